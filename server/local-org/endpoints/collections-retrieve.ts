import { invalidInput } from '../errors.ts';
import type { Call, Endpoint } from '../types.ts';
import { fieldsNamed, recordJson } from '../wire.ts';
import { objectOf } from '../web/find-object.ts';
import { jsonObject } from '../web/record-body.ts';

const endpoint: Endpoint = {
  id: 'collections-retrieve',
  method: ['GET', 'POST'],
  path: '/services/data/:version/composite/sobjects/:object',
  summary: 'Up to 2,000 records of one object by id; null for each that is not there',
  handle(call) {
    const def = objectOf(call);
    const { ids, names } = asked(call);
    if (!ids.length || !names.length) throw invalidInput("'ids' and 'fields' are both needed");
    if (ids.length > 2000)
      throw invalidInput('record limit reached. cannot retrieve more than 2000 records in one call');
    const fields = fieldsNamed(def, ['Id', ...names.filter((name) => name.toLowerCase() !== 'id')]);
    const reader = call.org.reader(call.user);
    const records = ids.map((id) => {
      const row = reader.get(def.name, id);
      return row ? recordJson(def, row, call.version, fields) : null;
    });
    return { body: records };
  },
};

export default endpoint;

/** A GET says it in the query, a POST in the body. */
function asked(call: Call): { ids: string[]; names: string[] } {
  const list = (text: string | null) =>
    (text ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  if (call.method === 'GET')
    return { ids: list(call.query.get('ids')), names: list(call.query.get('fields')) };
  const { ids, fields } = jsonObject(call.body);
  const strings = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  return { ids: strings(ids), names: strings(fields) };
}
