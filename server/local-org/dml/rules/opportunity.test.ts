import { createTestOrg } from '../../testing.ts';
import type { SaveResult } from '../../types.ts';
import { fiscalPeriod } from './opportunity.ts';

const idOf = (result: SaveResult) => (result.success ? result.id : JSON.stringify(result.errors));
const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-11-30', Amount: 1000 };

describe('opportunity', () => {
  it('derives from its stage and writes the state after each change', () => {
    const { writer, reader } = createTestOrg();
    const id = idOf(writer.insert('Opportunity', deal));
    expect(reader.get('Opportunity', id)).toMatchObject({
      IsClosed: false,
      Probability: 10,
      ForecastCategory: 'Pipeline',
      ExpectedRevenue: 100,
      FiscalYear: 2026,
      FiscalQuarter: 4,
      LastStageChangeDate: null,
      PushCount: 0,
    });
    writer.update('Opportunity', id, { StageName: 'Closed Won', CloseDate: '2026-12-01' });
    writer.update('Opportunity', id, { Description: 'no history for this' });
    expect(reader.get('Opportunity', id)).toMatchObject({
      IsClosed: true,
      IsWon: true,
      Probability: 100,
      ForecastCategoryName: 'Closed',
      LastStageChangeDate: '2026-11-20T18:00:00.000Z',
      PushCount: 1,
    });
    expect(reader.lookup('OpportunityHistory', 'OpportunityId', id)).toMatchObject([
      { StageName: 'Prospecting', Amount: 1000, CloseDate: '2026-11-30', Probability: 10 },
      { StageName: 'Closed Won', Amount: 1000, CloseDate: '2026-12-01', PrevCloseDate: '2026-11-30' },
    ]);
  });

  it('keeps a probability and a forecast category that were set', () => {
    const { writer, reader } = createTestOrg();
    const id = idOf(
      writer.insert('Opportunity', { ...deal, Probability: 33, ForecastCategoryName: 'Commit' }),
    );
    expect(reader.get('Opportunity', id)).toMatchObject({ Probability: 33, ForecastCategory: 'Forecast' });
  });

  it('tracks a change of owner once with names and once with ids', () => {
    const { writer, reader, org, user } = createTestOrg();
    org.store
      .table('User')
      .put({ ...user, Id: '005000000000009AAA', Name: 'Bea Seller', IsActive: true } as never);
    const id = idOf(writer.insert('Opportunity', deal));
    writer.update('Opportunity', id, { OwnerId: '005000000000009' });
    const rows = reader.lookup('OpportunityFieldHistory', 'OpportunityId', id);
    expect(rows.map((row) => [row.Field, row.OldValue, row.NewValue])).toEqual([
      ['created', null, null],
      ['Owner', user.name, 'Bea Seller'],
      ['Owner', user.id, '005000000000009AAA'],
    ]);
  });

  it('counts fiscal periods from the first month of the fiscal year', () => {
    expect(fiscalPeriod('2026-01-31', 2, false)).toEqual({ year: 2026, quarter: 4 });
    expect(fiscalPeriod('2026-02-01', 2, false)).toEqual({ year: 2027, quarter: 1 });
    expect(fiscalPeriod('2026-02-01', 2, true)).toEqual({ year: 2026, quarter: 1 });
    expect(fiscalPeriod('2026-12-31', 1, false)).toEqual({ year: 2026, quarter: 4 });
  });
});
