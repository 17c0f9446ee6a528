import { z } from 'zod';

/**
 * Defaults until an admin sets them (C16, readings). Everything a definition can be tuned by, apart from flag
 * thresholds, stands here; flag thresholds stand with their flag and are overridden by `Touchline_Flag_Rule__mdt`.
 */
export const settingsSchema = z.strictObject({
  /** `Task.TaskSubtype` values that are touches on their own (C5). */
  touchSubtypes: z.array(z.string().min(1)).default(['Call', 'Email', 'LinkedIn']),
  /** `Task.Type` values that are touches where the subtype is Task or empty (C5). */
  touchTypes: z.array(z.string().min(1)).default(['Call', 'Email', 'LinkedIn']),
  /** Share of a team's deals open `activityGateAge` days or more that must show activity, in percent (C15). */
  activityGate: z.number().min(0).max(100).default(60),
  activityGateAge: z.number().int().min(0).default(30),
  /** Fewest decided deals for a win rate, fewest won deals for a price or a cycle (C16). */
  minimumDecided: z.number().int().min(1).default(5),
  minimumWon: z.number().int().min(1).default(5),
  /** Trailing window of win rate, price and cycle, in days, the last day included (C16). */
  window: z.number().int().min(1).default(365),
  /** A rep is someone who owned a deal open or decided within so many days (C16). */
  repWindow: z.number().int().min(1).default(365),
  /** Decided deals keep their review for so many days. */
  reviewWindow: z.number().int().min(1).default(30),
  /** 0 Sunday to 6 Saturday (C11). */
  weekStart: z.number().int().min(0).max(6).default(1),
  weeks: z.number().int().min(1).default(13),
  months: z.number().int().min(1).default(13),
  quarters: z.number().int().min(1).default(5),
  /** Rank from which a deal is qualified; with a single open stage, that stage (C16). */
  qualifiedRank: z.number().int().min(1).default(2),
  /** Segments that sell to one person at a time: few contacts are no flag there (R8). */
  transactionalSegments: z.array(z.string().min(1)).default([]),
  /** Most record ids an evidence carries; the true count is always beside them. */
  evidenceIds: z.number().int().min(1).max(1000).default(200),
  /** Of a finished period: few pages open it, and there are ten times as many of them. */
  pastEvidenceIds: z.number().int().min(1).max(1000).default(10),
  /** Most rows (deal x period) one aggregate works on at a time. */
  batchRows: z.number().int().min(1).default(2_000_000),
});

export type Settings = z.infer<typeof settingsSchema>;

/** @throws ZodError naming the setting and what was expected. */
export function readSettings(overrides: z.input<typeof settingsSchema> = {}): Settings {
  return settingsSchema.parse(overrides);
}

export const defaultSettings: Settings = readSettings();
