import { notFound } from '../errors.ts';
import { makeId } from '../id.ts';
import type { Call, FieldDef, ObjectDef, Org } from '../types.ts';
import { objectOf } from '../web/find-object.ts';

export interface ListView {
  id: string;
  developerName: string;
  label: string;
  scope: 'everything' | 'mine';
  columns: readonly ListColumn[];
  def: ObjectDef;
}

export interface ListColumn {
  field: FieldDef;
  /** As selected: toLabel(Type) for picklists, the field elsewhere. */
  selected: string;
  shown: boolean;
}

const fewColumns = 6;

/** The list views of an object: all its records, and those of the reader where records have owners. */
export function viewsOf(org: Org, def: ObjectDef): ListView[] {
  const columns = columnsOf(def);
  const plural = def.name.replace(/__c$/, '');
  const view = (scope: ListView['scope'], word: string): ListView => {
    const developerName = `${word}${plural}`;
    const id = idOf(org, `${def.name}.${developerName}`);
    return { id, developerName, label: `${word} ${def.labelPlural}`, scope, columns, def };
  };
  if (!def.queryable || !columns.some(({ field }) => field.nameField)) return [];
  return [view('everything', 'All'), ...(def.fieldByName.has('ownerid') ? [view('mine', 'My')] : [])];
}

/** The view a path names. */
export function viewOf(call: Call): ListView {
  const def = objectOf(call);
  const view = viewsOf(call.org, def).find((each) => each.id.startsWith(call.params['view'] ?? '-'));
  if (!view) throw notFound(`list view ${call.params['view'] ?? ''}`);
  return view;
}

/** The view with this id, whatever its object; undefined when no list of views has shown such an id. */
export function viewById(org: Org, objects: readonly ObjectDef[], id: string): ListView | undefined {
  const [name] = [...known(org)].find(([, number]) => makeId('00B', number).startsWith(id)) ?? [];
  const def = objects.find((each) => name?.startsWith(`${each.name}.`));
  return def && viewsOf(org, def).find((each) => each.id.startsWith(id));
}

export function statement({ def, scope, columns }: ListView): string {
  const using = scope === 'mine' ? ' USING SCOPE mine' : '';
  const name = def.fields.find((field) => field.nameField)?.name ?? 'Id';
  const order = [name, 'Id'].map((each) => `${each} ASC NULLS FIRST`).join(', ');
  return `SELECT ${columns.map(({ selected }) => selected).join(', ')} FROM ${def.name}${using} ORDER BY ${order}`;
}

/** Numbers are given when a view is first listed, and kept while the org runs. */
function idOf(org: Org, key: string): string {
  const numbers = known(org);
  const number = numbers.get(key) ?? numbers.size + 1;
  numbers.set(key, number);
  return makeId('00B', number);
}

const known = (org: Org): Map<string, number> => org.state('list-views', () => new Map<string, number>());

/** The name and the first few fields that are neither references nor long text; Id and the stamps come along unseen. */
function columnsOf(def: ObjectDef): ListColumn[] {
  const isStamp = (field: FieldDef) =>
    /^(Id|IsDeleted|SystemModstamp|(Created|LastModified)Date)$/.test(field.name);
  const name = def.fields.filter((field) => field.nameField);
  const rest = def.fields.filter(
    (field) =>
      !field.nameField &&
      !isStamp(field) &&
      field.sortable &&
      field.type !== 'reference' &&
      field.type !== 'boolean',
  );
  const shown = [...name, ...rest.slice(0, fewColumns - name.length)];
  const unseen = def.fields.filter((field) => isStamp(field) && field.name !== 'IsDeleted');
  const column = (isShown: boolean) => (field: FieldDef) => ({
    field,
    selected: isShown && field.type === 'picklist' ? `toLabel(${field.name})` : field.name,
    shown: isShown,
  });
  return [...shown.map(column(true)), ...unseen.map(column(false))];
}

export function columnJson({ field, selected, shown }: ListColumn): object {
  return {
    ascendingLabel: null,
    descendingLabel: null,
    fieldNameOrPath: field.name,
    hidden: !shown,
    label: field.label,
    searchable: false,
    selectListItem: selected,
    sortDirection: field.nameField ? 'ascending' : null,
    sortIndex: field.nameField ? 0 : null,
    sortable: field.sortable,
    type: field.type,
  };
}
