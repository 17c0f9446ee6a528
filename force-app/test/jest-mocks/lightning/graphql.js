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

/** What is being asked now; sends nothing, because the filter, which sees every live request, takes none. */
const live = () => {
  const configs = [];
  graphql.emit({}, (config) => {
    configs.push(config);
    return false;
  });
  return configs;
};

/** The variables that an operation is being asked with, undefined when it is not. */
export const variablesOf = (operation) =>
  live()
    .filter((config) => operationOf(config) === operation)
    .at(-1)?.variables;

export const lastQuery = () => graphql.getLastConfig()?.query?.text;

export const executeMutation = jest.fn();
