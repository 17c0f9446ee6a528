import { SalesforceError } from '../errors.ts';
import type { Endpoint } from '../types.ts';
import { compositeRequest, limitError, type CompositePart } from '../web/composite-request.ts';
import { urlWithReferences, withReferences } from '../web/references.ts';
import { dispatcher, type Dispatch, type SubAnswer } from '../web/subrequest.ts';

const endpoint: Endpoint = {
  id: 'composite',
  method: 'POST',
  path: '/services/data/:version/composite',
  summary:
    'Up to 25 requests that may refer to earlier answers (`@{ref.id}`), with `allOrNone` as one transaction',
  async handle(call) {
    const { allOrNone, parts } = compositeRequest(call.body);
    const tooMany = limitError(parts);
    if (tooMany) return { body: { compositeResponse: [partJson(null, refused(tooMany))] } };
    const dispatch = await dispatcher(call, {
      carries: /^(sobjects|query|queryAll|composite\/sobjects)(\/|$)/,
      as: 'a composite request',
    });
    const answers = call.org.store.atomic((undo) => {
      const done = runAll(dispatch, parts, allOrNone);
      if (!allOrNone || !done.some(failed)) return done;
      undo();
      return done.map((answer) => (failed(answer) ? answer : rolledBack));
    });
    return {
      body: {
        compositeResponse: parts.map(({ referenceId }, index) =>
          partJson(referenceId, answers[index] ?? rolledBack),
        ),
      },
    };
  },
};

export default endpoint;

/** In order; with allOrNone the first failure is the last thing that is tried. */
function runAll(dispatch: Dispatch, parts: readonly CompositePart[], allOrNone: boolean): SubAnswer[] {
  const answers: SubAnswer[] = [];
  const bodies = new Map<string, unknown>();
  for (const part of parts) {
    const answer = run(dispatch, part, bodies, allOrNone);
    answers.push(answer);
    if (answer.status < 400) bodies.set(part.referenceId, answer.body);
    if (allOrNone && failed(answer)) break;
  }
  return answers;
}

function run(
  dispatch: Dispatch,
  part: CompositePart,
  bodies: ReadonlyMap<string, unknown>,
  allOrNone: boolean,
): SubAnswer {
  try {
    const url = urlWithReferences(part.url, bodies);
    const body = withReferences(part.body, bodies);
    const headers = withReferences(part.headers, bodies) as Record<string, string>;
    const request = { ...part, url, body, headers };
    const savesMany = /\/composite\/sobjects(?=[/?]|$)/.test(url) && part.method !== 'GET';
    return dispatch(allOrNone && savesMany ? allOrNoneToo(request) : request);
  } catch (error) {
    if (error instanceof SalesforceError) return refused(error);
    throw error;
  }
}

/** allOrNone of the composite request overrides that of a collection inside it. */
function allOrNoneToo(request: CompositePart): CompositePart {
  const { url, body } = request;
  if (request.method === 'DELETE') {
    const [path = '', query] = url.split('?');
    const parameters = new URLSearchParams(query);
    parameters.set('allOrNone', 'true');
    return { ...request, url: `${path}?${parameters.toString()}` };
  }
  return {
    ...request,
    body: body !== null && typeof body === 'object' ? { ...body, allOrNone: true } : body,
  };
}

/** A collection says 200 whatever happened to its records. */
function failed({ status, body }: SubAnswer): boolean {
  if (status >= 400) return true;
  return (
    Array.isArray(body) &&
    body.some((each) => each !== null && typeof each === 'object' && 'success' in each && !each.success)
  );
}

const refused = (error: SalesforceError): SubAnswer => ({
  status: error.status,
  headers: {},
  body: error.toBody(),
});

const rolledBack = refused(
  new SalesforceError(
    400,
    'PROCESSING_HALTED',
    'The transaction was rolled back since another operation in the same transaction failed.',
  ),
);

function partJson(referenceId: string | null, { status, headers, body }: SubAnswer): object {
  return { body, httpHeaders: headers, httpStatusCode: status, referenceId };
}
