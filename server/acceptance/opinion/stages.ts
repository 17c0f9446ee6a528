/** What the stages of the org mean (C3). */
import type { OrgRows } from '../rows.ts';

export interface Stage {
  label: string;
  /** In the org's list of stages. */
  isListed: boolean;
  rank: number | null;
  isClosed: boolean;
  isWon: boolean;
}
export function stagesOf(rows: OrgRows): { byLabel: Map<string, Stage>; openCount: number } {
  const active = rows['OpportunityStage']!.filter(
    (row) => row['IsActive'] === true && row['IsClosed'] === false,
  ).sort((a, b) => Number(a['SortOrder']) - Number(b['SortOrder']));
  const byLabel = new Map<string, Stage>();
  for (const row of [...rows['OpportunityStage']!].sort(
    (a, b) => Number(a['IsActive']) - Number(b['IsActive']),
  )) {
    const rank = active.indexOf(row);
    byLabel.set(String(row['MasterLabel']).toLowerCase(), {
      label: String(row['MasterLabel']),
      isListed: true,
      rank: rank < 0 ? null : rank + 1,
      isClosed: row['IsClosed'] === true,
      isWon: row['IsWon'] === true,
    });
  }
  return { byLabel, openCount: active.length };
}

/** The stage of a deal without history before its last change. */
export const nobodyKnows: Stage = {
  label: '(unknown)',
  isListed: false,
  rank: null,
  isClosed: false,
  isWon: false,
};

/** A stage that is not in the list any more: only the deal itself can still say what it means. */
export const unlisted = (label: unknown, meaning: { isClosed: boolean; isWon: boolean }): Stage => ({
  label: String(label),
  isListed: false,
  rank: null,
  ...meaning,
});
