import { LightningElement, api } from 'lwc';
import labels from 'c/touchlineLabels';
import { errorMessages } from 'c/touchlineErrors';

export default class TouchlineErrorPanel extends LightningElement {
  /** Errors in any shape of the platform. */
  @api errors;

  labels = labels;

  get messages() {
    return errorMessages(this.errors);
  }

  handleRetry() {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
