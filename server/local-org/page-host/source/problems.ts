/** A mistake in the source tree that would break a deployed page: where it is and what to do about it. */
export interface Problem {
  /** Path as a person would open it, relative to the working directory where possible. */
  file: string;
  /** From 1; absent when the whole file (or its absence) is the problem. */
  line?: number;
  message: string;
}

export function describeProblem(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  return `${place}: ${problem.message}`;
}

/** The pages cannot be built. The message lists every problem, not only the first. */
export class PageBuildError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(
      `The pages were not built: ${count}.\n${problems.map((p) => `  ${describeProblem(p)}`).join('\n')}`,
    );
    this.name = 'PageBuildError';
    this.problems = problems;
  }
}

/** Line (from 1) of the character at `index`. */
export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Line of the first occurrence of `needle` at or after `from`; undefined when it is not there. */
export function lineOf(text: string, needle: string, from = 0): number | undefined {
  const index = text.indexOf(needle, from);
  return index < 0 ? undefined : lineAt(text, index);
}
