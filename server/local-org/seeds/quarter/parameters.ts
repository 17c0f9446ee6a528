/** Every number of the mechanism; README.md says where each comes from. Days are calendar days. */
export const historyDays = 548;
export const repsPerTeam = 8;

export interface Stage {
  name: string;
  probability: number;
  category: string;
  categoryName: string;
  /** Share of a won deal's cycle. */
  share: number;
  /** How qualified losses spread over the stage they reach last. */
  losses: number;
}

const pipeline = { category: 'Pipeline', categoryName: 'Pipeline' };
export const stages: readonly Stage[] = [
  { name: 'Prospecting', probability: 10, ...pipeline, share: 0.14, losses: 0 },
  { name: 'Qualification', probability: 20, ...pipeline, share: 0.18, losses: 0.3 },
  { name: 'Needs Analysis', probability: 35, ...pipeline, share: 0.2, losses: 0.27 },
  { name: 'Value Proposition', probability: 50, ...pipeline, share: 0.18, losses: 0.2 },
  {
    name: 'Proposal/Price Quote',
    probability: 75,
    category: 'BestCase',
    categoryName: 'Best Case',
    share: 0.17,
    losses: 0.13,
  },
  {
    name: 'Negotiation/Review',
    probability: 90,
    category: 'Forecast',
    categoryName: 'Commit',
    share: 0.13,
    losses: 0.1,
  },
];
export const won = 'Closed Won';
export const lost = 'Closed Lost';
/** Index of the first stage that counts as late: the last third. */
export const firstLate = 4;

export interface Segment {
  name: string;
  team: string;
  dealsPerMonth: number;
  price: number;
  cycle: number;
  winRate: number;
  accounts: number;
  employees: readonly [number, number];
}

export const segments: readonly Segment[] = [
  {
    name: 'SMB',
    team: 'Small Business',
    dealsPerMonth: 8,
    price: 16_000,
    cycle: 64,
    winRate: 0.26,
    accounts: 60,
    employees: [15, 180],
  },
  {
    name: 'Mid-Market',
    team: 'Mid-Market',
    dealsPerMonth: 6.5,
    price: 29_000,
    cycle: 82,
    winRate: 0.25,
    accounts: 44,
    employees: [200, 1900],
  },
  {
    name: 'Enterprise',
    team: 'Enterprise',
    dealsPerMonth: 5,
    price: 54_000,
    cycle: 104,
    winRate: 0.24,
    accounts: 32,
    employees: [2000, 40_000],
  },
];

/** What sets one rep's deals apart from another's. */
export interface Traits {
  dealsPerMonth: number;
  /** On the win probability, and visible in what the rep does. */
  winRate: number;
  /** On the win probability, and visible in nothing: chance beyond chance. */
  luck: number;
  /** On amounts. */
  price: number;
  /** Mean days between touches of a deal that is alive. */
  touchGap: number;
  /** Mean people spoken to per deal, 1 to 5. */
  contacts: number;
  /** Share of first meetings followed by another within 30 days. */
  followUp: number;
  /** On the number of meetings of deals that are lost, and on how long those linger. */
  lostMeetings: number;
  lingering: number;
  /** Share of qualified losses that come in the last third of the stages. */
  lateLosses: number;
  /** Share of deals in the last third whose price is cut, and by how much. */
  cutShare: number;
  cutDepth: number;
  /** Days between pushes that nothing but caution explains; 0 for none. */
  pushEvery: number;
  accounts: number;
  /** Deals handed over late by others in the last 13 months; of a month of deals. */
  inherited: number;
}

/** A healthy rep of unit size; the segment scales deals, accounts and price. */
export const healthy: Traits = {
  dealsPerMonth: 1,
  winRate: 1,
  luck: 1,
  price: 1,
  touchGap: 6,
  contacts: 2.5,
  followUp: 0.7,
  lostMeetings: 1,
  lingering: 1,
  lateLosses: 0.23,
  cutShare: 0.2,
  cutDepth: 0.08,
  pushEvery: 0,
  accounts: 1,
  inherited: 0,
};

/** Standard deviations between healthy reps, of the logarithm (of the value itself for shares and contacts). */
export const spread = {
  dealsPerMonth: 0.1,
  luck: 0.18,
  price: 0.06,
  touchGap: 0.08,
  contacts: 0.1,
  followUp: 0.03,
  accounts: 0.1,
};

/** Between deals. */
export const dealSpread = { amount: 0.35, cycle: 0.35, care: 0.25 };
export const qualifiedShare = 0.85;
/** A deal in good care wins more often; this keeps the mean where the segment says. */
export const careMean = Math.exp(dealSpread.care ** 2 / 2);
export const leadShare = 0.2;
export const handOverShare = 0.03;
