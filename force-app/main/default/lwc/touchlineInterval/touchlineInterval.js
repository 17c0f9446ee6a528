import { LightningElement, api } from 'lwc';
import labels from 'c/touchlineLabels';
import { fill, quantity, range } from 'c/touchlineFormat';

/** Space kept free at both ends so that dots are never cut, percent of the width. */
const EDGE = 4;

export default class TouchlineInterval extends LightningElement {
  @api reading;
  /** The common scale of all intervals that are compared: `{min, max}`. */
  @api scale;
  /** Value of the whole team, drawn as an upright line; null for none. */
  @api reference = null;

  at(value) {
    const { min, max } = this.scale;
    const share = max > min ? (value - min) / (max - min) : 0.5;
    return `${EDGE + (100 - 2 * EDGE) * Math.min(1, Math.max(0, share))}%`;
  }

  get hasInterval() {
    return this.reading.low !== null && this.reading.high !== null;
  }

  get low() {
    return this.at(this.reading.low);
  }

  get high() {
    return this.at(this.reading.high);
  }

  get hasValue() {
    return this.reading.value !== null;
  }

  get value() {
    return this.at(this.reading.value);
  }

  get hasReference() {
    return this.reference !== null;
  }

  get referenceAt() {
    return this.at(this.reference);
  }

  /** The drawing in words: it is hidden from assistive technology, this sentence is not. */
  get sentence() {
    const { unit, low, high } = this.reading;
    const interval = this.hasInterval
      ? fill(labels.Interval_Text, range(unit, low, high))
      : labels.Interval_None;
    return this.hasReference
      ? `${interval}, ${fill(labels.Interval_Reference, quantity(unit, this.reference, true))}`
      : interval;
  }
}
