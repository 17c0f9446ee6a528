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

/** Found: named for what the cause is. Named: for anything but being behind the target. */
export function coachTable(judged: readonly Judged[]): string {
  const share = (list: readonly Judged[], what: (each: Judged) => boolean) =>
    percent(list.filter(what).length, list.length);
  const costs = ({ cause }: Judged) => cause !== null && !isLeftAlone(cause);
  const planted = judged.filter(costs);
  const others = judged.filter((each) => !costs(each));
  const sentences = (where: 'list' | 'page') => {
    const named = judged.filter((each) => each[where].accused);
    return [
      `${share(planted, (each) => each[where].found)} of ${planted.length} reps with a cause that costs found for that cause`,
      `${share(planted, (each) => each[where].accused)} of them named for something`,
      `${share(others, (each) => each[where].accused)} of ${others.length} healthy, unlucky and new reps named for something`,
      `${share(named, costs)} of ${named.length} named reps have a cause that costs (drawn by lot: ${share(judged, costs).trim()})`,
    ];
  };
  const row = (name: string, list: readonly Judged[]) =>
    line(
      name,
      share(list, ({ list: { found } }) => found),
      share(list, ({ list: { accused } }) => accused).padStart(8),
      share(list, ({ page: { found } }) => found).padStart(13),
      share(list, ({ page: { accused } }) => accused).padStart(8),
      share(list, ({ behind }) => behind).padStart(15),
    );
  return [
    'Touchline: places to look first that a first run writes for the pages of teams and of the whole',
    ...sentences('list'),
    '',
    "Touchline: what the persons' own pages call worse than the others of the team, and no noise, in the quarter",
    ...sentences('page'),
    '',
    line('', '       on a list', '          on the page'),
    line('cause', '  found', '   named', '        found', '   named', '  behind target'),
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
