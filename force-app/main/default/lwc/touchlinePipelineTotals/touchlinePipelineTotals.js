import { LightningElement, api } from 'lwc';
import labels from 'c/touchlinePipelineLabels';
import { fill, plural, count, money } from 'c/touchlineFormat';

export default class TouchlinePipelineTotals extends LightningElement {
  /** `{id, name, count, amount, isPressed}` of `c/touchlinePipelineView`. */
  @api totals = [];
  /** Count and value of all the deals that the totals are about. */
  @api all = { count: 0, amount: 0 };

  labels = labels;

  get amount() {
    return money(this.all.amount, true);
  }

  get deals() {
    return fill(plural(labels, 'Pipeline_Deals', this.all.count), count(this.all.count));
  }

  get isAllPressed() {
    return String(!this.totals.some(({ isPressed }) => isPressed));
  }

  get tiles() {
    return this.totals.map((total) => ({
      ...total,
      class: total.count ? 'tile' : 'tile tile_none',
      pressed: String(total.isPressed),
      number: count(total.count),
      value: total.count ? money(total.amount, true) : labels.Pipeline_Total_None,
    }));
  }

  handlePick(event) {
    const { id } = event.currentTarget.dataset;
    const isPressed = this.totals.some((total) => total.id === id && total.isPressed);
    this.dispatchEvent(new CustomEvent('pick', { detail: isPressed || !id ? null : id }));
  }
}
