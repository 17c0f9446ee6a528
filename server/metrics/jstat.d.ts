/** The functions we use; the package brings no types. */
declare module 'jstat' {
  interface Quantiles {
    inv(probability: number, first: number, second?: number): number;
  }
  const jstat: { beta: Quantiles; studentt: Quantiles & { pdf(value: number, freedom: number): number } };
  export default jstat;
}
