import { LightningElement, api } from 'lwc';
import texts from 'c/touchlinePersonLabels';
import { fill, money } from 'c/touchlineFormat';

/** Coverage says nothing without the coverage that this pipeline needs (S3.10): both, and what the gap means. */
export default class TouchlineCoverage extends LightningElement {
  /** `coverage` of `c/touchlineTiles`: `{context, coverage, required, points}`. */
  @api view;

  texts = texts;

  get has() {
    return this.view.coverage.value !== null;
  }

  get needs() {
    return this.view.required.value !== null;
  }

  get scale() {
    return 1.1 * Math.max(this.view.coverage.value, this.view.required.value ?? 0) || 1;
  }

  get fillStyle() {
    return `inline-size: ${(100 * this.view.coverage.value) / this.scale}%`;
  }

  get markerStyle() {
    return `inset-inline-start: ${(100 * this.view.required.value) / this.scale}%`;
  }

  get isShort() {
    return this.view.coverage.value < this.view.required.value;
  }

  get needed() {
    const [before, after] = texts.Coverage_Needed.split('{0}');
    return { before, after };
  }

  /** What the two numbers mean together; nothing where one of them is missing. */
  get meaning() {
    if (!this.has || !this.needs) return null;
    const { coverage, required } = this.view;
    return this.isShort
      ? fill(texts.Coverage_Short, money((required.value - coverage.value) * coverage.den, true))
      : texts.Coverage_Enough;
  }
}
