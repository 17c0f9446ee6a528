/**
 * Stand-in for `lightning/graphql`. `gql` keeps its text, so a test can tell requests apart; `respond` answers
 * the live ones by operation name, `requests` lists what is being asked now.
 */
import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';

export const gql = (parts, ...values) =>
  Object.freeze({ text: parts.reduce((text, part, index) => text + values[index - 1] + part) });

export const graphql = createTestWireAdapter(jest.fn());

export const refresh = jest.fn(() => Promise.resolve());

const operationOf = ({ query }) => /query (\w+)/.exec(query?.text ?? '')?.[1];

/** Sends `{data}` or `{errors}` to every component that asks for this operation. */
export const respond = (operation, answer) =>
  graphql.emit(
    { data: undefined, errors: undefined, refresh, ...answer },
    (config) => operationOf(config) === operation,
  );

/** The variables of the last request of an operation. */
export const variablesOf = (operation) => {
  const config = graphql.getLastConfig();
  return operationOf(config) === operation ? config.variables : undefined;
};

export const lastQuery = () => graphql.getLastConfig()?.query?.text;

export const executeMutation = jest.fn();
