import { externalIdMissing, fromSaveErrors, SalesforceError } from '../errors.ts';
import { fullId } from '../id.ts';
import type { Endpoint } from '../types.ts';
import { objectOf } from '../web/find-object.ts';
import { jsonObject, rejectUnreadable } from '../web/record-body.ts';

const endpoint: Endpoint = {
  id: 'update',
  method: 'PATCH',
  path: '/services/data/:version/sobjects/:object/:id',
  summary: 'Change a record',
  handle(call) {
    const def = objectOf(call);
    const id = call.params.id ?? '';
    if (fullId(id) === null) throw noRecord(id, def.fieldByName.get(id.toLowerCase())?.idLookup === true);
    const record = jsonObject(call.body);
    if (Object.keys(record).some((name) => name.toLowerCase() === 'id')) {
      throw new SalesforceError(
        400,
        'INVALID_FIELD',
        'The Id field should not be specified in the sobject data.',
      );
    }
    rejectUnreadable(def, record);
    const result = call.org.writer(call.user).update(def.name, id, record);
    if (!result.success) throw fromSaveErrors(result.errors);
    // A plain update answers 204 with no body; jsforce makes up the success object itself.
    return { status: 204 };
  },
};

export default endpoint;

/** `PATCH …/Key__c/` is an upsert by an empty external id. */
function noRecord(id: string, isExternalId: boolean): SalesforceError {
  return isExternalId
    ? new SalesforceError(400, 'MISSING_ARGUMENT', `${id} not specified`)
    : externalIdMissing(id);
}
