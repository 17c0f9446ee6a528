import { LightningElement, api } from 'lwc';
import texts from 'c/touchlinePersonLabels';

/** What differs from the others and from before, in words: what to talk about first, then what goes well. */
export default class TouchlineDeviations extends LightningElement {
  /** Items of `c/touchlinePersonView`: `{id, reading, context, sentences}`, worst first. */
  @api worse = [];
  @api better = [];
  /** Why there is nothing to compare with; null where there is. */
  @api reason = null;

  texts = texts;

  get hasWorse() {
    return this.worse.length > 0;
  }

  get hasBetter() {
    return this.better.length > 0;
  }
}
