import { fromSaveErrors } from '../errors.ts';
import type { Endpoint } from '../types.ts';
import { objectOf } from '../web/find-object.ts';
import { successErrors } from '../web/collection-answer.ts';
import { jsonObject, rejectUnreadable } from '../web/record-body.ts';

const endpoint: Endpoint = {
  id: 'create',
  method: 'POST',
  path: '/services/data/:version/sobjects/:object',
  summary: 'Create a record',
  handle(call) {
    const def = objectOf(call);
    const record = jsonObject(call.body);
    rejectUnreadable(def, record);
    const result = call.org.writer(call.user).insert(def.name, record);
    if (!result.success) throw fromSaveErrors(result.errors);
    return {
      status: 201,
      headers: { location: `/services/data/v${call.version}/sobjects/${def.name}/${result.id}` },
      body: { id: result.id, success: true, errors: successErrors(result) },
    };
  },
};

export default endpoint;
