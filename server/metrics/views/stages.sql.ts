import type { RunContext } from './run-context.ts';

/**
 * `fact.stage(name, stage_no, is_closed, is_won, rank, stage_count)`: what each stage means (C3, C16).
 *
 * `stage_no` numbers every stage of the org, `rank` is the position among the active open stages by SortOrder; retired
 * stages keep their meaning but have no rank.
 * Deals store the API name; orgs that renamed a label have both, so both lead to the stage, the API name first.
 */
export function stageTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.stage AS
    WITH ranked AS (
      SELECT Id, row_number() OVER (ORDER BY SortOrder, Id)::INTEGER AS rank, count(*) OVER ()::INTEGER AS stage_count
      FROM sf.opportunity_stage WHERE IsActive AND NOT coalesce(IsClosed, false)
    ), numbered AS (
      SELECT *, row_number() OVER (ORDER BY SortOrder, Id)::INTEGER AS stage_no FROM sf.opportunity_stage
    ), named AS (
      SELECT ApiName AS name, 1 AS preference, * FROM numbered
      UNION ALL
      SELECT MasterLabel AS name, 2 AS preference, * FROM numbered
    ), preferred AS (
      SELECT *, row_number() OVER (
        PARTITION BY name ORDER BY coalesce(IsActive, false) DESC, preference, SortOrder, Id) AS choice
      FROM named WHERE name IS NOT NULL
    )
    SELECT p.name, p.stage_no, coalesce(p.IsClosed, false) AS is_closed, coalesce(p.IsWon, false) AS is_won, r.rank,
      (SELECT count(*) FROM ranked)::INTEGER AS stage_count
    FROM preferred p LEFT JOIN ranked r ON r.Id = p.Id WHERE p.choice = 1`;
}
