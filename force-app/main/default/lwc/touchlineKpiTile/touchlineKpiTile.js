import { LightningElement, api } from 'lwc';
import labels from 'c/touchlineLabels';
import { fill, count, range } from 'c/touchlineFormat';

export default class TouchlineKpiTile extends LightningElement {
  @api reading;
  @api context;
  /** Points of `c-touchline-trend`. */
  @api points = [];
  /** Other numbers told in a phrase below: `{key, template, reading, context}`, `{0}` being the number. */
  @api companions = [];
  /** tile or hero. */
  @api variant = 'tile';

  get phrases() {
    return this.companions.map((companion) => {
      const [before, after] = companion.template.split('{0}');
      return { ...companion, before, after };
    });
  }

  get hasInterval() {
    return this.reading.low !== null && this.reading.high !== null;
  }

  get interval() {
    const { unit, low, high } = this.reading;
    return fill(labels.Interval_Text, range(unit, low, high));
  }

  /** True where a companion says the number of cases. */
  @api hidesCases = false;

  /** Counts are their own n; saying it twice would be noise. */
  get cases() {
    const { n, value, unit } = this.reading;
    return this.hidesCases || n === null || value === null || unit === 'count'
      ? null
      : fill(labels.Number_N, count(n));
  }

  get evidence() {
    return [this.cases, this.hasInterval ? this.interval : null].filter(Boolean).join(' · ');
  }
}
