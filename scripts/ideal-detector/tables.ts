import type { Accuracy } from '../../server/local-org/seeds/quarter/accuracy.ts';
import { causeNames } from '../../server/local-org/seeds/quarter/causes.ts';
import { isLeftAlone, type Judged } from './verdict.ts';

const percent = (part: number, whole: number) =>
  (whole ? `${((100 * part) / whole).toFixed(0)} %` : '–').padStart(7);
const line = (name: string, ...cells: string[]) => `${name.padEnd(18)}${cells.join('')}`;

export function idealTable({ reps, right, healthy, accused, causes }: Accuracy): string {
  return [
    'The ideal detector, which knows how each cause shows',
    `${percent(right, reps)} of ${reps} reps named rightly (a cause, or healthy)`,
    `${percent(accused, healthy)} of ${healthy} healthy reps accused of something`,
    '',
    line('cause', '  found', '  right when named'),
    ...Object.entries(causes).map(([cause, { planted, found, named }]) =>
      line(cause, percent(found, planted), percent(found, named).padStart(12)),
    ),
  ].join('\n');
}

/** Found: on the list of places to look first for what the cause is. On a list: for anything but being behind the target. */
export function coachTable(judged: readonly Judged[]): string {
  const count = (list: readonly Judged[], what: (each: Judged) => boolean) => list.filter(what).length;
  const row = (name: string, list: readonly Judged[]) =>
    line(
      name,
      percent(
        count(list, ({ found }) => found),
        list.length,
      ),
      percent(
        count(list, ({ accused }) => accused),
        list.length,
      ).padStart(10),
      percent(
        count(list, ({ behind }) => behind),
        list.length,
      ).padStart(15),
    );
  const planted = judged.filter(({ cause }) => cause !== null && !isLeftAlone(cause));
  const others = judged.filter(({ cause }) => cause === null || isLeftAlone(cause));
  const named = judged.filter(({ accused }) => accused);
  return [
    'The coach: what a first run writes as places to look first, on the pages of teams and of the whole',
    `${percent(
      count(planted, ({ found }) => found),
      planted.length,
    )} of ${planted.length} reps with a cause that costs found for that cause`,
    `${percent(
      count(planted, ({ accused }) => accused),
      planted.length,
    )} of them on a list for something`,
    `${percent(
      count(others, ({ accused }) => accused),
      others.length,
    )} of ${others.length} healthy, unlucky and new reps on a list for something`,
    `${percent(
      count(named, ({ cause }) => cause !== null && !isLeftAlone(cause)),
      named.length,
    )} of ${named.length} named reps have a cause that costs (a draw by lot: ${percent(planted.length, judged.length).trim()})`,
    '',
    line('cause', '  found', ' on a list', '  behind target'),
    ...causeNames.map((cause) =>
      row(
        cause,
        judged.filter((each) => each.cause === cause),
      ),
    ),
    row(
      'healthy',
      judged.filter(({ cause }) => cause === null),
    ),
  ].join('\n');
}
