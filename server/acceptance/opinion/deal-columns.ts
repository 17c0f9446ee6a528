/** What a deal's review says beside its flags: dates, counts, and its time line. */
import { dateText } from './calendar.ts';
import type { Circumstances } from './flags/verdict.ts';
import { oneEach, type OpenDeal } from './moment.ts';
import { pushesOf } from './pushes.ts';

interface Timeline {
  meetings: { at: string; held: boolean }[];
  pushes: { at: string; days: number }[];
  stages: { at: string; stage: string; rank: number | null }[];
  touches: string[];
  counts: { meetings: number; pushes: number; stages: number; touches: number };
}

export interface DealColumns {
  columns: Record<string, string | number | null>;
  timeline: Timeline;
}

export function dealColumns(open: OpenDeal, { company, moment }: Circumstances): DealColumns {
  const { calendar } = company;
  const dayText = (at: number): string => dateText(calendar.dayOf(at));
  const [next] = open.meetingsAhead;
  const last = open.touchDays.at(-1);
  const pushes = pushesOf(open.deal, moment.at, calendar);
  const runs = open.deal.hasHistory
    ? open.deal.runs(moment.at)
    : [{ from: open.stageSince!, stage: open.deal.stateAt(moment.at)!.stage }];
  const ahead = (company.activities(moment.at).get(open.deal.id) ?? []).filter(
    (activity) => activity.start !== null && activity.start > moment.at,
  );
  const held = open.touches.filter((activity) => activity.isMeeting);
  const meetings = oneEach([...held, ...ahead]).sort((a, b) => b.start! - a.start!);
  return {
    columns: {
      Stage_Since__c: open.stageSince === null ? null : dayText(open.stageSince),
      Last_Touch_Date__c: last === undefined ? null : dateText(last),
      Touches__c: open.touches.length,
      Next_Meeting_Date__c: next === undefined ? null : dayText(next),
      // Without history nobody knows.
      Pushes__c: open.deal.hasHistory ? pushes.length : null,
      Engaged_Contacts__c: open.engaged.size,
    },
    timeline: {
      meetings: meetings
        .slice(0, 10)
        .map((meeting) => ({ at: dayText(meeting.start!), held: meeting.start! <= moment.at })),
      pushes: pushes
        .toReversed()
        .slice(0, 10)
        .map(({ day, days }) => ({ at: dateText(day), days })),
      stages: runs
        .toReversed()
        .slice(0, 20)
        .map(({ from, stage }) => ({ at: dayText(from), stage: stage.label, rank: stage.rank })),
      touches: open.touchDays.toReversed().slice(0, 20).map(dateText),
      counts: {
        meetings: meetings.length,
        pushes: pushes.length,
        stages: runs.length,
        touches: open.touchDays.length,
      },
    },
  };
}
