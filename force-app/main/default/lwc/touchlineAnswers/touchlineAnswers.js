/** Records of a connection. */
export const nodes = (connection) => connection.edges.map(({ node }) => node);

/** The first record of a connection, null for none. */
export const first = (connection) => connection.edges[0]?.node ?? null;

/** Stored JSON, or what stands for "nothing stored". Text that cannot be read is no reason to lose a page. */
export const json = (text, nothing) => {
  try {
    return JSON.parse(text ?? 'null') ?? nothing;
  } catch {
    return nothing;
  }
};

const RUN = 'Id As_Of__c { value } Started_At__c { value } Finished_At__c { value } Status__c { value }';

/** Subqueries for the latest run and the latest that succeeded; every page asks, because freshness is on each. */
export const RUNS = `
  runs: Touchline_Sync_Run__c(first: 1, orderBy: { Started_At__c: { order: DESC } }) {
    edges { node { ${RUN} } }
  }
  successes: Touchline_Sync_Run__c(
    first: 1
    where: { Status__c: { eq: "succeeded" } }
    orderBy: { Started_At__c: { order: DESC } }
  ) {
    edges { node { ${RUN} } }
  }
`;

const run = (node) =>
  node && {
    asOf: node.As_Of__c.value,
    startedAt: node.Started_At__c.value,
    finishedAt: node.Finished_At__c.value,
    status: node.Status__c.value,
  };

/** `{run, success}`: the latest run and the latest that succeeded, null where there is none. */
export const readRuns = (answer) => ({ run: run(first(answer.runs)), success: run(first(answer.successes)) });
