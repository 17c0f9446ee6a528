import { emptyRow } from '../memory-table.ts';
import type { FieldDef, Row, Value } from '../types.ts';
import type { SeedTable } from './csv-file.ts';
import { derivers } from './derive.ts';
import { firstAdmin, rowsOf, seedId, supply, textValue, type Seed } from './seed.ts';

/** Objects whose rows mean nothing without their moment. */
const datedObjects = new Set(['Opportunity', 'OpportunityHistory', 'OpportunityFieldHistory', 'LeadHistory']);

/** Fills every row with what the platform would have: derived fields, system fields, checkboxes; then what is missing is a problem. */
export function completeRows(seed: Seed): void {
  deriveRelations(seed);
  const admin = firstAdmin(seed);
  const beginning = earliestCreation(seed);
  for (const table of inOrder(seed)) {
    const complete = completer(seed, table, admin, beginning);
    for (const [index, row] of table.rows.entries()) complete(row, index);
  }
}

/** What other rows are derived from comes first. */
const first = ['Organization', 'Profile', 'User', 'OpportunityStage', 'TaskStatus'];

function inOrder(seed: Seed): SeedTable[] {
  const rank = ({ def }: SeedTable) => (first.indexOf(def.name) + first.length + 1) % (first.length + 1);
  return [...seed.tables.values()].sort((a, b) => rank(a) - rank(b));
}

function completer(seed: Seed, table: SeedTable, admin: Row | undefined, beginning: string) {
  const { def } = table;
  const names = new Set(def.fields.map((field) => field.name));
  const has = (name: string) => names.has(name);
  const derive = derivers[def.name]?.(seed);
  const booleans = def.fields.filter((field) => field.type === 'boolean');
  const required = def.fields.filter((field) => !field.nillable && field.type !== 'boolean');
  const autoNumber = def.fields.find((field) => field.autoNumber);
  const dated = datedObjects.has(def.name);
  let undated = 0;

  return (row: Row, index: number) => {
    const line = table.lines[index] ?? null;
    if (has('CreatedDate') && empty(row, 'CreatedDate') && !(dated && line !== null)) {
      row['CreatedDate'] = row['LastModifiedDate'] ?? row['SystemModstamp'] ?? beginning;
      if (line !== null && ++undated === 1)
        seed.notes.push(`${def.name}: rows without CreatedDate are taken as made at ${beginning}`);
    }
    const created = row['CreatedDate'] ?? beginning;
    if (has('LastModifiedDate') && empty(row, 'LastModifiedDate'))
      row['LastModifiedDate'] = row['SystemModstamp'] ?? created;
    if (has('SystemModstamp') && empty(row, 'SystemModstamp'))
      row['SystemModstamp'] = row['LastModifiedDate'] ?? created;
    if (has('CreatedById') && empty(row, 'CreatedById')) row['CreatedById'] = admin?.Id ?? null;
    if (has('LastModifiedById') && empty(row, 'LastModifiedById'))
      row['LastModifiedById'] = row['CreatedById'] ?? admin?.Id ?? null;
    if (has('OwnerId') && empty(row, 'OwnerId') && !ownedByHand.has(def.name))
      row['OwnerId'] = row['User__c'] ?? row['CreatedById'] ?? admin?.Id ?? null;
    if (autoNumber && empty(row, autoNumber.name)) row[autoNumber.name] = numbered(autoNumber, index);
    derive?.(row);
    if (def.name === 'Opportunity' && !hasOutcome(seed, table, row, line)) return;
    for (const field of booleans)
      if (empty(row, field.name))
        row[field.name] = field.name === 'IsActive' || (field.custom && field.defaultValue === true);
    for (const field of required) if (empty(row, field.name)) refuseMissing(seed, table, field, line);
  };
}

/** Whose deal or activity it is decides every number; it is never guessed. */
const ownedByHand = new Set(['Opportunity', 'Task', 'Event', 'Lead']);

const empty = (row: Row, field: string) => row[field] === null || row[field] === undefined;

function numbered(field: FieldDef, index: number): string {
  const count = String((field.startingNumber ?? 1) + index);
  const format = field.autoNumberFormat ?? '{0}';
  return format.replace(/\{(0+)\}/, (_, zeros: string) => count.padStart(zeros.length, '0'));
}

function hasOutcome(seed: Seed, table: SeedTable, row: Row, line: number | null): boolean {
  if (!empty(row, 'IsClosed') || empty(row, 'StageName')) return true;
  if (seed.tables.get('OpportunityStage')?.incomplete) return false;
  seed.problems.push({
    file: table.file,
    line,
    column: 'StageName',
    message: `stage ${JSON.stringify(row['StageName'])} is not in OpportunityStage, so nobody can tell whether the deal is closed`,
    expected: 'a stage of OpportunityStage, or IsClosed and IsWon given',
    fix: 'add the stage to OpportunityStage.csv (IsActive false if it is no longer used), or give IsClosed and IsWon',
  });
  return false;
}

function refuseMissing(seed: Seed, table: SeedTable, field: FieldDef, line: number | null): void {
  if (table.reported.has(`${line}:${field.name}`)) return;
  seed.problems.push({
    file: table.file,
    line,
    column: field.name,
    message: `${field.name} is empty`,
    expected: `a value: ${table.def.name}.${field.name} is never empty on the platform`,
    fix: 'fill it in',
  });
}

function earliestCreation(seed: Seed): string {
  let earliest: string | null = null;
  for (const { rows } of seed.tables.values()) {
    for (const row of rows) {
      const created = textValue(row['CreatedDate']);
      if (created !== null && (earliest === null || created < earliest)) earliest = created;
    }
  }
  return earliest ?? '2020-01-01T00:00:00.000Z';
}

/** A folder without relation rows still says with whom: WhoId. */
function deriveRelations(seed: Seed): void {
  const derive = (relation: string, activity: string, prefix: string, extra: Record<string, Value>) => {
    if (seed.tables.has(relation)) return;
    const def = seed.schema.object(relation);
    if (!def) return;
    const blank = emptyRow(def);
    const rows = rowsOf(seed, activity)
      .filter((row) => !empty(row, 'WhoId'))
      .map((row, index): Row => {
        const { CreatedDate, CreatedById, LastModifiedDate, SystemModstamp, IsDeleted } = row;
        return {
          ...blank,
          Id: seedId(prefix, index + 1),
          [`${activity}Id`]: row.Id,
          RelationId: row['WhoId'] ?? null,
          AccountId: row['AccountId'] ?? null,
          IsWhat: false,
          ...extra,
          CreatedDate: CreatedDate ?? null,
          CreatedById: CreatedById ?? null,
          LastModifiedDate: LastModifiedDate ?? null,
          SystemModstamp: SystemModstamp ?? null,
          IsDeleted: IsDeleted ?? null,
        };
      });
    if (!rows.length) return;
    supply(seed, relation, rows, { whole: true });
    seed.notes.push(`${relation}: no file; ${rows.length} rows made from WhoId of ${activity}`);
  };
  derive('TaskRelation', 'Task', '0RT', {});
  derive('EventRelation', 'Event', '0RE', { IsParent: true, IsInvitee: false });
}
