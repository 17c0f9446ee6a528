import { LightningElement, api } from 'lwc';

/** Setup, as far as it is here: custom metadata types, their records, and the form for one of them. */
export default class Setup extends LightningElement {
  static renderMode = 'light';

  /** `{type, action, recordId}` of the view. */
  @api type;
  @api action;
  @api recordId;

  get isForm() {
    return this.action === 'new' || this.action === 'edit';
  }
  get isRecords() {
    return Boolean(this.type) && !this.isForm;
  }
}
