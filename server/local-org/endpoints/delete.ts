import { externalIdMissing, fromSaveErrors } from '../errors.ts';
import { fullId } from '../id.ts';
import type { Endpoint } from '../types.ts';
import { objectOf } from '../web/find-object.ts';

const endpoint: Endpoint = {
  id: 'delete',
  method: 'DELETE',
  path: '/services/data/:version/sobjects/:object/:id',
  summary: 'Delete a record, into the recycle bin where the object has one',
  handle(call) {
    const def = objectOf(call);
    const id = call.params.id ?? '';
    if (fullId(id) === null) throw externalIdMissing(id);
    const result = call.org.writer(call.user).delete(def.name, id);
    if (!result.success) throw fromSaveErrors(result.errors);
    return { status: 204 };
  },
};

export default endpoint;
