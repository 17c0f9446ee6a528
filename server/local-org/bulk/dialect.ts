import { SalesforceError } from '../errors.ts';

const DELIMITERS = { BACKQUOTE: '`', CARET: '^', COMMA: ',', PIPE: '|', SEMICOLON: ';', TAB: '\t' } as const;
const LINE_ENDINGS = { LF: '\n', CRLF: '\r\n' } as const;

/** How a job's CSV is written: the names its owner gave, and what they stand for. */
export interface Dialect {
  columnDelimiter: keyof typeof DELIMITERS;
  lineEnding: keyof typeof LINE_ENDINGS;
  delimiter: string;
  newline: string;
}

export function dialectOf(body: Record<string, unknown>): Dialect {
  const columnDelimiter = choice(body, 'columnDelimiter', DELIMITERS, 'COMMA');
  const lineEnding = choice(body, 'lineEnding', LINE_ENDINGS, 'LF');
  choice(body, 'contentType', { CSV: '' }, 'CSV');
  return {
    columnDelimiter,
    lineEnding,
    delimiter: DELIMITERS[columnDelimiter],
    newline: LINE_ENDINGS[lineEnding],
  };
}

function choice<T extends object>(
  body: Record<string, unknown>,
  name: string,
  choices: T,
  fallback: keyof T,
): keyof T {
  const given = body[name] ?? fallback;
  if (typeof given === 'string' && given in choices) return given as keyof T;
  const allowed = Object.keys(choices).join(', ');
  throw new SalesforceError(400, 'INVALIDJOB', `${name} must be one of ${allowed}, not '${String(given)}'`);
}

/** One CSV record, every value quoted, as the platform writes them. */
export function csvLine(values: readonly string[], dialect: Dialect): string {
  let line = '';
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? '';
    if (at > 0) line += dialect.delimiter;
    line += value.includes('"') ? `"${value.replaceAll('"', '""')}"` : `"${value}"`;
  }
  return line + dialect.newline;
}
