/** The KPIs and flags of this build as data: what `/kpis` answers. */
import { evidenceField, fieldName } from '../metrics/columns.ts';
import { metrics } from '../metrics/index.ts';
import { flagColumns } from '../review/columns.ts';
import { flags } from '../review/index.ts';
import type { CatalogueEntry } from './dependencies.ts';

export function catalogue(): CatalogueEntry[] {
  const kpis = metrics.map(
    ({ id, label, description, formula, source, unit, better, controllable, group, parts }) => ({
      kind: 'kpi' as const,
      id,
      label,
      description,
      formula,
      source,
      unit,
      better,
      controllable,
      group,
      object: 'Touchline_Scorecard__c',
      columns: Object.fromEntries(parts.map((part) => [part, fieldName(id, part)])),
      evidence: evidenceField(group),
    }),
  );
  const raised = flags.map((flag) => ({
    kind: 'flag' as const,
    id: flag.id,
    label: flag.label,
    description: flag.description,
    source: flag.source,
    parameters: flag.parameters,
    object: 'Touchline_Deal_Review__c',
    columns: flagColumns(flag),
    evidence: 'Flags_Evidence__c',
  }));
  return [...kpis, ...raised];
}
