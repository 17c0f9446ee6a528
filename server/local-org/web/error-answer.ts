import type { FastifyReply, FastifyRequest } from 'fastify';
import { invalidSession, jsonParserError, notFound, SalesforceError } from '../errors.ts';

/** Whatever went wrong, as the platform would shape it. What nobody foresaw goes to stderr in full. */
export function answerError(
  error: Error & { code?: string; statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const known = error instanceof SalesforceError ? error : translate(error);
  if (known) {
    if (known.errorCode === invalidSession().errorCode) void reply.header('WWW-Authenticate', 'Token');
    void reply
      .status(known.status)
      .type('application/json;charset=UTF-8')
      .send(JSON.stringify(known.toBody()));
    return;
  }
  process.stderr.write(`${request.method} ${request.url}: ${error.stack ?? error.message}\n`);
  const unforeseen = new SalesforceError(
    500,
    'UNKNOWN_EXCEPTION',
    `An unexpected error occurred: ${error.message}`,
  );
  void reply.status(500).type('application/json;charset=UTF-8').send(JSON.stringify(unforeseen.toBody()));
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
