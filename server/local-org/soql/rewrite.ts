import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';
import type { GroupingKind } from './grouping.ts';

/** A statement as the parser library can read it, and what had to be taken out of it for that. */
export interface Rewritten {
  /** As long as the statement and with every word in its place; what was taken out is blank. */
  text: string;
  grouping: GroupingKind;
  /** `FROM Contact c, c.Account a`: the path each further alias stands for, by lower-case alias. */
  joined: Map<string, string[]>;
}

/**
 * The library does not know functions inside ROLLUP and CUBE, parents joined by an alias, AS before an alias, more than
 * nine parentheses in a row, or three NOTs, one in the other. Each is taken out here where its meaning can be kept beside the text.
 */
export function rewrite(statement: string): Rewritten {
  const found: Rewritten = { text: statement, grouping: 'plain', joined: new Map() };
  const tokens = tokenize(statement);
  const words = tokens.map((token) => token.text.toLowerCase());
  const closing = pairs(words);
  const blanks = new Set([
    ...grouping(words, closing, found),
    ...aliases(tokens, words, found),
    ...parentheses(words, closing),
    ...negations(words, joins(words)),
  ]);
  found.text = without(statement, tokens, blanks);
  return found;
}

function without(statement: string, tokens: readonly Token[], blanks: ReadonlySet<number>): string {
  if (blanks.size === 0) return statement;
  const parts: string[] = [];
  let from = 0;
  for (const [at, { text, offset }] of tokens.entries()) {
    if (!blanks.has(at)) continue;
    parts.push(statement.slice(from, offset), ' '.repeat(text.length));
    from = offset + text.length;
  }
  return parts.join('') + statement.slice(from);
}

/** Where each opening parenthesis is closed. */
function pairs(words: readonly string[]): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const [at, word] of words.entries()) {
    if (word === '(') open.push(at);
    const last = word === ')' ? open.pop() : undefined;
    if (last !== undefined) closing.set(last, at);
  }
  return closing;
}

const AFTER_GROUPS = new Set([undefined, 'having', 'order', 'limit', 'offset', 'for']);

/** GROUP BY ROLLUP(a, f(b)) becomes GROUP BY a, f(b); anything but these parentheses after it stays for a refusal. */
function grouping(
  words: readonly string[],
  closing: ReadonlyMap<number, number>,
  found: Rewritten,
): number[] {
  const at = words.findIndex(
    (word, index) =>
      (word === 'rollup' || word === 'cube') && words[index - 1] === 'by' && words[index - 2] === 'group',
  );
  const end = closing.get(at + 1) ?? -1;
  if (at < 0 || end <= at + 2 || !AFTER_GROUPS.has(words[end + 1])) return [];
  found.grouping = words[at] === 'cube' ? 'cube' : 'rollup';
  return [at, at + 1, end];
}

const AFTER_FROM = new Set<string | undefined>(['using', 'where', 'with', 'group', ...AFTER_GROUPS]);
const isName = (word: string | undefined): boolean => word !== undefined && /^[a-z]\w*$/.test(word);

/** After the FROM of the outermost statement. */
function aliases(tokens: readonly Token[], words: readonly string[], found: Rewritten): number[] {
  const from = outerFrom(words);
  if (from < 0) return [];
  const blanks: number[] = [];
  let at = from + 2;
  if (words[at] === 'as' && isName(words[at + 1])) blanks.push(at++);
  const known = new Map<string, string[]>([[words[from + 1] ?? '', []]]);
  if (isName(words[at]) && !AFTER_FROM.has(words[at])) known.set(words[at++] ?? '', []);
  while (words[at] === ',') {
    const path = tokens[at + 1]?.text.split('.') ?? [];
    const base = known.get(path[0]?.toLowerCase() ?? '');
    const isAs = words[at + 2] === 'as';
    const next = words[at + (isAs ? 3 : 2)];
    // `FROM Contact, Contact.Account` names the parent again, and nothing by it.
    const isNamed = isName(next) && !AFTER_FROM.has(next);
    const alias = isNamed ? (next ?? '') : path.join('.').toLowerCase();
    if (!base || path.length < 2 || (isAs && !isNamed) || known.has(alias)) return blanks;
    known.set(alias, [...base, ...path.slice(1)]);
    found.joined.set(alias, [...base, ...path.slice(1)]);
    const length = isAs ? 4 : isNamed ? 3 : 2;
    blanks.push(...Array.from({ length }, (_, index) => at + index));
    at += length;
  }
  return blanks;
}

function outerFrom(words: readonly string[]): number {
  let depth = 0;
  for (const [at, word] of words.entries()) {
    if (word === '(') depth += 1;
    else if (word === ')') depth -= 1;
    else if (word === 'from' && depth === 0) return at;
  }
  return -1;
}

/** `((x))` says what `(x)` says. Only pairs around nothing but another pair go. */
function parentheses(words: readonly string[], closing: ReadonlyMap<number, number>): number[] {
  const blanks: number[] = [];
  for (const [at, end] of closing) {
    if (words[at + 1] === '(' && closing.get(at + 1) === end - 1) blanks.push(at, end);
  }
  return blanks;
}

/** NOT (NOT x) is x. */
function negations(words: readonly string[], joining: ReadonlySet<number>): Set<number> {
  const blanks = new Set<number>();
  for (const [at, word] of words.entries()) {
    if (word !== 'not' || blanks.has(at)) continue;
    const isOne = words[at + 1] === '(' && !joining.has(at + 1);
    if (isOne && words[at + 2] === 'not') blanks.add(at).add(at + 2);
  }
  return blanks;
}

/** Parentheses that hold more than one condition. */
function joins(words: readonly string[]): Set<number> {
  const joining = new Set<number>();
  const open: number[] = [];
  for (const [at, word] of words.entries()) {
    const last = open.at(-1);
    if (word === '(') open.push(at);
    else if (word === ')') open.pop();
    else if ((word === 'and' || word === 'or') && last !== undefined) joining.add(last);
  }
  return joining;
}
