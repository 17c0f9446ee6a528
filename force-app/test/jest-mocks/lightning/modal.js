/** Stand-in for `lightning/modal`: `open` is a spy that resolves at once, `close` records its result. */
import { LightningElement, api } from 'lwc';

export default class LightningModal extends LightningElement {
  static open = jest.fn(() => Promise.resolve());
  static closed = jest.fn();

  @api label;
  @api size;

  close(result) {
    LightningModal.closed(result);
  }
}
