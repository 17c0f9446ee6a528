import type { Value } from './types.ts';

const stages: [name: string, probability: number, category: string, outcome?: 'won' | 'lost'][] = [
  ['Prospecting', 10, 'Pipeline'],
  ['Qualification', 10, 'Pipeline'],
  ['Needs Analysis', 20, 'Pipeline'],
  ['Value Proposition', 50, 'Pipeline'],
  ['Id. Decision Makers', 60, 'Pipeline'],
  ['Perception Analysis', 70, 'Pipeline'],
  ['Proposal/Price Quote', 75, 'Pipeline'],
  ['Negotiation/Review', 90, 'Pipeline'],
  ['Closed Won', 100, 'Closed', 'won'],
  ['Closed Lost', 0, 'Omitted', 'lost'],
];

/** The opportunity stages of a new Salesforce org, in their order, without ids. */
export function standardStages(): Record<string, Value>[] {
  return stages.map(([name, probability, category, outcome], index) => ({
    MasterLabel: name,
    ApiName: name,
    IsActive: true,
    SortOrder: index + 1,
    IsClosed: outcome !== undefined,
    IsWon: outcome === 'won',
    DefaultProbability: probability,
    ForecastCategory: category,
    ForecastCategoryName: category,
  }));
}
