import type { Org } from '../types.ts';
import { noFaults, type Fault, type FaultKind, type FaultPlan } from './plan.ts';

interface Occasion {
  method?: string;
  path?: string;
}

/** Decides what misbehaves. One stream of chance per fault, so that one more fault in a plan moves no other. */
export class Dice {
  plan: FaultPlan = noFaults;
  /** How often each fault of the plan happened. */
  happened: number[] = [];
  private occasions: number[] = [];
  private streams: number[] = [];

  /** Takes a plan and begins anew. */
  set(plan: FaultPlan): void {
    this.plan = plan;
    this.happened = plan.faults.map(() => 0);
    this.occasions = plan.faults.map(() => 0);
    this.streams = plan.faults.map(
      (_fault, index) => Math.imul(plan.seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b),
    );
  }

  /** The faults of these kinds that this occasion meets, in the order of the plan. */
  roll(kinds: readonly FaultKind[], occasion: Occasion = {}): Fault[] {
    return this.plan.faults.filter((fault, index) => {
      if (!kinds.includes(fault.kind) || !fits(fault, occasion)) return false;
      const count = (this.occasions[index] = (this.occasions[index] ?? 0) + 1);
      const isMet =
        fault.at?.includes(count) ??
        (fault.every === undefined
          ? this.chance(index) < (fault.probability ?? 0)
          : count % fault.every === 0);
      if (isMet) this.happened[index] = (this.happened[index] ?? 0) + 1;
      return isMet;
    });
  }

  /** A number from 0 to 1; mulberry32, small and the same everywhere. */
  private chance(index: number): number {
    const state = ((this.streams[index] ?? 0) + 0x6d2b79f5) | 0;
    this.streams[index] = state;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

function fits({ method, path }: Fault, occasion: Occasion): boolean {
  return (
    (method === undefined || method === occasion.method) &&
    (path === undefined || (occasion.path ?? '').startsWith(path))
  );
}

export const diceOf = (org: Org): Dice => org.state('faults', () => new Dice());
