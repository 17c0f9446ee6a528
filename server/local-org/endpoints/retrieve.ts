import { externalIdMissing, notFound, notSpoken } from '../errors.ts';
import { fullId } from '../id.ts';
import type { Endpoint } from '../types.ts';
import { fieldsNamed, recordJson } from '../wire.ts';
import { objectOf } from '../web/find-object.ts';

const endpoint: Endpoint = {
  id: 'retrieve',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/:id',
  summary: 'A record by its id, all fields or those in `fields=`',
  handle(call) {
    const def = objectOf(call);
    const id = call.params.id ?? '';
    if (/^quickActions$/i.test(id)) throw notSpoken(`quick actions of ${def.name}`);
    if (fullId(id) === null) throw externalIdMissing(id);
    const asked = call.query.get('fields');
    const fields = asked === null ? def.fields : fieldsNamed(def, ['Id', ...asked.split(',')]);
    const row = call.org.reader(call.user).get(def.name, id);
    if (!row) throw notFound();
    return { body: recordJson(def, row, call.version, fields) };
  },
};

export default endpoint;
