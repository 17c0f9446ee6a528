import type { Endpoint } from '../types.ts';

/** The README's table of everything that is spoken, in order of path. */
export function endpointTable(endpoints: readonly Endpoint[]): string {
  const lines = endpoints
    .map(({ method, path, summary }) => ({
      path,
      line: `| ${[method].flat().join(', ')} | \`${path}\` | ${summary} |`,
    }))
    .sort((one, other) => (one.path + one.line < other.path + other.line ? -1 : 1));
  return ['| method | path | what |', '| --- | --- | --- |', ...lines.map(({ line }) => line)].join('\n');
}

const [opening, closing] = ['<!-- endpoints -->', '<!-- /endpoints -->'];

/** The README with its table made anew. */
export function withEndpointTable(readme: string, endpoints: readonly Endpoint[]): string {
  const [start, end] = [readme.indexOf(opening), readme.indexOf(closing)];
  if (start < 0 || end < start) throw new Error(`README.md has no ${opening} … ${closing}`);
  return `${readme.slice(0, start + opening.length)}\n\n${endpointTable(endpoints)}\n\n${readme.slice(end)}`;
}
