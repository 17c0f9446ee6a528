import { malformedSearch } from './errors.ts';

/** Which fields are searched. */
export type Fields = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE';

export interface Returned {
  object: string;
  /** As written: `Id, Name`; `Id` where nothing is. */
  fields: string;
  /** As written after WHERE. */
  where: string | undefined;
  /** ORDER BY, LIMIT and OFFSET, as written. */
  rest: string;
}

export interface Search {
  term: string;
  fields: Fields;
  returning: Returned[];
  limit: number | undefined;
}

/** Takes a SOSL statement apart. Throws MALFORMED_SEARCH, by name for what this org does not speak. */
export function parseSearch(text: string): Search {
  const found = /^\s*FIND\s*\{((?:\\.|[^}\\])*)\}(.*)$/is.exec(text);
  if (!found) throw malformedSearch(`A statement begins with FIND {words}: ${text.slice(0, 60)}`);
  const [, term = '', after = ''] = found;
  const [, fields = 'ALL', tail = ''] = /^\s*(?:IN\s+(\w+)\s+FIELDS\b)?(.*)$/is.exec(after) ?? [];
  const [, list = ''] = /^\s*RETURNING\b(.*)$/is.exec(tail) ?? [];
  if (list === '') throw unspoken(tail.trim() === '' ? 'a search without RETURNING' : tail.trim());
  const { items, behind } = returned(list);
  const [, limit, more = ''] = /^\s*(?:LIMIT\s+(\d+))?(.*)$/is.exec(behind) ?? [];
  if (more.trim() !== '') throw unspoken(more.trim());
  return {
    term,
    fields: fieldsNamed(fields.toUpperCase()),
    returning: items.map(itemOf),
    limit: limit === undefined ? undefined : Number(limit),
  };
}

const unspoken = (what: string) => malformedSearch(`this org does not speak ${what}`);

function fieldsNamed(name: string): Fields {
  if (name === 'ALL' || name === 'NAME' || name === 'EMAIL' || name === 'PHONE') return name;
  throw unspoken(`IN ${name} FIELDS`);
}

/** `Account(Id, Name), Contact LIMIT 5` to its items and what stands behind them. */
function returned(list: string): { items: string[]; behind: string } {
  const items: string[] = [];
  let rest = list;
  for (;;) {
    const name = /^\s*\w+\s*/.exec(rest)?.[0];
    if (name === undefined) throw malformedSearch(`expecting an object after RETURNING: ${rest.trim()}`);
    rest = rest.slice(name.length);
    const end = rest.startsWith('(') ? closing(rest) : 0;
    items.push(name.trim() + rest.slice(0, end));
    rest = rest.slice(end).trimStart();
    if (!rest.startsWith(',')) return { items, behind: rest };
    rest = rest.slice(1);
  }
}

/** Length of the part in parentheses a text begins with; quoted ones do not count. */
function closing(text: string): number {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/'(?:\\.|[^'\\])*'|[()]/g)) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (depth === 0) return index + 1;
  }
  throw malformedSearch(`expecting a right parentheses: ${text}`);
}

function itemOf(item: string): Returned {
  const [, object = '', inner = ''] = /^(\w+)(?:\((.*)\))?$/s.exec(item) ?? [];
  // What is quoted holds no clauses, so it is looked past.
  const bare = inner.replace(/'(?:\\.|[^'\\])*'/g, (quoted) => '_'.repeat(quoted.length));
  const using = /\bUSING\s+\w+/i.exec(bare)?.[0];
  if (using) throw unspoken(using);
  const tail = /\b(ORDER\s+BY|LIMIT|OFFSET)\b/i.exec(bare)?.index ?? inner.length;
  const condition = /\bWHERE\b/i.exec(bare.slice(0, tail))?.index ?? tail;
  return {
    object,
    fields: inner.slice(0, condition).trim() || 'Id',
    where: condition === tail ? undefined : inner.slice(condition + 'WHERE'.length, tail).trim(),
    rest: inner.slice(tail),
  };
}
