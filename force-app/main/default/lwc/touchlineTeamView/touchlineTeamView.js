import labels from 'c/touchlineLabels';
import { tilesOf } from 'c/touchlineTiles';
import { measureRows } from 'c/touchlineMeasureRows';

/** Why there is nothing to show, with what to do next. */
export const emptyState = ({ success, root }) => {
  if (!success) return { heading: labels.Team_No_Run_Title, body: labels.Team_No_Run_Body };
  if (!root) return { heading: labels.Team_No_Team_Title, body: labels.Team_No_Team_Body };
  return { heading: labels.Team_No_Score_Title, body: labels.Team_No_Score_Body };
};

/**
 * The page for one team and period.
 * @param {object} team of `readTeam`
 * @param {string} start first day of the chosen period
 * @param {?string} asOf instant of the run
 * @returns {?object} null when the team has no scorecard for the period
 */
export const teamView = (team, start, asOf) => {
  const tiles = tilesOf(team.subject, team.cards, start, asOf);
  if (!tiles) return null;
  const { card } = tiles;
  return {
    name: team.subject.name,
    isAlone: team.members.length === 0,
    context: tiles.context,
    period: tiles.period,
    result: tiles.result,
    coverage: tiles.coverage,
    /** Below the fold: worked out when it is drawn. */
    get measures() {
      return measureRows(tiles, null);
    },
    focus: team.focus,
    subjects: [team.subject, ...team.members, ...team.below],
    teams: team.members.filter(({ isTeam }) => isTeam),
    people: team.members.filter(({ isTeam }) => !isTeam),
    unlisted: team.memberCount - team.members.length,
    total: {
      id: team.subject.id,
      name: team.subject.name,
      scorecardId: card.id,
      readings: card.readings,
    },
  };
};
