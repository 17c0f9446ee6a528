import type { FastifyReply, FastifyRequest } from 'fastify';
import { asyncRefusal } from '../bulk/v1/xml.ts';
import { invalidSession, jsonParserError, notFound, SalesforceError } from '../errors.ts';
import { faultEnvelope } from '../metadata/soap/envelope.ts';
import type { Answer } from '../types.ts';

/** Whatever went wrong, as the platform would shape it. What nobody foresaw goes to stderr in full. */
export function answerError(
  error: Error & { code?: string; statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const known = error instanceof SalesforceError ? error : translate(error);
  if (known) {
    if (known.errorCode === invalidSession().errorCode) void reply.header('WWW-Authenticate', 'Token');
    sendError(request, reply, known);
    return;
  }
  process.stderr.write(`${request.method} ${request.url}: ${error.stack ?? error.message}\n`);
  const unforeseen = new SalesforceError(
    500,
    'UNKNOWN_EXCEPTION',
    `An unexpected error occurred: ${error.message}`,
  );
  sendError(request, reply, unforeseen);
}

const soapDoor = /^\/+services\/Soap\/([mu])\//;

/** The doors that speak XML say in XML what went wrong before they were asked. */
function inXml(url: string, { status, errorCode, message }: SalesforceError): Answer | undefined {
  const isTooLarge = status === 413;
  if (/^\/+services\/async\//.test(url))
    return asyncRefusal(isTooLarge ? 'ExceededQuota' : 'ClientInputError', message);
  const door = soapDoor.exec(url)?.[1];
  if (door === undefined) return undefined;
  const code = isTooLarge ? 'EXCEEDED_MAX_SIZE_REQUEST' : errorCode;
  return {
    status: 500,
    headers: { 'content-type': 'text/xml;charset=UTF-8' },
    body: faultEnvelope(code, message, door === 'u' ? 'urn:partner.soap.sforce.com' : undefined),
  };
}

/** The streaming server answers with a page: Bayeux clients read every JSON body, whatever its status, as messages. */
function sendError(request: FastifyRequest, reply: FastifyReply, error: SalesforceError): void {
  const { status, errorCode, message } = error;
  const answer = inXml(request.url, error);
  if (answer) {
    void reply
      .status(answer.status ?? status)
      .headers(answer.headers ?? {})
      .send(answer.body);
    return;
  }
  void reply.status(status);
  if (/^\/+cometd(\/|\?|$)/.test(request.url)) {
    const shown = message.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    void reply
      .type('text/html;charset=UTF-8')
      .send(`<html><body><h2>HTTP ERROR ${status} ${errorCode}</h2><p>${shown}</p></body></html>`);
  } else void reply.type('application/json;charset=UTF-8').send(JSON.stringify(error.toBody()));
}

function translate(error: Error & { code?: string }): SalesforceError | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new SalesforceError(413, 'REQUEST_LIMIT_EXCEEDED', 'Maximum size of request reached.');
    case 'FST_ERR_BAD_URL':
      return notFound();
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
      return jsonParserError('The request body is not valid gzip');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return jsonParserError('The request body has not the length its Content-Length says');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new SalesforceError(415, 'UNSUPPORTED_MEDIA_TYPE', 'The content type cannot be read');
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new SalesforceError(414, 'URI_TOO_LONG', 'A part of the path is too long');
    case 'ECONNRESET':
      return jsonParserError('The request ended before its body did');
    default:
      return undefined;
  }
}
