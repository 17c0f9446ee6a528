import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSchema } from '../schema.ts';
import { MemoryStore } from '../store.ts';
import { loadFolder } from './folder.ts';
import { SeedError } from './problems.ts';

const root = path.join(__dirname, '../../..');
export const schema = loadSchema({
  forceAppDir: path.join(root, 'force-app/main/default'),
  standardDir: path.join(__dirname, '../standard'),
});

export async function load(files: Record<string, string>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'seed-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const store = new MemoryStore(schema);
  const result = await loadFolder(store, schema, folder)
    .catch((error: unknown) => {
      if (error instanceof SeedError) return error;
      throw error;
    })
    .finally(() => rmSync(folder, { recursive: true }));
  return { store, result };
}

export async function loaded(files: Record<string, string>) {
  const { store, result } = await load(files);
  if (result instanceof SeedError) throw result;
  return { store, notes: result.notes, rows: result.rows };
}

/** Loads a folder that must be refused, and gives each problem as file:line:column and message. */
export async function refused(files: Record<string, string>) {
  const { store, result } = await load(files);
  if (!(result instanceof SeedError)) throw new Error('the folder was loaded');
  for (const object of schema.objects)
    expect([object.name, store.table(object.name).size]).toEqual([object.name, 0]);
  for (const { expected, fix } of result.problems) expect(expected && fix).toBeTruthy();
  return result.problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
}

export const rep = '005000000000001AAA';
/** A rep, and nothing else. */
export const user = `Id,Username,LastName\n${rep},rep@example.com,Rep\n`;
/** Opportunity.csv with these rows. */
export const deals = (...rows: string[]) =>
  ['Id,Name,StageName,CloseDate,OwnerId,CreatedDate', ...rows].join('\n') + '\n';
export const deal = (
  id: string,
  over: Partial<Record<'stage' | 'close' | 'owner' | 'created', string>> = {},
) =>
  [
    id,
    'Deal',
    over.stage ?? 'Prospecting',
    over.close ?? '2026-03-31',
    over.owner ?? rep,
    over.created ?? '2026-01-02T03:04:05Z',
  ].join(',');
