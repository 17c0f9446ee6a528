import { SalesforceError } from '../errors.ts';
import { answerEnvelope, faultEnvelope, readEnvelope, type SoapCall } from '../metadata/soap/envelope.ts';
import type { Answer, Call, Endpoint } from '../types.ts';
import { baseUrl, userByPassword } from '../web/oauth.ts';
import { versionOf } from '../web/versions.ts';

const namespace = 'urn:partner.soap.sforce.com';
const sessionSeconds = 7200;
const soap = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/xml;charset=UTF-8' },
  body,
});

/** The partner API's door as far as logging in: who wants records asks REST. */
export default {
  id: 'soap-login',
  method: 'POST',
  path: '/services/Soap/u/:number',
  summary:
    'SOAP `login` with a name and the user’s access token as the password, and `logout`, which ends nothing',
  anonymous: true,
  bodyLimit: 100_000,
  handle(call: Call) {
    try {
      versionOf(`v${call.params['number']?.replace(/^(\d+)$/, '$1.0') ?? ''}`);
      const asked = readEnvelope(String(call.body ?? ''), namespace);
      return soap(200, answerEnvelope(asked.operation, resultsOf(call, asked), namespace));
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      return soap(500, faultEnvelope(error.errorCode, error.message, namespace));
    }
  },
} satisfies Endpoint;

function resultsOf(call: Call, asked: SoapCall): object[] {
  if (asked.operation === 'login') return [login(call, asked)];
  if (asked.operation !== 'logout') {
    const message = `The local org does not speak this yet: ${asked.operation} of the SOAP API`;
    throw new SalesforceError(500, 'FUNCTIONALITY_NOT_ENABLED', message);
  }
  if (!call.org.session(asked.sessionId)) {
    const message = 'Invalid Session ID found in SessionHeader: Illegal Session';
    throw new SalesforceError(500, 'INVALID_SESSION_ID', message);
  }
  return [];
}

function login(call: Call, { body }: SoapCall): object {
  const given = (name: string) => body.children.find((child) => child.name === name)?.text ?? '';
  const user = userByPassword(call.org, given('username'), given('password'));
  if (!user) {
    const message = 'Invalid username, password, security token; or user locked out.';
    throw new SalesforceError(500, 'INVALID_LOGIN', message);
  }
  const base = baseUrl(call.org, call.headers);
  const api = (letter: string) =>
    `${base}/services/Soap/${letter}/${call.params['number']}/${user.organizationId}`;
  return {
    metadataServerUrl: api('m'),
    passwordExpired: false,
    sandbox: false,
    serverUrl: api('u'),
    sessionId: user.accessToken,
    userId: user.id,
    userInfo: {
      organizationId: user.organizationId,
      organizationMultiCurrency:
        call.org.schema.object('Opportunity')?.fieldByName.has('currencyisocode') ?? false,
      profileId: call.org.reader(user).get('User', user.id)?.ProfileId ?? null,
      sessionSecondsValid: sessionSeconds,
      userFullName: user.name,
      userId: user.id,
      userLocale: user.locale,
      userName: user.username,
      userTimeZone: user.timeZone,
    },
  };
}
