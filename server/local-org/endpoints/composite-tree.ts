import { SalesforceError } from '../errors.ts';
import type { Endpoint, SaveError } from '../types.ts';
import { objectOf } from '../web/find-object.ts';
import { rejectUnreadable } from '../web/record-body.ts';
import { readTree, type TreeRecord } from '../web/tree.ts';

const endpoint: Endpoint = {
  id: 'composite-tree',
  method: 'POST',
  path: '/services/data/:version/composite/tree/:object',
  summary: 'Create up to 200 records with their children, five levels deep, all or none',
  handle(call) {
    const { org, user } = call;
    const tree = readTree(org.reader(user).schema, objectOf(call), call.body);
    if (tree.errors.length) return { status: 400, body: { hasErrors: true, results: tree.errors } };
    for (const { def, values } of tree.records) rejectUnreadable(def, values);
    const writer = org.writer(user);
    const ids = new Map<TreeRecord, string>();
    const failures = org.store.atomic((undo) => {
      const errors: { referenceId: string; errors: readonly SaveError[] }[] = [];
      // What hangs on a record that failed cannot be tried: its parent is not there.
      for (const record of tree.records) {
        const parent = record.parent && ids.get(record.parent.record);
        if (record.parent && parent === undefined) continue;
        const values = record.parent ? { ...record.values, [record.parent.field]: parent } : record.values;
        const result = writer.insert(record.def.name, values);
        if (result.success) ids.set(record, result.id);
        else errors.push({ referenceId: record.referenceId, errors: result.errors });
      }
      if (errors.length) undo();
      return errors;
    });
    if (failures.length) return { status: 400, body: { hasErrors: true, results: failures } };
    const results = tree.records.map((record) => {
      const id = ids.get(record);
      if (id === undefined) throw new SalesforceError(500, 'UNKNOWN_EXCEPTION', 'A record was not created');
      return { referenceId: record.referenceId, id };
    });
    return { status: 201, body: { hasErrors: false, results } };
  },
};

export default endpoint;
