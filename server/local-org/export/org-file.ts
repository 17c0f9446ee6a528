import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Json } from '../ledger.ts';

/** What an exported folder holds beside its rows, as `org.json`. With that file a folder is taken exactly as it is. */
export interface OrgFile {
  format: 1;
  currencies: string[];
  /** Milliseconds that the org's clock is ahead of the machine's. */
  clockOffset: number;
  /** Where its metadata are: in the folder, or those of `force-app`. */
  metadata: 'folder' | 'force-app';
  /** Name, and key and value of each entry, in order (`ledger.ts`). */
  ledgers: [string, [string, Json][]][];
}

export const orgFileName = 'org.json';

const shape = z.strictObject({
  format: z.literal(1),
  currencies: z.array(z.string()),
  clockOffset: z.int(),
  metadata: z.enum(['folder', 'force-app']),
  ledgers: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.json()]))])),
});

/** Undefined for a folder that was not exported. @throws when the file is not as an export writes it. */
export function readOrgFile(folder: string): OrgFile | undefined {
  const path = join(folder, orgFileName);
  if (!existsSync(path)) return undefined;
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const what = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(
      `${path} is not as an export writes it: ${what}\nWithout the file the folder is read like any other.`,
      { cause: error },
    );
  }
}
