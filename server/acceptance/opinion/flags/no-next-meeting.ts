/** R6: qualified, and no meeting in the calendar. */
import { bandOf, clear, raised, unknown, type FlagRule } from './verdict.ts';

export const noNextMeeting: FlagRule = (open, { company, moment: { day }, threshold }) => {
  if (open.gateFails) return unknown;
  if (open.meetingsAhead.length > 0) return clear;
  if (open.rank === null) return unknown;
  if (open.rank < company.qualifiedRank) return clear;
  const quiet = threshold('no-next-meeting', 'quietDays', bandOf(open, company), 2);
  const ahead = open.closeDay === null ? null : open.closeDay - day;
  return ahead !== null && ahead >= 0 && ahead <= quiet ? clear : raised(false);
};
