/**
 * What a person's page puts into words as worse than the others of the team, and no noise. The comparison is the page's
 * own module, run on the rows that the page would be given.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fieldName, storedColumns } from '../../server/metrics/columns.ts';
import type { Metric, Part } from '../../server/metrics/define.ts';
import { metrics } from '../../server/metrics/index.ts';

type Reading = Record<Part, number | null> & Pick<Metric, 'id' | 'unit' | 'better'>;
type Readings = Record<string, Reading>;
interface Deviation {
  id: string;
  kinds: { kind: 'Others' | 'Past'; isNoise: boolean }[];
}
interface Comparison {
  deviationsOf(
    side: 'isWorse',
    cards: { readings: Readings }[],
    others: Readings[],
    asOf: string | null,
  ): Deviation[];
}

// Words and number formats come from the org; judging does without them.
const wordless = 'data:text/javascript,export const quantity = () => "";';
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'c/touchlineFormat' ? { url: wordless, shortCircuit: true } : next(specifier, context),
});
const module = join(
  import.meta.dirname,
  '../../force-app/main/default/lwc/touchlineComparison/touchlineComparison.js',
);
const { deviationsOf } = (await import(pathToFileURL(module).href)) as Comparison;

const parts: readonly Part[] = ['value', 'num', 'den', 'n', 'low', 'high'];

/** Columns of every KPI, for a query. */
export const columns = metrics.flatMap((metric) => storedColumns(metric).map(({ name }) => name));

export function readingsOf(row: Record<string, unknown>): Readings {
  return Object.fromEntries(
    metrics.map(({ id, unit, better }) => {
      const figures = parts.map((part) => {
        const value = row[fieldName(id, part)];
        return [part, typeof value === 'number' ? value : null];
      });
      return [id, { id, unit, better, ...Object.fromEntries(figures) } as Reading];
    }),
  );
}

export function worseThanOthers(own: Readings, others: Readings[]): string[] {
  return deviationsOf('isWorse', [{ readings: own }], others, null)
    .filter(({ kinds }) => kinds.some(({ kind, isNoise }) => kind === 'Others' && !isNoise))
    .map(({ id }) => id);
}
