/** Nothing can be computed from what the org gives; each problem names the record, field or setting and its fix. */
export class ExtractError extends Error {
  override name = 'ExtractError';
  readonly code: 'packageMissing' | 'accessMissing' | 'severalCurrencies' | 'badData';
  readonly problems: readonly string[];

  constructor(code: ExtractError['code'], problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.code = code;
    this.problems = problems;
  }
}
