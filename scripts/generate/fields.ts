/** Field XML of the columns that follow from the registries. */
import type { Metric, Unit as MetricUnit } from '../../server/metrics/define.ts';
import { evidenceField, groupsOf, storedColumns } from '../../server/metrics/columns.ts';
import type { Flag } from '../../server/review/define.ts';
import { flagColumns } from '../../server/review/columns.ts';
import { elements, metadataNamespace, xmlHeader, type GeneratedFiles } from './files.ts';

const objects = 'force-app/main/default/objects';

const numberType: Record<MetricUnit, { type: string; scale: number }> = {
  count: { type: 'Number', scale: 0 },
  percent: { type: 'Percent', scale: 4 },
  currency: { type: 'Currency', scale: 2 },
  days: { type: 'Number', scale: 2 },
  ratio: { type: 'Number', scale: 2 },
  weeks: { type: 'Number', scale: 2 },
  'currency-per-day': { type: 'Currency', scale: 2 },
  'count-per-week': { type: 'Number', scale: 2 },
  'currency-per-week': { type: 'Currency', scale: 2 },
};

export function scorecardFields(metrics: readonly Metric[]): GeneratedFiles {
  const files: GeneratedFiles = new Map();
  for (const metric of metrics) {
    for (const column of storedColumns(metric)) {
      const { type } = numberType[column.unit];
      put(files, 'Touchline_Scorecard__c', column.name, {
        description:
          column.part === 'value'
            ? `${metric.description} (${metric.source})`
            : `${partWords[column.part]} of ${metric.label} (${metric.source})`,
        label: column.label,
        precision: 18,
        required: false,
        scale: column.scale,
        type,
      });
    }
  }
  for (const group of groupsOf(metrics)) {
    put(files, 'Touchline_Scorecard__c', evidenceField(group), {
      description: `Evidence of the ${group} KPIs: record ids, true counts, predicates and quality marks (JSON).`,
      label: `${group.charAt(0).toUpperCase()}${group.slice(1)} evidence`,
      length: 131072,
      type: 'LongTextArea',
      visibleLines: 3,
    });
  }
  return files;
}

const partWords = {
  value: 'Value',
  num: 'Numerator',
  den: 'Denominator',
  n: 'Number of cases',
  low: 'Lower end of the 95 % interval',
  high: 'Upper end of the 95 % interval',
};

export function reviewFields(flags: readonly Flag[]): GeneratedFiles {
  const files: GeneratedFiles = new Map();
  for (const flag of flags) {
    const { state, severity } = flagColumns(flag);
    put(
      files,
      'Touchline_Deal_Review__c',
      state,
      picklist(flag.label, `${flag.description} (${flag.source})`, ['raised', 'clear', 'unknown']),
    );
    put(
      files,
      'Touchline_Deal_Review__c',
      severity,
      picklist(`${flag.label} severity`, `How far past its threshold ${flag.label} is (${flag.source}).`, [
        'warning',
        'critical',
      ]),
    );
  }
  return files;
}

function picklist(label: string, description: string, values: readonly string[]) {
  return { description, label, required: false, type: 'Picklist', values };
}

type FieldShape = Record<string, string | number | boolean | readonly string[] | undefined>;

function put(files: GeneratedFiles, object: string, name: string, { values, ...shape }: FieldShape): void {
  if (String(shape['label']).length > 40)
    throw new Error(`${object}.${name}: the label is longer than 40 characters`);
  const body = elements({ fullName: name, ...(shape as Record<string, string | number | boolean>) });
  const valueSet = values === undefined ? '' : valueSetXml(values as readonly string[]);
  files.set(
    `${objects}/${object}/fields/${name}.field-meta.xml`,
    `${xmlHeader}<CustomField ${metadataNamespace}>\n${body}${valueSet}</CustomField>\n`,
  );
}

function valueSetXml(values: readonly string[]): string {
  const value = (name: string) =>
    `            <value>\n${elements({ fullName: name, default: false, label: name.charAt(0).toUpperCase() + name.slice(1) }, '                ')}            </value>\n`;
  return `    <valueSet>\n        <restricted>true</restricted>\n        <valueSetDefinition>\n            <sorted>false</sorted>\n${values.map(value).join('')}        </valueSetDefinition>\n    </valueSet>\n`;
}
