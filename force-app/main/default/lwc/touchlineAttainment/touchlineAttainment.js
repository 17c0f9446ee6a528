import { LightningElement, api } from 'lwc';
import labels from 'c/touchlineLabels';
import periodLabels from 'c/touchlinePeriodLabels';
import { fill, percent, quantity } from 'c/touchlineFormat';

export default class TouchlineAttainment extends LightningElement {
  @api attainment;
  @api bookings;
  @api context;
  @api points = [];
  /** `{reading, context}` of the previous period, null for none. */
  @api previous = null;
  /** Share of the period's working days gone, 0 to 1, null when unknown. */
  @api elapsed = null;
  /** Whether the period has ended. */
  @api finished = false;

  get hasTarget() {
    return this.attainment.value !== null;
  }

  get barStyle() {
    return `inline-size: ${Math.min(100, Math.max(0, this.attainment.value))}%`;
  }

  get isRunning() {
    return this.elapsed !== null && !this.finished;
  }

  get markerStyle() {
    return `inset-inline-start: ${100 * this.elapsed}%`;
  }

  get pace() {
    if (this.finished) return periodLabels.Period_Finished;
    return this.elapsed === null ? null : fill(periodLabels.Period_Gone, percent(100 * this.elapsed));
  }

  /** "{0} of {1}" cut around the number that can be opened. */
  get booked() {
    const template = this.hasTarget
      ? labels.Tile_Target.replace('{1}', quantity('currency', this.attainment.den, true))
      : labels.Tile_Bookings;
    const [before, after] = template.split('{0}');
    return { before, after };
  }

  get before() {
    const [before, after] = labels.Tile_Previous.split('{0}');
    return { before, after };
  }
}
