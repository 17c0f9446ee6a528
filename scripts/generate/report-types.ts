/**
 * Custom report types over our objects, so that a new KPI or flag can be reported on as soon as it is deployed.
 *
 * Long text never goes in: evidence is for pages. A look-up of a standard object stands under the platform's own name
 * for it in report types ("Owner", not "OwnerId").
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elements, metadataNamespace, xmlHeader, type GeneratedFiles } from './files.ts';

interface Section {
  label: string;
  /** The object, or the base object and the child relationship: `Touchline_Subject__c.Scorecards__r`. */
  table: string;
  fields: readonly string[];
  /** Columns a new report begins with. */
  shown: readonly string[];
}

interface ReportType {
  name: string;
  label: string;
  description: string;
  base: string;
  category: 'other' | 'opportunities';
  join?: string;
  sections: readonly Section[];
}

export function reportTypes(root: string, generated: GeneratedFiles): GeneratedFiles {
  const columns = (object: string, without: readonly string[]): string[] => [
    'Name',
    ...fieldsOf(root, object, generated).filter((field) => !without.includes(field)),
  ];
  const dealColumns = ['Name', 'Account', 'Owner', 'StageName', 'Amount', 'CloseDate'];
  const types: ReportType[] = [
    {
      name: 'Touchline_Scorecards',
      label: 'Touchline Scorecards',
      description: 'People, teams and the organisation with their numbers by week, fiscal month and quarter.',
      base: 'Touchline_Subject__c',
      category: 'other',
      join: 'Scorecards__r',
      sections: [
        {
          label: 'Subject',
          table: 'Touchline_Subject__c',
          // Pay is opened by a permission set of its own and has no place in a report for everybody.
          fields: columns('Touchline_Subject__c', ['Key__c', 'OTE__c']),
          shown: ['Name', 'Kind__c'],
        },
        {
          label: 'Scorecard',
          table: 'Touchline_Subject__c.Scorecards__r',
          fields: columns('Touchline_Scorecard__c', ['Subject__c', 'Key__c']),
          shown: [
            ...['Period_Type__c', 'Period_Start__c', 'Attainment__c', 'Sales_Velocity__c', 'Win_Rate__c'],
            ...['Open_Pipeline__c', 'Untouched_Opportunities__c'],
          ],
        },
      ],
    },
    {
      name: 'Touchline_Deal_Reviews',
      label: 'Touchline Deal Reviews',
      description: 'Opportunities with their flags.',
      base: 'Opportunity',
      category: 'opportunities',
      join: 'Touchline_Deal_Reviews__r',
      sections: [
        { label: 'Opportunity', table: 'Opportunity', fields: dealColumns, shown: dealColumns },
        {
          label: 'Deal Review',
          table: 'Opportunity.Touchline_Deal_Reviews__r',
          fields: columns('Touchline_Deal_Review__c', ['Opportunity__c', 'Key__c']),
          shown: ['Flag_Count__c'],
        },
      ],
    },
    {
      name: 'Touchline_Sync_Runs',
      label: 'Touchline Sync Runs',
      description: 'Runs of the service: when, what was read and written, what failed.',
      base: 'Touchline_Sync_Run__c',
      category: 'other',
      sections: [
        {
          label: 'Run',
          table: 'Touchline_Sync_Run__c',
          fields: columns('Touchline_Sync_Run__c', ['Key__c']),
          shown: ['Name', 'Status__c', 'Started_At__c', 'Finished_At__c'],
        },
      ],
    },
  ];
  return new Map(
    types.map((type) => [
      `force-app/main/default/reportTypes/${type.name}.reportType-meta.xml`,
      `${xmlHeader}<ReportType ${metadataNamespace}>\n${body(type)}</ReportType>\n`,
    ]),
  );
}

/** Fields on disk and those about to be written, long text left out. */
function fieldsOf(root: string, object: string, generated: GeneratedFiles): string[] {
  const folder = `force-app/main/default/objects/${object}/fields`;
  const files = new Map(
    readdirSync(join(root, folder)).map((file) => {
      const path = `${folder}/${file}`;
      return [path, generated.get(path) ?? readFileSync(join(root, path), 'utf8')];
    }),
  );
  for (const [path, text] of generated) if (path.startsWith(`${folder}/`)) files.set(path, text);
  return [...files]
    .filter(([, text]) => !text.includes('<type>LongTextArea</type>'))
    .map(([path]) => path.slice(folder.length + 1).replace('.field-meta.xml', ''))
    .sort();
}

function body({ label, description, base, category, join: relationship, sections }: ReportType): string {
  const joined =
    relationship === undefined
      ? ''
      : `    <join>\n${elements({ outerJoin: false, relationship }, '        ')}    </join>\n`;
  return [
    elements({ baseObject: base, category, deployed: true, description }),
    joined,
    elements({ label }),
    ...sections.map(sectionXml),
  ].join('');
}

function sectionXml({ label, table, fields, shown }: Section): string {
  const columns = fields.map(
    (field) =>
      `        <columns>\n${elements({ checkedByDefault: shown.includes(field), field, table }, '            ')}        </columns>\n`,
  );
  return `    <sections>\n${columns.join('')}${elements({ masterLabel: label }, '        ')}    </sections>\n`;
}
