import type { Answer, Call, Endpoint } from '../types.ts';
import { findObject } from '../ui-api/object-info.ts';
import { findRecordType, isPicklist, picklistValues } from '../ui-api/picklists.ts';
import { etag } from '../ui-api/record-identity.ts';

const endpoint: Endpoint = {
  id: 'ui-picklist-values',
  method: 'GET',
  path: '/services/data/:version/ui-api/object-info/:object/picklist-values/:recordType',
  summary: 'Values of every picklist of an object',
  handle({ org, user, params, version }: Call): Answer {
    const reader = org.reader(user);
    const def = findObject(reader.schema, params['object'] ?? '');
    const recordType = findRecordType(reader, def, params['recordType'] ?? '');
    const picklistFieldValues = Object.fromEntries(
      def.fields
        .filter(isPicklist)
        .map((field) => [field.name, picklistValues(def, field, recordType, version)]),
    );
    return { body: { eTag: etag(picklistFieldValues), picklistFieldValues } };
  },
};

export default endpoint;
