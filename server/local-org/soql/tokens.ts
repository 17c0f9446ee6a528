/** One word, number, string or sign of a statement, with its place. */
export interface Token {
  text: string;
  offset: number;
}

const TOKEN = /'(?:\\.|[^'\\])*'|[A-Za-z_][\w.]*|[\w.+:%-]+|!=|<>|<=|>=|\S/gy;
const SPACE = /\s*/y;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    SPACE.lastIndex = at;
    SPACE.exec(text);
    at = SPACE.lastIndex;
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return tokens;
    tokens.push({ text: match[0], offset: at });
    at = TOKEN.lastIndex;
  }
}

/** Offset of the first token spelled like `word`, whatever its case; -1 when it was not written so. */
export function locate(text: string, word: string): number {
  const wanted = word.toLowerCase();
  return tokenize(text).find((token) => token.text.toLowerCase() === wanted)?.offset ?? -1;
}

/** The statement without white space and case, strings untouched: two spellings of one statement agree. */
export function canonical(text: string): string {
  return tokenize(text)
    .map((token) => (token.text.startsWith("'") ? token.text : token.text.toLowerCase()))
    .join('');
}
