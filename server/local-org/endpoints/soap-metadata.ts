import { SalesforceError } from '../errors.ts';
import { answerEnvelope, faultEnvelope, readEnvelope } from '../metadata/soap/envelope.ts';
import { operations } from '../metadata/soap/operations.ts';
import { limits } from '../metadata/archive.ts';
import type { Answer, Call, Endpoint } from '../types.ts';
import { versionOf } from '../web/versions.ts';

const soap = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/xml;charset=UTF-8' },
  body,
});

/** The Metadata API's SOAP door. The session stands in the envelope, so the endpoint asks for it itself. */
export default {
  id: 'soap-metadata',
  method: 'POST',
  path: '/services/Soap/m/:number',
  summary:
    'Metadata API over SOAP: deploy, retrieve, list, describe, and create, read, update, upsert, rename, delete',
  anonymous: true,
  // A zip of the largest size in base64, and its envelope.
  bodyLimit: Math.ceil((limits.zippedBytes * 4) / 3) + 1_000_000,
  async handle(call: Call) {
    try {
      versionOf(`v${call.params['number']}`);
      const { sessionId, operation, body } = readEnvelope(String(call.body ?? ''));
      const user = call.org.session(sessionId);
      if (!user)
        throw new SalesforceError(
          500,
          'INVALID_SESSION_ID',
          'Invalid Session ID found in SessionHeader: Illegal Session',
        );
      const work = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (!work)
        throw new SalesforceError(
          500,
          'FUNCTIONALITY_NOT_ENABLED',
          `The local org does not speak this yet: ${operation} of the Metadata API`,
        );
      return soap(200, answerEnvelope(operation, await work(call.org, user, body)));
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      return soap(500, faultEnvelope(error.errorCode, error.message));
    }
  },
} satisfies Endpoint;
