import { refusal } from './errors.ts';
import { tokenize } from './tokens.ts';

/** What may stand before a NOT that negates a condition. */
const OPENERS = new Set(['where', 'having', '(']);
const JOINTS = new Set(['and', 'or']);
const CLAUSES = new Set(['group', 'having', 'order', 'limit', 'offset', 'for', 'with']);

/**
 * NOT stands alone, in the clause or in parentheses of its own: `a AND (NOT b)`. Beside AND and OR, or twice in a row,
 * the platform refuses it; the parser library does not.
 */
export function checkNegations(text: string): void {
  const tokens = tokenize(text);
  const words = tokens.map((token) => token.text.toLowerCase());
  for (const [at, word] of words.entries()) {
    if (word !== 'not' || words[at + 1] === 'in') continue;
    const wrong = OPENERS.has(words[at - 1] ?? '') ? jointAfter(words, at) : at;
    const token = wrong === undefined ? undefined : tokens[wrong];
    if (token)
      throw refusal('MALFORMED_QUERY', `unexpected token: '${token.text.toUpperCase()}'`, text, token.offset);
  }
}

/** The AND or OR that follows what a NOT negates. */
function jointAfter(words: readonly string[], not: number): number | undefined {
  let depth = 0;
  for (let at = not + 1; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '(') depth += 1;
    else if (word === ')') depth -= 1;
    if (depth < 0 || (depth === 0 && CLAUSES.has(word))) return undefined;
    if (depth === 0 && JOINTS.has(word)) return at;
  }
  return undefined;
}
