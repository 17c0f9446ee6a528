import { LightningElement, api } from 'lwc';

export default class TouchlineStencil extends LightningElement {
  /** What is loading, for assistive technology. */
  @api label;
  /** How many blocks stand in for what is to come. */
  @api blocks = 6;

  get shapes() {
    return Array.from({ length: Number(this.blocks) }, (_, index) => index);
  }
}
