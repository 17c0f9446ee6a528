import type { Row, Value } from '../../types.ts';
import { changed, type Change, type Rule } from '../change.ts';
import { localDay } from '../../local-day.ts';
import { writeFieldHistory, writeStageHistory } from './opportunity-history.ts';

const nameOfCategory: Record<string, string> = {
  Omitted: 'Omitted',
  Pipeline: 'Pipeline',
  BestCase: 'Best Case',
  MostLikely: 'Most Likely',
  Forecast: 'Commit',
  Closed: 'Closed',
};
const categoryOfName = Object.fromEntries(
  Object.entries(nameOfCategory).map(([category, name]) => [name, category]),
);

/**
 * Stage decides IsClosed, IsWon, and, unless the caller set them, Probability and forecast category. The platform
 * keeps expected amount, fiscal period, push count and the histories.
 */
export const opportunityRule: Rule = {
  object: 'Opportunity',
  prepare(change) {
    deriveFromStage(change);
    deriveFromClose(change);
    return [];
  },
  after(change) {
    writeStageHistory(change);
    writeFieldHistory(change);
  },
};

function deriveFromStage(change: Change): void {
  const { row, before, given, store } = change;
  const stage = stageNamed(store.table('OpportunityStage').lookup('ApiName', row.StageName ?? null));
  const moved = !before || before.StageName !== row.StageName;
  if (moved) {
    row.IsClosed = stage?.IsClosed ?? false;
    row.IsWon = stage?.IsWon ?? false;
    if (before) row.LastStageChangeDate = change.now;
    if (!given.has('Probability') || row.Probability === null)
      row.Probability = stage?.DefaultProbability ?? 0;
    if (!given.has('ForecastCategoryName')) setCategory(row, String(stage?.ForecastCategory ?? 'Pipeline'));
  } else if (row.Probability === null) row.Probability = before?.Probability ?? 0;
  if (given.has('ForecastCategoryName') && row.ForecastCategoryName !== null) {
    row.ForecastCategory = categoryOfName[String(row.ForecastCategoryName)] ?? 'Pipeline';
  }
  const { Amount: amount, Probability: probability } = row;
  row.ExpectedRevenue =
    typeof amount === 'number' && typeof probability === 'number'
      ? Math.round(amount * probability) / 100
      : null;
}

/** An active stage wins over a deactivated one of the same name. */
function stageNamed(rows: readonly Row[]): Row | undefined {
  return rows.find((row) => row.IsActive === true) ?? rows[0];
}

function setCategory(row: Row, category: string): void {
  row.ForecastCategory = category;
  row.ForecastCategoryName = nameOfCategory[category] ?? category;
}

function deriveFromClose(change: Change): void {
  const { row, before, store } = change;
  if (!before) row.PushCount = 0;
  const close = row.CloseDate;
  if (typeof close !== 'string' || !changed(change, 'CloseDate')) return;
  // A push is a move to a later calendar month, not to a later day.
  if (before && String(before.CloseDate).slice(0, 7) < close.slice(0, 7))
    row.PushCount = Number(before.PushCount ?? 0) + 1;
  const organization = [...store.table('Organization').rows()][0];
  const start = Number(organization?.FiscalYearStartMonth ?? 1);
  const { year, quarter } = fiscalPeriod(close, start, organization?.UsesStartDateAsFiscalYearName ?? false);
  row.FiscalYear = year;
  row.FiscalQuarter = quarter;
  row.Fiscal = `${year} ${quarter}`;
}

/** Fiscal year and quarter of a day; a year is named after the calendar year it ends in, unless the org says start. */
export function fiscalPeriod(
  day: string,
  startMonth: number,
  namedByStart: Value,
): { year: number; quarter: number } {
  const month = Number(day.slice(5, 7));
  const calendarYear = Number(day.slice(0, 4));
  const monthsIn = (month - startMonth + 12) % 12;
  const startYear = month >= startMonth ? calendarYear : calendarYear - 1;
  const year = startMonth === 1 || namedByStart === true ? startYear : startYear + 1;
  return { year, quarter: Math.floor(monthsIn / 3) + 1 };
}

/** Keeps what an opportunity shows of its activities. Does not count as a change of the opportunity itself. */
export function refreshActivityDates(change: Change, opportunityId: string): void {
  const { store, now, timeZone } = change;
  const table = store.table('Opportunity');
  const opportunity = table.get(opportunityId);
  if (!opportunity) return;
  const live = (objectName: string) =>
    store
      .table(objectName)
      .lookup('WhatId', opportunityId)
      .filter((row) => row.IsDeleted !== true);
  const tasks = live('Task');
  const events = live('Event');
  const today = localDay(now, timeZone);
  const closed = [
    ...tasks.filter((task) => task.IsClosed === true),
    ...events.filter((event) => String(event.ActivityDate) <= today),
  ];
  const dates = closed.map((row) => row.ActivityDate).filter((date) => typeof date === 'string');
  const next: Row = {
    ...opportunity,
    LastActivityDate: dates.sort().at(-1) ?? null,
    HasOpenActivity:
      tasks.some((task) => task.IsClosed !== true) ||
      events.some((event) => String(event.ActivityDate) >= today),
    HasOverdueTask: tasks.some(
      (task) => task.IsClosed !== true && task.ActivityDate !== null && String(task.ActivityDate) < today,
    ),
  };
  table.put(next);
}
