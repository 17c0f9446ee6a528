/** One thing wrong with a seed folder, in the words of whoever has to mend it. */
export interface Problem {
  file: string;
  /** 1 is the header. Null when the whole file is meant. */
  line: number | null;
  column: string | null;
  message: string;
  expected: string;
  fix: string;
}

const shown = 100;

/** The folder was refused; nothing of it was loaded. */
export class SeedError extends Error {
  readonly problems: readonly Problem[];

  constructor(folder: string, problems: readonly Problem[]) {
    const lines = problems.slice(0, shown).map(describe);
    const rest = problems.length > shown ? [`… and ${problems.length - shown} more`] : [];
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super([`${folder}: ${count}, nothing was loaded`, ...lines, ...rest].join('\n'));
    this.name = 'SeedError';
    this.problems = problems;
  }
}

function describe({ file, line, column, message, expected, fix }: Problem): string {
  const where = [file, line, column].filter((part) => part !== null).join(':');
  return `  ${where}: ${message}. Expected ${expected}. Fix: ${fix}.`;
}

/** Quotes a cell for a message, short enough to stay readable. */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return JSON.stringify(short);
}
