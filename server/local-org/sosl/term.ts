import { likeMatcher } from '../soql/like.ts';
import { malformedSearch } from './errors.ts';

/** Whether the texts of one record say what is wanted; each text is its words, in small letters. */
export type Wanted = (texts: readonly (readonly string[])[]) => boolean;

/** Words of a text: letters and digits, in small letters. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const LEAST = 2;
/** Parentheses within parentheses. */
const DEEPEST = 50;

/** Reads what stands between the braces. Throws MALFORMED_SEARCH. */
export function parseTerm(term: string): Wanted {
  const tokens = term.match(/"(?:\\.|[^"\\])*"|[()]|(?:\\.|[^\s()"\\])+/g) ?? [];
  if (wordsOf(term).join('').length < LEAST)
    throw malformedSearch(`search term must be longer than one character: ${term}`);
  let at = 0;
  let depth = 0;
  const peek = () => tokens[at]?.toUpperCase();
  const unexpected = () => malformedSearch(`unexpected token: ${tokens[at] ?? 'the end of the search term'}`);

  const alternatives = (): Wanted => {
    const any = [together()];
    while (peek() === 'OR') {
      at += 1;
      any.push(together());
    }
    return (texts) => any.some((each) => each(texts));
  };
  const together = (): Wanted => {
    const all = [one()];
    while (peek() !== undefined && peek() !== 'OR' && peek() !== ')') {
      const isSaid = peek() === 'AND';
      if (isSaid) at += 1;
      if (isSaid && peek() === 'NOT') {
        at += 1;
        const unwanted = one();
        all.push((texts) => !unwanted(texts));
      } else all.push(one());
    }
    return (texts) => all.every((each) => each(texts));
  };
  const one = (): Wanted => {
    const token = tokens[at];
    if (token === undefined || token === ')' || /^(AND|OR|NOT)$/i.test(token)) throw unexpected();
    at += 1;
    if (token !== '(') return phrase(token);
    depth += 1;
    if (depth > DEEPEST) throw malformedSearch('search term has too many parentheses');
    const inner = alternatives();
    depth -= 1;
    if (tokens[at] !== ')') throw unexpected();
    at += 1;
    return inner;
  };

  const wanted = alternatives();
  if (at < tokens.length) throw unexpected();
  return wanted;
}

/** Words that follow each other in one text: `"acme deal"`, but also `a@b.example`. */
function phrase(token: string): Wanted {
  const text = token.replace(/^"|"$/g, '').toLowerCase();
  const patterns = [...text.matchAll(/(?:\\.|[\p{L}\p{N}*?])+/gu)].map(([word]) => pattern(word));
  return (texts) =>
    texts.some((words) =>
      words.some((_, from) => patterns.every((matches, step) => matches(words[from + step] ?? ''))),
    );
}

/** `*` stands for any letters in the middle or at the end of a word, `?` for one. What is escaped is no letter. */
const pattern = (word: string): ((word: string) => boolean) =>
  likeMatcher(word.replace(/\\./gu, '').replaceAll('*', '%').replaceAll('?', '_'));
