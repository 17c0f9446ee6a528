import { externalIdMissing, invalidInput } from '../errors.ts';
import type { Endpoint, SaveResult } from '../types.ts';
import { saveAll } from '../web/collection-answer.ts';
import { objectOf } from '../web/find-object.ts';
import { recordsOf, rejectUnreadable, typeOf } from '../web/record-body.ts';

const endpoint: Endpoint = {
  id: 'collections-upsert',
  method: 'PATCH',
  path: '/services/data/:version/composite/sobjects/:object/:field',
  summary: 'Create or change up to 200 records of one object by external id',
  handle(call) {
    const { org, user, body, params } = call;
    const def = objectOf(call);
    const field = def.fieldByName.get((params.field ?? '').toLowerCase());
    if (!field?.idLookup) throw externalIdMissing(params.field ?? '');
    const { records, allOrNone } = recordsOf(body);
    const writer = org.writer(user);
    const seen = new Set<string>();
    const saves = records.map((record): (() => SaveResult) => {
      if (typeOf(record).toLowerCase() !== def.name.toLowerCase()) {
        throw invalidInput(`Each record must be of type ${def.name}`);
      }
      rejectUnreadable(def, record);
      const given = Object.entries(record).find(
        ([name]) => name.toLowerCase() === field.name.toLowerCase(),
      )?.[1];
      const key = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
      const twice = key !== '' && seen.has(key);
      seen.add(key);
      return twice
        ? () => specifiedTwice(field.name, key)
        : () => writer.upsert(def.name, field.name, key, record);
    });
    return saveAll(org, allOrNone, saves, true);
  },
};

export default endpoint;

function specifiedTwice(field: string, key: string): SaveResult {
  const message = `Duplicate external id specified: ${key}`;
  return { success: false, errors: [{ statusCode: 'DUPLICATE_VALUE', message, fields: [field] }] };
}
