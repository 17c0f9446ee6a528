import type { Fate } from './life.ts';
import { firstLate } from './parameters.ts';
import type { Random } from './random.ts';

export interface Meeting {
  /** When it was put into the calendar. */
  scheduled: number;
  at: number;
  minutes: number;
  /** Which of the deal's contacts; the first is the one the event names. */
  who: number[];
}

export type TouchKind = 'Call' | 'Email' | 'LinkedIn';
export interface Touch {
  at: number;
  kind: TouchKind;
  who: number;
  /** Whether whoever logs it names the deal; otherwise only the person spoken to. */
  filed: boolean;
}

/** Days within which a second meeting counts as following the first. */
const followUpDays = 30;

/** A first meeting that qualifies the deal, a second one if the rep follows up, then one every two weeks or so. */
export function meetings(fate: Fate, random: Random): Meeting[] {
  const { plan, moves, closed, won, silent, qualified } = fate;
  const { traits, created } = plan;
  if (!qualified && !random.chance(0.4)) return [];
  const qualifiedAt = qualified ? moves[1]!.at : created + (closed - created) * 0.6;
  const first = created + (qualifiedAt - created) * random.between(0.7, 0.98);
  const found = [meeting(fate, created, first, random)];
  const chased = !won && traits.lostMeetings > 1;
  // Who hears what they like to hear keeps meeting to the end, which alone adds some meetings; with this pace a loss takes about `lostMeetings` times as many.
  const until = chased ? closed : silent;
  const more = chased ? 0.85 * traits.lostMeetings : 1;
  const follows = random.chance(traits.followUp);
  const left = until - first;
  let at = first + (follows ? Math.min(random.between(5, 20), Math.max(left * 0.7, 2)) : followUpDays + 2);
  let before = first;
  while (at < until - 0.3) {
    found.push(meeting(fate, before, at, random));
    before = at;
    at += random.between(12, 28) / more;
  }
  return found;
}

function meeting(fate: Fate, after: number, at: number, random: Random): Meeting {
  const scheduled = Math.max(after + 0.05, at - random.between(3, 12));
  const chief = random.whole(0, fate.contacts - 1);
  const who = [chief];
  for (let contact = 0; contact < fate.contacts; contact++)
    if (contact !== chief && random.chance(0.5)) who.push(contact);
  return { scheduled: Math.min(scheduled, at - 0.02), at, minutes: random.pick([30, 30, 45, 60]), who };
}

/** Calls, mails and messages while the deal is alive, closer together near the end. */
export function touches(fate: Fate, random: Random): Touch[] {
  const { plan, moves, silent, touchGap, contacts } = fate;
  const late = moves.find(({ stage }) => typeof stage === 'number' && stage >= firstLate)?.at ?? Infinity;
  const found: Touch[] = [];
  for (
    let at = plan.created + random.between(0.05, 1.5);
    at < silent;
    at += touchGap * random.wait() * (at >= late ? 0.7 : 1)
  ) {
    const draw = random.next();
    found.push({
      at,
      kind: draw < 0.38 ? 'Call' : draw < 0.9 ? 'Email' : 'LinkedIn',
      who: random.whole(0, contacts - 1),
      filed: random.chance(0.85),
    });
  }
  return found;
}
