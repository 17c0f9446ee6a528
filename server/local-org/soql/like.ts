/** A LIKE pattern as a test on text, case and all: `%` any run, `_` one character, backslash takes the next as it is. */
export function likeMatcher(pattern: string): (text: string) => boolean {
  const signs: (string | { any: true } | { one: true })[] = [];
  for (let i = 0; i < pattern.length; i += 1) {
    const sign = pattern.charAt(i);
    if (sign === '\\' && i + 1 < pattern.length) signs.push(pattern.charAt((i += 1)));
    else if (sign === '%') signs.push({ any: true });
    else if (sign === '_') signs.push({ one: true });
    else signs.push(sign);
  }
  // Greedy with one way back: linear in practice, and no pattern can make it explode as a regular expression would.
  return (text) => {
    let at = 0;
    let sign = 0;
    let star = -1;
    let mark = 0;
    while (at < text.length) {
      const wanted = signs[sign];
      if (typeof wanted === 'object' && 'any' in wanted) {
        star = sign;
        mark = at;
        sign += 1;
      } else if (wanted !== undefined && (typeof wanted === 'object' || wanted === text.charAt(at))) {
        sign += 1;
        at += 1;
      } else if (star >= 0) {
        sign = star + 1;
        mark += 1;
        at = mark;
      } else return false;
    }
    return signs.slice(sign).every((rest) => typeof rest === 'object' && 'any' in rest);
  };
}
