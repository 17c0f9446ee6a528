/** Tables inside READMEs, between `<!-- generated:start NAME -->` and `<!-- generated:end NAME -->`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metric } from '../../server/metrics/define.ts';
import { fieldName } from '../../server/metrics/columns.ts';
import type { Feature } from '../../server/local-org/soql/features.ts';
import type { Flag } from '../../server/review/define.ts';
import { flagColumns } from '../../server/review/columns.ts';
import type { GeneratedFiles } from './files.ts';

export function metricTable(metrics: readonly Metric[]): string {
  const rows = metrics.map((metric) => [
    `\`${metric.id}\``,
    metric.group,
    cell(metric.description),
    cell(metric.formula),
    metric.unit,
    metric.parts.map((part) => `\`${fieldName(metric.id, part)}\``).join(' '),
    metric.source,
  ]);
  return table(['id', 'group', 'meaning', 'formula', 'unit', 'columns', 'source'], rows);
}

export function flagTable(flags: readonly Flag[]): string {
  const rows = flags.map((flag) => {
    const { state, severity } = flagColumns(flag);
    const parameters = Object.entries(flag.parameters).map(
      ([name, value]) => `\`${name}\` ${describeDefault(value)}`,
    );
    return [
      `\`${flag.id}\``,
      cell(flag.description),
      parameters.join('; ') || 'none',
      `\`${state}\` \`${severity}\``,
      flag.source,
    ];
  });
  return table(['id', 'raised when', 'parameters', 'columns', 'source'], rows);
}

export function featureTable(features: readonly Feature[]): string {
  const rows = features.map(({ clause, what, example, refused, note, currencies }) => [
    clause,
    cell(what),
    refused === undefined ? 'spoken' : `refused: \`${refused}\``,
    cell(note ?? ''),
    `\`${cell(example)}\`${currencies ? ' (several currencies)' : ''}`,
  ]);
  return table(['clause', 'what', 'here', 'in Salesforce', 'statement'], rows);
}

function describeDefault(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([band, threshold]) => `${band} ${String(threshold)}`)
    .join(', ');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Returns the README with its table replaced; throws when the README has no place for it. */
export function fill(root: string, path: string, name: string, content: string, files: GeneratedFiles): void {
  const file = join(root, path);
  const text = files.get(path) ?? (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const start = `<!-- generated:start ${name} -->`;
  const end = `<!-- generated:end ${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${path} needs the lines "${start}" and "${end}"`);
  files.set(path, `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`);
}
