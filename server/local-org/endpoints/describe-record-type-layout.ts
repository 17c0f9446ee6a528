import { layoutJson, masterRecordType } from '../describe/layout-json.ts';
import { notFound } from '../errors.ts';
import { fullId } from '../id.ts';
import type { Endpoint } from '../types.ts';
import { objectOf } from '../web/find-object.ts';

const endpoint: Endpoint = {
  id: 'describe-record-type-layout',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/describe/layouts/:recordType',
  summary: 'The layout of the master record type, the only one',
  handle(call) {
    const def = objectOf(call);
    const { recordType = '' } = call.params;
    if (fullId(recordType) !== masterRecordType && recordType !== masterRecordType)
      throw notFound(recordType);
    return { body: layoutJson(def) };
  },
};

export default endpoint;
