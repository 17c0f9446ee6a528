import { LightningElement, api } from 'lwc';

/** An address without a page, inside the shell so that the navigation stays at hand. */
export default class NotFound extends LightningElement {
  static renderMode = 'light';

  @api heading;
  @api message;
}
