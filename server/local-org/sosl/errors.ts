import { SalesforceError } from '../errors.ts';

export const malformedSearch = (message: string): SalesforceError =>
  new SalesforceError(400, 'MALFORMED_SEARCH', message);
