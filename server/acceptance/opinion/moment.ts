/** The open deals at one moment, with what was known of each then. */
import type { Company } from './company.ts';
import { engagedContacts } from './contacts.ts';
import type { Deal } from './timeline.ts';
import { isWithin, type Activity } from './touches.ts';

export interface OpenDeal {
  deal: Deal;
  owner: string;
  amount: number | null;
  closeDay: number | null;
  rank: number | null;
  /** Its owner's team logs too little activity to be judged by it (C15). */
  gateFails: boolean;
  /** Touches while it was open; what two rows say of one meeting counts once. */
  touches: Activity[];
  /** Their distinct local days, oldest first. */
  touchDays: number[];
  /** Starts of the meetings ahead, soonest first. */
  meetingsAhead: number[];
  stageSince: number | null;
  engaged: ReadonlySet<string>;
  isPersonAccount: boolean;
}

export interface Moment {
  at: number;
  day: number;
  open: OpenDeal[];
}

export function takeMoment(company: Company, at: number, day: number): Moment {
  const { calendar } = company;
  const gateFails = company.failsGate(at, day);
  const engaged = engagedContacts(company, at, day);
  const open = [...company.deals(at).values()]
    .filter((deal) => deal.isOpenAt(at))
    .map((deal): OpenDeal => {
      const state = deal.stateAt(at)!;
      const owner = deal.ownerAt(at);
      const touches = touchesWhileOpen(company, deal, at);
      const ahead = (company.activities(at).get(deal.id) ?? [])
        .flatMap((activity) => (activity.start !== null && activity.start > at ? [activity.start] : []))
        .sort((a, b) => a - b);
      return {
        deal,
        owner,
        amount: state.amount,
        closeDay: state.closeDay,
        rank: state.stage.rank,
        gateFails: gateFails(owner),
        touches,
        touchDays: [...new Set(touches.map((touch) => calendar.dayOf(touch.at)))].sort((a, b) => a - b),
        meetingsAhead: ahead,
        stageSince: deal.stageSince(at),
        engaged: engaged(deal),
        isPersonAccount: deal.accountId !== null && company.isPersonAccount(deal.accountId),
      };
    });
  return { at, day, open };
}

/** Completed touches of a deal while it was open, one per meeting (C7). */
export function touchesWhileOpen(company: Company, deal: Deal, at: number): Activity[] {
  const spans = deal.openSpans(at);
  const touches = (company.activities(at).get(deal.id) ?? []).filter(
    (activity) => activity.at <= at && spans.some((span) => isWithin(activity, span, company.calendar)),
  );
  return oneEach(touches);
}

/** Of meetings of one deal with the same start one is kept: the one that ended last. */
export function oneEach(activities: readonly Activity[]): Activity[] {
  const kept = new Map<string, Activity>();
  for (const activity of activities) {
    const key = activity.isMeeting ? `meeting at ${activity.start}` : activity.id;
    const other = kept.get(key);
    if (!other || other.at < activity.at) kept.set(key, activity);
  }
  return [...kept.values()];
}
