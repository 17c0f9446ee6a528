import { invalidInput } from '../errors.ts';
import type { Endpoint, SaveResult } from '../types.ts';
import { saveAll } from '../web/collection-answer.ts';
import { refuseTooMany } from '../web/record-body.ts';
import { tableOfId } from '../web/table-of-id.ts';

const endpoint: Endpoint = {
  id: 'collections-delete',
  method: 'DELETE',
  path: '/services/data/:version/composite/sobjects',
  summary: 'Delete up to 200 records of any objects by id (`ids=`, `allOrNone=`)',
  handle({ org, user, query }) {
    const ids = (query.get('ids') ?? '').split(',').map((id) => id.trim());
    if (ids[0] === '') throw invalidInput("The parameter 'ids' is missing");
    refuseTooMany(ids.length);
    const writer = org.writer(user);
    const saves = ids.map((id) => () => {
      const def = tableOfId(org, id);
      return def ? writer.delete(def.name, id) : malformed(id);
    });
    return saveAll(org, query.get('allOrNone') === 'true', saves);
  },
};

export default endpoint;

function malformed(id: string): SaveResult {
  return {
    success: false,
    errors: [{ statusCode: 'MALFORMED_ID', message: `malformed id ${id}`, fields: [] }],
  };
}
