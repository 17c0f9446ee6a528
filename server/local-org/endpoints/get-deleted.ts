import { goneForGood } from '../dml/delete-log.ts';
import { notSpoken } from '../errors.ts';
import type { Endpoint } from '../types.ts';
import { refuseTooManyIds, replicated, restDate } from '../web/replication.ts';

const endpoint: Endpoint = {
  id: 'get-deleted',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/deleted',
  summary: 'Records deleted between `start` and `end`, with the time of each, at most 30 days back',
  handle(call) {
    const { def, rows, isCovered, earliestDateAvailable, latestDateCovered } = replicated(call);
    if (def.deletable && !def.recycleBin)
      throw notSpoken(`deleted records of ${def.name}, which leave nothing behind here`);
    const inBin = rows
      .filter((row) => row.IsDeleted === true)
      .map((row) => ({ id: row.Id, deletedAt: String(row.SystemModstamp) }));
    const gone = goneForGood(call.org, def.name).filter(({ deletedAt }) => isCovered(deletedAt));
    const deletedRecords = [...inBin, ...gone].map(({ id, deletedAt }) => ({
      id,
      deletedDate: restDate(deletedAt),
    }));
    refuseTooManyIds(deletedRecords.length);
    return { body: { deletedRecords, earliestDateAvailable, latestDateCovered } };
  },
};

export default endpoint;
