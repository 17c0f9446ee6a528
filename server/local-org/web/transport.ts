import { STATUS_CODES, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions } from 'fastify';
import { answerError } from './error-answer.ts';

/** Milliseconds a request may take to arrive in full; a client that trickles is let go after that. */
const slowest = 300_000;

/** What happens before there is a request to answer: limits of the line, and what is refused below the routes. */
export const transport = {
  requestTimeout: slowest,
  // The platform takes URLs of 16,384 characters; a statement of 100,000 has room here, encoded.
  http: { maxHeaderSize: 512 * 1024 },
  frameworkErrors: answerError,
  clientErrorHandler(error: Error & { code?: string }, socket: Socket) {
    // Nobody is left to hear an answer.
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
      socket.destroy();
      return;
    }
    const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ''] ?? 400;
    const words = STATUS_CODES[status] ?? '';
    const body = JSON.stringify([{ message: words, errorCode: words.toUpperCase().replaceAll(' ', '_') }]);
    socket.end(
      `HTTP/1.1 ${status} ${words}\r\ncontent-type: application/json;charset=UTF-8\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  },
} satisfies FastifyHttpOptions<Server>;
