import { jsonParserError, notSpoken, SalesforceError } from '../errors.ts';
import type { Endpoint } from '../types.ts';
import { methodOf, mostSubrequests, text } from '../web/composite-request.ts';
import { jsonObject } from '../web/record-body.ts';
import { dispatcher, type Dispatch, type SubAnswer, type SubRequest } from '../web/subrequest.ts';

const endpoint: Endpoint = {
  id: 'composite-batch',
  method: 'POST',
  path: '/services/data/:version/composite/batch',
  summary: 'Up to 25 requests, each on its own; `haltOnError` stops after the first that fails',
  async handle(call) {
    const { batchRequests, haltOnError = false } = jsonObject(call.body);
    if (typeof haltOnError !== 'boolean') throw jsonParserError('haltOnError must be true or false');
    if (!Array.isArray(batchRequests) || !batchRequests.length)
      throw jsonParserError('The request body must have a list batchRequests');
    const requests = batchRequests.map(requestOf);
    if (requests.length > mostSubrequests)
      throw new SalesforceError(
        400,
        'LIMIT_EXCEEDED',
        `The request can’t contain more than ${mostSubrequests} operations.`,
      );
    const dispatch = await dispatcher(call, {
      carries: /^(limits|sobjects|query|queryAll)(\/|$)/,
      as: 'a batch',
    });
    const answers = runAll(dispatch, requests, haltOnError);
    return {
      body: {
        hasErrors: answers.some(({ status }) => status >= 400),
        results: answers.map(({ status, body }) => ({ statusCode: status, result: body })),
      },
    };
  },
};

export default endpoint;

function runAll(dispatch: Dispatch, requests: readonly SubRequest[], haltOnError: boolean): SubAnswer[] {
  let halted = false;
  return requests.map((request) => {
    if (halted) return refused(halt);
    const answer = dispatch(request);
    halted = haltOnError && answer.status >= 400;
    return answer;
  });
}

const refused = (error: SalesforceError): SubAnswer => ({
  status: error.status,
  headers: {},
  body: error.toBody(),
});

const halt = new SalesforceError(
  412,
  'BATCH_PROCESSING_HALTED',
  'Batch processing halted per request after previous error',
);

/** `url` starts at the version ('v66.0/sobjects/Account/…') or at the root. */
function requestOf(value: unknown): SubRequest {
  const { method, url, richInput, ...others } = jsonObject(value, 'Each subrequest');
  for (const name of ['binaryPartName', 'binaryPartNameAlias'])
    if (name in others) throw notSpoken(`${name} of a batch subrequest`);
  const address = text(url, 'url').replace(/^\/+/, '');
  return {
    method: methodOf(method),
    url: address.startsWith('services/data/') ? `/${address}` : `/services/data/${address}`,
    headers: {},
    body: richInput,
  };
}
