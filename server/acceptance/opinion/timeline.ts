/** One deal through time: its stages, its amount, its owner (C2, C3, C4). */
import type { Calendar } from './calendar.ts';
import { dayNumber } from './calendar.ts';
import type { OrgRow } from '../rows.ts';
import { nobodyKnows, unlisted, type Stage, type stagesOf } from './stages.ts';

export interface Span {
  from: number;
  to: number;
}
/** What a deal's rows said from a moment on. */
export interface State {
  at: number;
  stage: Stage;
  amount: number | null;
  closeDay: number | null;
}

export const instant = (value: unknown): number => Date.parse(String(value));
const number = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value);
const day = (value: unknown): number | null =>
  value === null || value === undefined ? null : dayNumber(String(value));

export class Deal {
  readonly id: string;
  readonly accountId: string | null;
  readonly createdAt: number;
  readonly createdDay: number;
  readonly hasHistory: boolean;
  readonly nextStep: string | null;
  #stageChangedAt: number | null = null;
  readonly #states: State[];
  readonly #owners: { at: number; owner: string }[];
  readonly #openCount: number;

  constructor(
    row: OrgRow,
    history: OrgRow[],
    ownerRows: OrgRow[],
    stages: ReturnType<typeof stagesOf>,
    calendar: Calendar,
  ) {
    this.id = String(row['Id']);
    this.accountId = row['AccountId'] as string | null;
    this.createdAt = instant(row['CreatedDate']);
    this.createdDay = calendar.dayOf(this.createdAt);
    this.#openCount = stages.openCount;
    this.hasHistory = history.length > 0;
    this.nextStep = row['NextStep'] as string | null;
    const meaning = { isClosed: row['IsClosed'] === true, isWon: row['IsWon'] === true };
    const known = (label: unknown): Stage =>
      stages.byLabel.get(String(label).toLowerCase()) ??
      unlisted(label, label === row['StageName'] ? meaning : { isClosed: false, isWon: false });
    const current = known(row['StageName']);
    if (this.hasHistory) {
      this.#states = history
        .map((entry) => ({
          id: String(entry['Id']),
          at: instant(entry['CreatedDate']),
          stage: known(entry['StageName']),
          amount: number(entry['Amount']),
          closeDay: day(entry['CloseDate']),
        }))
        .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      this.#states[0]!.at = Math.min(this.#states[0]!.at, this.createdAt);
    } else {
      const whole = { amount: number(row['Amount']), closeDay: day(row['CloseDate']) };
      const changed =
        row['LastStageChangeDate'] !== null
          ? instant(row['LastStageChangeDate'])
          : current.isClosed && whole.closeDay !== null
            ? calendar.startOf(whole.closeDay)
            : this.createdAt;
      this.#states = [{ at: this.createdAt, stage: current, ...whole }];
      // Of a deal that is open the present stage stands for all its time (C1); only since when is known.
      if (!current.isClosed) this.#stageChangedAt = changed;
      else if (changed > this.createdAt)
        this.#states = [
          { at: this.createdAt, stage: nobodyKnows, ...whole },
          { at: changed, stage: current, ...whole },
        ];
    }
    const changes = ownerRows
      .filter(
        (entry) => String(entry['NewValue']).startsWith('005') || String(entry['OldValue']).startsWith('005'),
      )
      .sort(
        (a, b) =>
          instant(a['CreatedDate']) - instant(b['CreatedDate']) ||
          (String(a['Id']) < String(b['Id']) ? -1 : 1),
      );
    const owners = [
      { at: this.createdAt, owner: String(changes[0]?.['OldValue'] ?? row['OwnerId']) },
      ...changes.map((entry) => ({ at: instant(entry['CreatedDate']), owner: String(entry['NewValue']) })),
    ];
    // Who passed it on at the same instant never owned it; who got it from himself did not get it.
    this.#owners = owners
      .filter(({ at }, index) => at !== owners[index + 1]?.at)
      .filter(({ owner }, index, held) => owner !== held[index - 1]?.owner);
    this.#owners[0]!.at = -Infinity;
  }

  stateAt(time: number): State | undefined {
    return this.#states.findLast((state) => state.at <= time);
  }

  /** What the history rows said, up to and including `until`; nothing without history. */
  history(until: number): State[] {
    return this.hasHistory ? this.#states.filter((state) => state.at <= until) : [];
  }

  /** The first amount anybody entered; without history the present one. */
  firstAmount(until: number): number | null {
    return this.#states.find((state) => state.at <= until && state.amount !== null)?.amount ?? null;
  }

  /** Since when it is in the stage it is in; null where nobody knows the stage (C2). */
  stageSince(time: number): number | null {
    const run = this.runs(time).at(-1);
    if (!run || run.stage === nobodyKnows) return null;
    const since = this.#stageChangedAt ?? run.from;
    return since <= time ? since : null;
  }

  /** Changes of owner, up to and including `until`. */
  handovers(until: number): { at: number; owner: string }[] {
    return this.#owners.slice(1).filter((change) => change.at <= until);
  }

  ownerAt(time: number): string {
    return this.#owners.findLast((change) => change.at <= time)!.owner;
  }

  /** Contiguous runs of one stage, up to `until`. */
  runs(until: number): { stage: Stage; from: number }[] {
    const runs: { stage: Stage; from: number }[] = [];
    for (const state of this.#states) {
      if (state.at > until) break;
      if (runs.at(-1)?.stage.label !== state.stage.label) runs.push({ stage: state.stage, from: state.at });
    }
    return runs;
  }

  /** When it was open, up to and including `until`. */
  openSpans(until: number): Span[] {
    const spans: Span[] = [];
    const runs = this.runs(until);
    runs.forEach((run, index) => {
      if (run.stage.isClosed) return;
      const to = runs[index + 1]?.from ?? Infinity;
      const last = spans.at(-1);
      if (last && last.to === run.from) last.to = to;
      else spans.push({ from: run.from, to });
    });
    // Closed at the instant it was opened: it never was.
    return spans.filter((span) => span.from < span.to);
  }

  /** When it was open and owned, by owner. */
  ownedSpans(until: number): (Span & { owner: string })[] {
    return this.openSpans(until).flatMap((span) =>
      this.#owners.flatMap((change, index) => {
        const from = Math.max(span.from, change.at);
        const to = Math.min(span.to, this.#owners[index + 1]?.at ?? Infinity);
        return from < to ? [{ from, to, owner: change.owner }] : [];
      }),
    );
  }

  isOpenAt(time: number): boolean {
    const state = this.stateAt(time);
    return state !== undefined && !state.stage.isClosed;
  }

  /** Reached the qualified stage by then (C16); a closed deal without history counts as having done so (C2). */
  isQualified(until: number): boolean {
    const needed = Math.min(2, this.#openCount);
    const runs = this.runs(until);
    if (runs.some((run) => run.stage.isWon || (run.stage.rank !== null && run.stage.rank >= needed)))
      return true;
    return !this.hasHistory && this.#states.at(-1)!.stage.isClosed;
  }

  /** How it ended, as known at `time`; the last closure counts. */
  outcome(
    time: number,
    calendar: Calendar,
  ): { isWon: boolean; day: number; amount: number | null; owner: string } | null {
    const state = this.stateAt(time);
    if (!state?.stage.isClosed) return null;
    const runs = this.runs(time);
    let first = runs.length - 1;
    while (first > 0 && runs[first - 1]!.stage.isClosed && runs[first - 1]!.stage.isWon === state.stage.isWon)
      first -= 1;
    const entered = runs[first]!.from;
    const isWon = state.stage.isWon;
    const outcomeDay = isWon ? state.closeDay : calendar.dayOf(entered);
    return outcomeDay === null
      ? null
      : { isWon, day: outcomeDay, amount: state.amount, owner: this.ownerAt(entered) };
  }
}
