import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIXTURE_ROOT } from './fixture-org.ts';

export interface SourceTree {
  root: string;
  /** Replaces text in a file; the text must be there, so that a test cannot pass for want of its mistake. */
  edit(file: string, from: string, to: string): void;
  remove(): void;
}

/** A copy of the fixture's source tree to make mistakes in. */
export function copyOfFixture(): SourceTree {
  const root = mkdtempSync(join(tmpdir(), 'touchline-source-'));
  cpSync(FIXTURE_ROOT, root, { recursive: true });
  return {
    root,
    edit(file, from, to) {
      const path = join(root, file);
      const text = readFileSync(path, 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
      writeFileSync(path, text.replace(from, to));
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
