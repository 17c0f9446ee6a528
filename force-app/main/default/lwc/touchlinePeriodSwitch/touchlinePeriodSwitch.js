import { LightningElement, api } from 'lwc';
import labels from 'c/touchlinePeriodLabels';
import { fill } from 'c/touchlineFormat';
import { PERIOD_TYPES, periodName } from 'c/touchlinePeriod';

export default class TouchlinePeriodSwitch extends LightningElement {
  /** week, fiscal-month or fiscal-quarter. */
  @api type;
  /** First day of the chosen period. */
  @api start;
  /** First day of the current period, which the list marks. */
  @api currentStart;
  /** `{type, start, end}` of what can be chosen, newest first. */
  @api periods = [];

  labels = labels;
  types = PERIOD_TYPES;

  get options() {
    return this.periods.map((period) => ({
      value: period.start,
      label:
        period.start === this.currentStart
          ? fill(labels.Period_Current, periodName(period))
          : periodName(period),
    }));
  }

  get isEmpty() {
    return !this.periods.length;
  }

  handleType(event) {
    this.dispatchEvent(new CustomEvent('typechange', { detail: event.detail.value }));
  }

  handleStart(event) {
    this.dispatchEvent(new CustomEvent('startchange', { detail: event.detail.value }));
  }
}
