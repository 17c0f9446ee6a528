import { fromSaveErrors, notFound } from '../errors.ts';
import type { Endpoint } from '../types.ts';
import { byExternalId } from '../web/external-id.ts';

const endpoint: Endpoint = {
  id: 'external-id-delete',
  method: 'DELETE',
  path: '/services/data/:version/sobjects/:object/:field/:value',
  summary: 'Delete a record by its external id',
  handle(call) {
    const { def, rows, several } = byExternalId(call);
    if (several) return several;
    const [row] = rows;
    if (!row) throw notFound();
    const result = call.org.writer(call.user).delete(def.name, row.Id);
    if (!result.success) throw fromSaveErrors(result.errors);
    return { status: 204 };
  },
};

export default endpoint;
