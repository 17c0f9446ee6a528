import { LightningElement, api, wire } from 'lwc';
import { go, toUrl } from 'host/location';
import Confirm from 'lightning/confirm';
import { request } from 'lds/network';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { deleteRecord, getFieldDisplayValue, getFieldValue, getRecord } from 'lightning/uiRecordApi';
import { display } from 'shell/display';
import { fieldOf, labelOf, nameFieldOf } from 'shell/fieldPaths';
import { objectNamed } from 'shell/views';

/** Fields beside the name, by object; `Owner.Name` reads through the relationship. */
const FACTS = {
  Opportunity: ['Account.Name', 'StageName', 'Amount', 'CloseDate', 'Owner.Name'],
  Account: ['Owner.Name'],
  Contact: ['Account.Name', 'Owner.Name'],
};

/** Record header: object, name and the fields a person looks for first. */
export default class Highlights extends LightningElement {
  static renderMode = 'light';

  @api recordId;
  @api objectApiName;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) info;
  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' }) wireRecord(result) {
    this.record = result;
    if (result.data && this.noted !== this.recordId) {
      this.noted = this.recordId;
      this.noteView();
    }
    if (result.data)
      this.dispatchEvent(
        new CustomEvent('shell__title', { bubbles: true, composed: true, detail: { title: this.name } }),
      );
  }
  record = {};

  /** The org remembers for each person what they looked at last. */
  noteView() {
    const soql = `SELECT Id FROM ${this.objectApiName} WHERE Id = '${this.recordId}' FOR VIEW`;
    // A record that cannot be noted is shown all the same.
    request('GET', `/query?q=${encodeURIComponent(soql)}`).catch((error) =>
      console.info(error.body?.message),
    );
  }

  get nameField() {
    return nameFieldOf(this.info?.data);
  }
  get isThere() {
    return Boolean(this.record.data && this.info?.data);
  }
  get hasActions() {
    return this.isThere && (this.info.data.updateable || this.info.data.deletable);
  }
  get isDeletable() {
    return this.info.data.deletable;
  }
  get editUrl() {
    return this.info.data.updateable ? this.urlOf('standard__recordPage', 'edit') : undefined;
  }
  urlOf(type, actionName) {
    const { recordId, objectApiName } = this;
    return toUrl({ type, attributes: { recordId, objectApiName, actionName } });
  }
  get fields() {
    if (!this.info?.data) return undefined;
    return [this.nameField, ...(FACTS[this.objectApiName] ?? [])].map(
      (field) => `${this.objectApiName}.${field}`,
    );
  }
  get icon() {
    return objectNamed(this.objectApiName)?.icon;
  }
  get objectLabel() {
    return objectNamed(this.objectApiName)?.label;
  }
  get name() {
    return this.record.data ? getFieldValue(this.record.data, `${this.objectApiName}.${this.nameField}`) : '';
  }
  get error() {
    return this.record.error?.body?.message ?? this.info?.error?.body?.message;
  }
  get hasFacts() {
    return this.facts.length > 0;
  }
  get facts() {
    const { data } = this.record;
    if (!data) return [];
    return (FACTS[this.objectApiName] ?? [])
      .map((field) => `${this.objectApiName}.${field}`)
      .filter((field) => getFieldValue(data, field) !== undefined)
      .map((field) => ({
        field,
        label: this.labelOf(field),
        value: display(getFieldValue(data, field), getFieldDisplayValue(data, field), this.typeOf(field)),
      }));
  }
  labelOf(field) {
    return labelOf(this.info.data, field.split('.').slice(1).join('.'));
  }
  typeOf(field) {
    const path = field.split('.').slice(1).join('.');
    return path.includes('.') ? 'String' : fieldOf(this.info.data, path)?.dataType;
  }

  async handleDelete() {
    const label = this.objectLabel;
    const sure = await Confirm.open({
      label: `Delete ${label}`,
      message: `Are you sure you want to delete ${this.name}?`,
      theme: 'warning',
    });
    if (!sure) return;
    try {
      await deleteRecord(this.recordId);
      this.dispatchEvent(new ShowToastEvent({ title: `${label} deleted`, variant: 'success' }));
      go(this.urlOf('standard__objectPage', 'list'));
    } catch (error) {
      const { body } = error;
      const message = body?.output?.errors?.[0]?.message ?? body?.message ?? error.message;
      this.dispatchEvent(
        new ShowToastEvent({ title: `${label} was not deleted`, message, variant: 'error' }),
      );
    }
  }
}
