/** What people did, whatever deal it belongs to (S0.15, S0.32). */
import { figure, mean, type Figures } from '../figures.ts';
import { oneEach } from '../moment.ts';
import { sum } from '../numbers.ts';
import { oncePerCompany } from '../once.ts';
import { isWithin, type Activity } from '../touches.ts';
import { inPeriod, weeksOf, type Scope } from './scope.ts';

export function effortFigures(scope: Scope): Figures {
  const { company, subject, isMine } = scope;
  const { calendar, asOf } = company;
  const done = company
    .allActivities(asOf)
    .filter((activity) => activity.at <= asOf && (subject.members === null || activity.users.some(isMine)));
  const touches = done.filter((activity) => inPeriod(scope, calendar.dayOf(activity.at)));
  const meetings = done.filter(
    (activity) => activity.isMeeting && inPeriod(scope, calendar.dayOf(activity.start!)),
  );
  const weeks = weeksOf(scope);
  const perWeek = (id: string, activities: readonly Activity[]): Figures => {
    const num = countOnce(activities);
    return figure(id, { value: num / weeks, num, den: weeks, n: num });
  };
  return {
    ...perWeek('activities-per-week', touches),
    ...perWeek('meetings-per-week', meetings),
    ...followUps(scope),
  };
}

/** Meetings of one deal with the same start are one meeting, whoever's calendar they stand in (C7). */
function countOnce(activities: readonly Activity[]): number {
  const groupOf = new Map<string, string>();
  const rootOf = (id: string): string => {
    const parent = groupOf.get(id) ?? id;
    return parent === id ? id : rootOf(parent);
  };
  const firstAt = new Map<string, string>();
  for (const { id, deals, start, isMeeting } of activities) {
    if (!groupOf.has(id)) groupOf.set(id, id);
    for (const deal of isMeeting ? deals : []) {
      const key = `${deal} at ${start}`;
      const other = firstAt.get(key);
      if (other === undefined) firstAt.set(key, id);
      else groupOf.set(rootOf(id), rootOf(other));
    }
  }
  return [...groupOf.keys()].filter((id) => rootOf(id) === id).length;
}

/** The initial meeting of each deal (C8): whose it was, when, and how many followed within 30 days. */
const initials = oncePerCompany((company): { owner: string; day: number; later: number }[] => {
  const { calendar, asOf } = company;
  return [...company.deals(asOf).values()].flatMap((deal) => {
    const spans = deal.openSpans(asOf);
    const held = (company.activities(asOf).get(deal.id) ?? []).filter(
      (activity) =>
        activity.isMeeting && activity.at <= asOf && spans.some((span) => isWithin(activity, span, calendar)),
    );
    const starts = oneEach(held)
      .map((meeting) => meeting.start!)
      .sort((a, b) => a - b);
    const [initial, ...others] = starts;
    if (initial === undefined) return [];
    const day = calendar.dayOf(initial);
    const later = others.filter((start) => calendar.dayOf(start) <= day + 30).length;
    return [{ owner: deal.ownerAt(initial), day, later }];
  });
});

/** Meetings that followed an initial one within 30 days; initials younger than that are not asked. */
function followUps(scope: Scope): Figures {
  const { company, isMine } = scope;
  const mature = initials(company).filter(
    ({ owner, day }) => inPeriod(scope, day) && day + 30 <= company.today && isMine(owner),
  );
  return mean('follow-up-ratio', sum(mature.map(({ later }) => later)), mature.length);
}
