import { isUtf8 } from 'node:buffer';
import { jsonParserError } from '../errors.ts';

/** The platform's JSON reader goes no deeper; ours could, but what walks over the value afterwards could not. */
const deepest = 1000;

/** A JSON body as a value; undefined when there is none. Throws JSON_PARSER_ERROR in the platform's words. */
export function jsonOf(body: Buffer): unknown {
  if (!isUtf8(body)) throw jsonParserError('Invalid UTF-8 in the JSON body');
  const text = body.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return undefined;
  if (depthOf(text) > deepest)
    throw jsonParserError(`Document nesting depth (${deepest + 1}) exceeds the maximum allowed (${deepest})`);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw jsonParserError(whereJsonBreaks(text, (error as Error).message));
  }
}

/** How many brackets are open at once, those in strings left out; a loop, since a pattern's own stack would overflow. */
function depthOf(text: string): number {
  if (text.length <= deepest) return 0;
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let at = 0; at < text.length && most <= deepest; at += 1) {
    const sign = text.charAt(at);
    if (quoted && sign === '\\') at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '[' || sign === '{') most = Math.max(most, (depth += 1));
    else if (sign === ']' || sign === '}') depth -= 1;
  }
  return most;
}

/** V8 names the character or, in longer texts, its position; the platform's sentence needs no more. */
function whereJsonBreaks(text: string, reason: string): string {
  const position = /at position (\d+)/.exec(reason)?.[1];
  const at = position === undefined ? undefined : Number(position);
  const character =
    /Unexpected token '(.+?)',/su.exec(reason)?.[1] ?? (at === undefined ? undefined : text.charAt(at));
  if (!character) return `Unexpected end-of-input in the JSON body: ${reason}`;
  const lines = text.slice(0, at ?? 0).split('\n');
  const where =
    at === undefined ? '' : ` at [line:${lines.length}, column:${(lines.at(-1)?.length ?? 0) + 1}]`;
  return `Unexpected character ('${character}' (code ${character.codePointAt(0)})): was expecting a JSON value${where}`;
}
