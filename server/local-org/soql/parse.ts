import { composeQuery, parseQuery } from '@jetstreamapp/soql-parser-js';
import type { Query } from '@jetstreamapp/soql-parser-js';
import type { SalesforceError } from '../errors.ts';
import { malformed, refusal } from './errors.ts';
import { checkNegations } from './negations.ts';
import { rewrite } from './rewrite.ts';
import type { Rewritten } from './rewrite.ts';
import { canonical, tokenize } from './tokens.ts';

/** Longest statement the platform accepts, in characters. */
const MAX_LENGTH = 100_000;
/** Places of an offending word that are looked at. */
const MAX_TRIES = 20;

export interface Parsed extends Omit<Rewritten, 'text'> {
  query: Query;
}

/**
 * Text to syntax tree. The parser library drops parts of a few statements it accepts (a third NOT in a row,
 * conditions after NOT in HAVING); so the tree is written out again and compared with what was asked, and a
 * difference is refused rather than answered wrongly.
 */
export function parse(text: string): Parsed {
  if (text.length > MAX_LENGTH) {
    throw malformed(`SOQL statements cannot be longer than ${MAX_LENGTH} characters.`);
  }
  if (text.trim() === '') throw malformed('SOQL statements cannot be empty or null');
  refuseAllRows(text);
  checkNegations(text);
  const { text: readable, grouping, joined } = rewrite(text);
  const query = parseOrRefuse(readable, text);
  const written = canonical(readable);
  // Writing a tree out changes it: the prefix of a child's FROM gains a part.
  const understood = canonical(composeQuery({ ...query, fields: structuredClone(query.fields) }));
  if (written !== understood) throw swallowed(readable, text, written, understood);
  return { query, grouping, joined };
}

/** ALL ROWS is Apex; the web API says queryAll instead. */
function refuseAllRows(text: string): void {
  const tokens = tokenize(text);
  const [all, rows] = tokens.slice(-2);
  if (all?.text.toUpperCase() === 'ALL' && rows?.text.toUpperCase() === 'ROWS') {
    throw refusal('MALFORMED_QUERY', 'ALL ROWS not allowed in this context', text, all.offset);
  }
}

function parseOrRefuse(readable: string, text: string): Query {
  const spaced = oneSpaced(readable);
  try {
    return parseQuery(spaced);
  } catch (error) {
    throw unexpected(spaced, error instanceof Error ? error.message : String(error), text);
  }
}

/**
 * The parser library knows ORDER BY and GROUP BY only with one blank between the words: further white space moves in
 * front of them, so that every place of the statement stays where it was.
 */
function oneSpaced(text: string): string {
  const tokens = tokenize(text);
  let spaced = text;
  for (const [at, { text: word, offset }] of tokens.entries()) {
    const by = tokens[at + 1];
    if (!by || !/^(order|group)$/i.test(word) || !/^by$/i.test(by.text)) continue;
    const gap = by.offset - offset - word.length;
    spaced = `${spaced.slice(0, offset)}${' '.repeat(gap - 1)}${word} ${spaced.slice(by.offset)}`;
  }
  return spaced;
}

/** The library's complaint about `spaced` in the platform's words, shown on the statement as it was written. */
function unexpected(spaced: string, complaint: string, text: string): SalesforceError {
  const place = /\((\d+):(\d+)\)$/.exec(complaint);
  if (place) {
    const offset = offsetOf(spaced, Number(place[1]), Number(place[2]));
    return refusal(
      'MALFORMED_QUERY',
      `line ${place[1]}:${place[2]} no viable alternative at character '${text[offset]}'`,
      text,
      offset,
    );
  }
  const found = /found(?: -->|:) (?:'([\s\S]*?)'|(\S+))\s*(?:<--)?\s*$/.exec(complaint);
  const word = found?.[1] ?? found?.[2] ?? '';
  const offset = word === '' ? -1 : placeOf(spaced, word);
  if (offset < 0) return refusal('MALFORMED_QUERY', "unexpected token: '<EOF>'", text, text.length);
  return refusal('MALFORMED_QUERY', `unexpected token: '${word}'`, text, offset);
}

/**
 * The parser names the offending word, not its place. It is the last one so spelled before which the statement
 * was still well begun, that is, whose left part fails only for having ended.
 */
function placeOf(text: string, word: string): number {
  const places = tokenize(text).filter((token) => token.text === word);
  // Each try reads the statement again: a long list of the same word is not searched from end to end.
  for (const { offset } of places.reverse().slice(0, MAX_TRIES)) {
    try {
      parseQuery(text.slice(0, offset));
      return offset;
    } catch (error) {
      if (error instanceof Error && /found(?: -->|:) (?:'')?\s*(?:<--)?\s*$/.test(error.message))
        return offset;
    }
  }
  return text.indexOf(word);
}

function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  return lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

function swallowed(readable: string, text: string, written: string, understood: string): SalesforceError {
  let same = 0;
  while (same < written.length && written[same] === understood[same]) same += 1;
  let length = 0;
  for (const token of tokenize(readable)) {
    length += token.text.length;
    if (length > same) {
      return refusal(
        'MALFORMED_QUERY',
        `unexpected token: '${token.text}' (this org does not speak the statement from here on)`,
        text,
        token.offset,
      );
    }
  }
  return refusal('MALFORMED_QUERY', "unexpected token: '<EOF>'", text, text.length);
}
