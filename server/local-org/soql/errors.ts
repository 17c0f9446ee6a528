import { SalesforceError } from '../errors.ts';
import { locate } from './tokens.ts';

const WINDOW = 40;

/** The platform's excerpt: the line at fault, a caret under the column, row and column counted from 1. */
export function excerpt(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const row = before.split('\n').length;
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineEnd = text.indexOf('\n', offset);
  const column = offset - lineStart;
  const from = Math.max(0, column - WINDOW);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).slice(from, column + WINDOW);
  return `\n${line}\n${' '.repeat(column - from)}^\nERROR at Row:${row}:Column:${column + 1}\n`;
}

/** A refusal that points at a place of the statement. Without a place (-1) the message stands alone. */
export function refusal(errorCode: string, message: string, text: string, offset: number): SalesforceError {
  return new SalesforceError(400, errorCode, offset < 0 ? message : excerpt(text, offset) + message);
}

/** A refusal that points at a word of the statement; without one, or where it was not written so, the message alone. */
export function refuse(
  scope: { text: string },
  errorCode: string,
  message: string,
  word?: string,
): SalesforceError {
  return refusal(errorCode, message, scope.text, word === undefined ? -1 : locate(scope.text, word));
}

export function malformed(message: string): SalesforceError {
  return new SalesforceError(400, 'MALFORMED_QUERY', message);
}
