import { LightningElement, api } from 'lwc';
import labels from 'c/touchlineLabels';

/** Attainment never stands alone (S0.1): velocity, its four levers and the effort are part of the same block. */
export default class TouchlineResult extends LightningElement {
  /** `result` of `c/touchlineTiles`. */
  @api result;

  labels = labels;
}
