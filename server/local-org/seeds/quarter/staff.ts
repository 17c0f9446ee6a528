import { causeNames, causes, plantedTraits, type Cause } from './causes.ts';
import { firstNames, lastNames } from './names.ts';
import {
  healthy,
  historyDays,
  repsPerTeam,
  segments,
  spread,
  type Segment,
  type Traits,
} from './parameters.ts';
import { randomOf, type Random } from './random.ts';

export interface CompanyShape {
  seedNumber: number;
  /** 1: 24 reps. */
  scale: number;
}

export interface Person {
  name: string;
  username: string;
}

export interface Rep extends Person {
  number: number;
  team: number;
  segment: Segment;
  cause: Cause | null;
  traits: Traits;
  /** Moment of the first working day; long before the history for most. */
  start: number;
  /** Moment of the last working day; null for who still works here. */
  left: number | null;
  rampMonths: number;
}

export interface Staff {
  vicePresident: Person;
  managers: (Person & { team: number; segment: Segment; title: string })[];
  /** Present reps first, then those who left. */
  reps: Rep[];
  developers: Person[];
}

/** Who works in the company, what each is like, and who carries which cause. Depends on nothing but the shape. */
export function staffOf({ seedNumber, scale }: CompanyShape): Staff {
  const random = randomOf(seedNumber, 'staff');
  const person = namer(random);
  const count = Math.max(3, Math.round(repsPerTeam * segments.length * scale));
  const teams = Math.max(1, Math.round(count / repsPerTeam));
  const segmentOf = (team: number) => segments[team % segments.length]!;
  const vicePresident = person();
  const managers = Array.from({ length: teams }, (_, team) => {
    const round = Math.floor(team / segments.length);
    const title = `${segmentOf(team).team}${round > 0 ? ` ${round + 1}` : ''}`;
    return { ...person(), team, segment: segmentOf(team), title };
  });
  const carried = assignment(count, scale, random);
  const reps = Array.from({ length: count }, (_, number): Rep => {
    const team = number % teams;
    const segment = segmentOf(team);
    const cause = carried[number] ?? null;
    const own = randomOf(seedNumber, 'rep', number);
    const { tenure, rampMonths = 4 } = cause ? causes[cause] : {};
    const start = -(tenure ? own.between(...tenure) : own.between(historyDays + 60, historyDays + 1500));
    return {
      ...person(),
      number,
      team,
      segment,
      cause,
      traits: traitsOf(cause, segment, own),
      start,
      left: null,
      rampMonths,
    };
  });
  const leavers = Array.from({ length: teams }, (_, team): Rep => {
    const own = randomOf(seedNumber, 'leaver', team);
    const segment = segmentOf(team);
    return {
      ...person(),
      number: count + team,
      team,
      segment,
      cause: null,
      traits: traitsOf(null, segment, own),
      start: -historyDays - 700,
      left: -own.between(80, 330),
      rampMonths: 4,
    };
  });
  const developers = Array.from({ length: Math.max(1, Math.round(4 * scale)) }, person);
  return { vicePresident, managers, reps: [...reps, ...leavers], developers };
}

/** Each cause once for every whole unit of scale, at most for half of the reps, on reps drawn by lot. */
function assignment(count: number, scale: number, random: Random): (Cause | undefined)[] {
  const times = Math.max(1, Math.round(scale));
  const all = Array.from({ length: times }, () => causeNames).flat();
  const places = random.shuffled(Array.from({ length: count }, (_, number) => number));
  const result: (Cause | undefined)[] = [];
  all.slice(0, Math.floor(count / 2)).forEach((cause, index) => (result[places[index]!] = cause));
  return result;
}

/** Draws every trait around healthy first, so that two causes on the same rep number differ only in the cause. */
function traitsOf(cause: Cause | null, segment: Segment, random: Random): Traits {
  const traits: Traits = {
    ...healthy,
    dealsPerMonth: random.lognormal(spread.dealsPerMonth),
    luck: random.lognormal(spread.luck),
    price: random.lognormal(spread.price),
    touchGap: healthy.touchGap * random.lognormal(spread.touchGap),
    contacts: healthy.contacts + spread.contacts * random.normal(),
    followUp: healthy.followUp + spread.followUp * random.normal(),
    accounts: random.lognormal(spread.accounts),
  };
  if (cause) Object.assign(traits, plantedTraits(cause, random));
  traits.dealsPerMonth *= segment.dealsPerMonth;
  traits.accounts = Math.round(traits.accounts * segment.accounts);
  traits.inherited = Math.round(traits.inherited * segment.dealsPerMonth);
  return traits;
}

/** Names that no two people share. */
function namer(random: Random): () => Person {
  const first = random.shuffled(firstNames);
  const last = random.shuffled(lastNames);
  let count = 0;
  return () => {
    const round = Math.floor(count / first.length);
    const [given, family] = [first[count % first.length]!, last[(count + round * 7) % last.length]!];
    count += 1;
    const name = `${given} ${family}`;
    return { name, username: `${name.toLowerCase().replaceAll(' ', '.')}@quarter.example` };
  };
}
