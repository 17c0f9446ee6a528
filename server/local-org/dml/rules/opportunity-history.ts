import type { Value } from '../../types.ts';
import { changed, type Change } from '../change.ts';

/** A row with the full state after the change, at creation and whenever one of these fields changes. */
export function writeStageHistory(change: Change): void {
  const { row, before } = change;
  if (!changed(change, 'StageName', 'Amount', 'CloseDate', 'Probability', 'ForecastCategory')) return;
  const history = change.add('OpportunityHistory', {
    OpportunityId: row.Id,
    StageName: row.StageName ?? null,
    Amount: row.Amount ?? null,
    ExpectedRevenue: row.ExpectedRevenue ?? null,
    CloseDate: row.CloseDate ?? null,
    Probability: row.Probability ?? null,
    ForecastCategory: row.ForecastCategory ?? null,
    PrevAmount: before && before.Amount !== row.Amount ? (before.Amount ?? null) : null,
    PrevCloseDate: before && before.CloseDate !== row.CloseDate ? (before.CloseDate ?? null) : null,
  });
  if (!before) return;
  const amountMoved = before.Amount !== row.Amount;
  const closeMoved = before.CloseDate !== row.CloseDate;
  if (!amountMoved && !closeMoved) return;
  change.store.table('Opportunity').put({
    ...row,
    ...(amountMoved ? { LastAmountChangedHistoryId: history.Id } : {}),
    ...(closeMoved ? { LastCloseDateChangedHistoryId: history.Id } : {}),
  });
}

/** Fields this org tracks, with the data type their history rows carry. */
const tracked: Record<string, string> = {
  StageName: 'DynamicEnum',
  Amount: 'Currency',
  CloseDate: 'DateOnly',
};

/** Field history: one row for a changed value; for the owner two, the first with names, the second with ids. */
export function writeFieldHistory(change: Change): void {
  const { row, before, store } = change;
  const write = (field: string, dataType: string, oldValue: Value, newValue: Value) =>
    change.add('OpportunityFieldHistory', {
      OpportunityId: row.Id,
      Field: field,
      DataType: dataType,
      OldValue: oldValue,
      NewValue: newValue,
    });
  if (!before) {
    write('created', 'Text', null, null);
    return;
  }
  for (const [field, dataType] of Object.entries(tracked)) {
    if (before[field] !== row[field]) write(field, dataType, before[field] ?? null, row[field] ?? null);
  }
  if (before.OwnerId !== row.OwnerId) {
    const nameOf = (id: Value | undefined) =>
      typeof id === 'string' ? (store.table('User').get(id)?.Name ?? null) : null;
    write('Owner', 'Text', nameOf(before.OwnerId), nameOf(row.OwnerId));
    write('Owner', 'EntityId', before.OwnerId ?? null, row.OwnerId ?? null);
  }
}
