/** Record times have whole seconds on the platform; the milliseconds are always zero. */
export function stampOf(time: Date): string {
  return `${time.toISOString().slice(0, 19)}.000Z`;
}
