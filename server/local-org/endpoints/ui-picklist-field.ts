import type { Answer, Call, Endpoint } from '../types.ts';
import { findObject } from '../ui-api/object-info.ts';
import { findPicklist, findRecordType, picklistValues } from '../ui-api/picklists.ts';

const endpoint: Endpoint = {
  id: 'ui-picklist-field',
  method: 'GET',
  path: '/services/data/:version/ui-api/object-info/:object/picklist-values/:recordType/:field',
  summary: 'Values of one picklist',
  handle({ org, user, params, version }: Call): Answer {
    const reader = org.reader(user);
    const def = findObject(reader.schema, params['object'] ?? '');
    const recordType = findRecordType(reader, def, params['recordType'] ?? '');
    return { body: picklistValues(def, findPicklist(def, params['field'] ?? ''), recordType, version) };
  },
};

export default endpoint;
