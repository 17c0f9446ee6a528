/** Seeded chance. One stream per thing simulated, so that one more draw in a deal's life moves no other deal. */
export interface Random {
  /** 0 up to, but not including, 1. */
  next(): number;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  normal(): number;
  /** Median 1; `sigma` is the standard deviation of the logarithm. */
  lognormal(sigma: number): number;
  /** Mean 1, standard deviation 0.71: waits that are neither regular nor wholly random. */
  wait(): number;
  shuffled<T>(from: readonly T[]): T[];
}

export function randomOf(...name: (string | number)[]): Random {
  let state = hash(name.join('/'));
  // Mulberry32: small, and good enough for companies.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + next() * (high - low);
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    between,
    whole,
    normal,
    chance: (probability) => next() < probability,
    pick: (from) => from[Math.floor(next() * from.length)]!,
    lognormal: (sigma) => Math.exp(sigma * normal()),
    wait: () => -Math.log((1 - next()) * (1 - next())) / 2,
    shuffled: (from) => {
      const list = [...from];
      for (let last = list.length - 1; last > 0; last--) {
        const other = whole(0, last);
        [list[last], list[other]] = [list[other]!, list[last]!];
      }
      return list;
    },
  };
}

/** FNV-1a with a final mix, so that neighbours such as deal 1 and deal 2 start far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
