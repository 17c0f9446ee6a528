import { handOverShare, historyDays, leadShare, stages, type Traits } from './parameters.ts';
import { liveDeal, type Life } from './life.ts';
import { randomOf, type Random } from './random.ts';
import { staffOf, type CompanyShape, type Rep, type Staff } from './staff.ts';

export interface Deal extends Life {
  number: number;
  /** Who had it from when; the first created it, unless it came from a lead. */
  owners: { at: number; rep: Rep }[];
  fromLead: boolean;
  random: Random;
}

export interface Company {
  shape: CompanyShape;
  staff: Staff;
  deals: Deal[];
}

/** The people and every deal's life, in simulated days; no row yet. */
export function simulate(shape: CompanyShape): Company {
  const staff = staffOf(shape);
  const deals: Deal[] = [];
  for (const rep of staff.reps) {
    deals.push(...ownDeals(shape, staff, rep));
    if (rep.traits.inherited > 0) deals.push(...bluebirds(shape, staff, rep));
  }
  deals.sort((a, b) => a.plan.created - b.plan.created);
  deals.forEach((deal, index) => (deal.number = index));
  return { shape, staff, deals };
}

/** Deals a rep opens, one after the other; a new hire needs some weeks to get going. */
function ownDeals(shape: CompanyShape, staff: Staff, rep: Rep): Deal[] {
  const random = randomOf(shape.seedNumber, 'deals', rep.number);
  const gap = 30.4 / rep.traits.dealsPerMonth;
  const from = Math.max(-historyDays, rep.start + 5);
  const until = rep.left ?? 0;
  const deals: Deal[] = [];
  const isWon = evenLuck(random);
  for (let created = from + gap * random.next(); created < until;) {
    const own = randomOf(shape.seedNumber, 'deal', rep.number, deals.length);
    const life = liveDeal({ segment: rep.segment, traits: rep.traits, created, inherited: null, isWon }, own);
    deals.push({
      ...life,
      number: 0,
      owners: owners(staff, rep, life, own),
      fromLead: own.chance(leadShare),
      random: own,
    });
    const starting = created < rep.start + 30;
    created += gap * random.between(0.4, 1.6) * (starting ? 1.6 : 1);
  }
  return deals;
}

function owners(staff: Staff, rep: Rep, life: Life, random: Random): Deal['owners'] {
  const list = [{ at: life.plan.created, rep }];
  const { closed, plan } = life;
  if (rep.left !== null && closed > rep.left)
    list.push({ at: rep.left + random.between(0, 0.4), rep: heir(staff, rep, random) });
  else if (random.chance(handOverShare)) {
    const at = plan.created + (closed - plan.created) * random.between(0.1, 0.5);
    const next = heir(staff, rep, random);
    if (next !== rep && next.start < at) list.push({ at, rep: next });
  }
  return list;
}

/** A colleague of the team who carries no cause, so that chance hand-overs blur no planted one; a new hire starts with some. */
function heir(staff: Staff, rep: Rep, random: Random): Rep {
  const mates = staff.reps.filter(
    (other) => other.team === rep.team && other !== rep && other.left === null && other.cause === null,
  );
  return mates.length > 0 ? random.pick(mates) : staff.reps[rep.number % 3]!;
}

/** Large deals that seniors of the team bring to the proposal, and this rep closes. */
function bluebirds(shape: CompanyShape, staff: Staff, rep: Rep): Deal[] {
  const random = randomOf(shape.seedNumber, 'bluebirds', rep.number);
  const isWon = evenLuck(random);
  const step = 430 / rep.traits.inherited;
  return Array.from({ length: rep.traits.inherited }, (_, index) => {
    const own = randomOf(shape.seedNumber, 'bluebird', rep.number, index);
    const senior = heir(staff, rep, random);
    const traits: Traits = { ...senior.traits, cutShare: 0 };
    const cycle = rep.segment.cycle;
    const created = -450 + step * index + random.between(0, step) - cycle * 0.3;
    const life = liveDeal(
      {
        segment: rep.segment,
        traits,
        created,
        inherited: { size: random.between(1.6, 2.2), winRate: 0.6 },
        isWon,
      },
      own,
    );
    const late = life.moves.find(({ stage }) => stage === stages.length - 2)!.at;
    const at = late + (life.closed - late) * random.between(0.1, 0.4);
    return {
      ...life,
      number: 0,
      owners: [
        { at: created, rep: senior },
        { at, rep },
      ],
      fromLead: false,
      random: own,
    };
  });
}

/**
 * Wins come as often as their probabilities say, spread evenly over a rep's deals. Year by year the luck of a rep is
 * that of `traits.luck`, as large as the binomial's; coin by coin, quarters of five wins would swing from 0 to 250 %.
 */
function evenLuck(random: Random): (probability: number) => boolean {
  let due = random.next();
  return (probability) => {
    due += probability;
    if (due < 1) return false;
    due -= 1;
    return true;
  };
}
