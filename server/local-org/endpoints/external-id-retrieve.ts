import { notFound } from '../errors.ts';
import type { Endpoint } from '../types.ts';
import { fieldsNamed, recordJson } from '../wire.ts';
import { byExternalId } from '../web/external-id.ts';

const endpoint: Endpoint = {
  id: 'external-id-retrieve',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/:field/:value',
  summary: 'A record by its external id; 300 with their URLs when several have it',
  handle(call) {
    const { def, rows, several } = byExternalId(call);
    if (several) return several;
    const [row] = rows;
    if (!row) throw notFound();
    const asked = call.query.get('fields');
    const fields = asked === null ? def.fields : fieldsNamed(def, ['Id', ...asked.split(',')]);
    return { body: recordJson(def, row, call.version, fields) };
  },
};

export default endpoint;
