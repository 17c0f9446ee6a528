/** What rests on the facts that an update replaces. */
import type { MeasuredView } from './differing.ts';

const bySlot = 'SELECT slot, owner_no FROM differing';

/** What rests on the rows of a fact. */
export interface Bearing {
  /** The columns asked for below; `differing` holds their values where rows differ. */
  columns: readonly string[];
  /** What a view of metrics says otherwise: slot and owner, as SQL over `differing`. */
  slots?: Partial<Record<MeasuredView, string>>;
  /** At which endings what is derived from the whole org is another, as SQL over `differing`. */
  endings?: string;
}

const ofSlot = (...views: MeasuredView[]): Bearing => ({
  columns: ['slot', 'owner_no'],
  slots: Object.fromEntries(views.map((view) => [view, bySlot])),
});

export const bearings: Readonly<Record<string, Bearing>> = {
  worked: ofSlot('worked'),
  moved: ofSlot('moved'),
  arrived: ofSlot('arrived'),
  pushed: ofSlot('pushed'),
  followed: ofSlot('followed'),
  booked: ofSlot('booked', 'closing'),
  effort_entry: {
    columns: ['day', 'start_day', 'owner_no'],
    slots: {
      effort:
        'SELECT p.period_no, d.owner_no FROM differing d JOIN fact.period_day p ON p.day = d.day OR p.day = d.start_day',
    },
  },
  decided: {
    columns: ['outcome_day', 'owner_no'],
    slots: {
      decided:
        'SELECT n.end_no, d.owner_no FROM differing d JOIN fact.ending n ON d.outcome_day BETWEEN n.window_start AND n.day',
    },
  },
  open_deal: {
    columns: ['end_no', 'owner_no'],
    slots: {
      open: 'SELECT end_no, owner_no FROM differing',
      closing: 'SELECT p.period_no, d.owner_no FROM differing d JOIN fact.period p ON p.end_no = d.end_no',
    },
  },
  person_deal: {
    columns: ['deal_no'],
    slots: { open: 'SELECT n.end_no, NULL FROM differing CROSS JOIN fact.ending n' },
  },
  pass: {
    columns: ['from_end', 'until_end'],
    endings: 'SELECT unnest(range(from_end, until_end)) FROM differing',
  },
  decided_value: {
    columns: ['from_end', 'until_end', 'day'],
    endings: `
      SELECT n.end_no FROM differing d
      JOIN fact.ending n ON d.from_end <= n.end_no AND n.end_no < d.until_end AND d.day BETWEEN n.window_start AND n.day`,
  },
};
