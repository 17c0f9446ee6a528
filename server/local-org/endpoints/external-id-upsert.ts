import { fromSaveErrors, notFound, SalesforceError } from '../errors.ts';
import type { Endpoint } from '../types.ts';
import { byExternalId } from '../web/external-id.ts';
import { jsonObject, rejectUnreadable } from '../web/record-body.ts';

const endpoint: Endpoint = {
  id: 'external-id-upsert',
  method: 'PATCH',
  path: '/services/data/:version/sobjects/:object/:field/:value',
  summary:
    'Create or change a record by its external id: 201 created, 200 changed (204 before v46.0), 300 several',
  handle(call) {
    const { def, field, rows, several } = byExternalId(call);
    if (several) return several;
    const record = jsonObject(call.body);
    for (const name of Object.keys(record)) {
      if (name.toLowerCase() === 'id' || name.toLowerCase() === field.name.toLowerCase()) {
        throw new SalesforceError(
          400,
          'INVALID_FIELD',
          `The ${name} field should not be specified in the sobject data.`,
        );
      }
    }
    rejectUnreadable(def, record);
    if (!rows.length && call.query.get('updateOnly') === 'true') throw notFound();
    const result = call.org.writer(call.user).upsert(def.name, field.name, call.params.value ?? '', record);
    if (!result.success) throw fromSaveErrors(result.errors);
    const created = result.created === true;
    if (!created && Number(call.version) < 46) return { status: 204 };
    return { status: created ? 201 : 200, body: { id: result.id, success: true, errors: [], created } };
  },
};

export default endpoint;
