import type { SaveError } from '../../types.ts';
import { saveError, type Rule } from '../change.ts';

const draft = '5';
/** Of a message that is no draft: what may still change. */
const alwaysChangeable = new Set(['IsExternallyVisible']);

/** A message is named after its subject, and what was sent or received stays as it was. */
export const emailMessageRule: Rule = {
  object: 'EmailMessage',
  prepare({ row, before, given }): SaveError[] {
    row.Name = typeof row.Subject === 'string' ? row.Subject.slice(0, 255) : '[No Subject]';
    row.TextBody ??= typeof row.HtmlBody === 'string' ? textOf(row.HtmlBody) : null;
    if (!before || before.Status === draft) return [];
    const isRead = before.Status === '0' && row.Status === '1';
    const fixed = [...given].filter(
      (field) =>
        before[field] !== row[field] &&
        !alwaysChangeable.has(field) &&
        !field.endsWith('__c') &&
        !(field === 'Status' && isRead) &&
        !(field === 'RelatedToId' && row.IsClientManaged === true),
    );
    if (fixed.length === 0) return [];
    const message = 'only a draft can be changed; of other messages only their visibility and custom fields';
    return [saveError('INSUFFICIENT_ACCESS_OR_READONLY', message, fixed)];
  },
};

/** Who a message is from or to: the kind of record, and the address it has, unless one was given. */
export const emailRelationRule: Rule = {
  object: 'EmailMessageRelation',
  prepare({ row, schema, store }): SaveError[] {
    const id = row.RelationId;
    if (typeof id !== 'string') {
      row.RelationObjectType = null;
      const isEmpty = row.RelationAddress === null;
      return isEmpty
        ? [saveError('REQUIRED_FIELD_MISSING', 'a person or an address is needed', ['RelationId'])]
        : [];
    }
    const object = schema.objectOfId(id);
    row.RelationObjectType = object?.name ?? null;
    const email = object && store.table(object.name).get(id)?.Email;
    row.RelationAddress ??= email ?? null;
    return [];
  },
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** What a message says, without its tags. */
function textOf(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/div)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+|#39);/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .trim();
}
