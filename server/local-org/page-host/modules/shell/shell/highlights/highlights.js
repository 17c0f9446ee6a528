import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getFieldDisplayValue, getFieldValue, getRecord } from 'lightning/uiRecordApi';
import { display } from 'shell/display';
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
    if (result.data)
      this.dispatchEvent(
        new CustomEvent('shell__title', { bubbles: true, composed: true, detail: { title: this.name } }),
      );
  }
  record = {};

  get nameField() {
    return this.info?.data?.nameFields?.[0] ?? 'Name';
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
    const [, first, second] = field.split('.');
    return second ? (objectNamed(first)?.label ?? first) : (this.info.data.fields[first]?.label ?? first);
  }
  typeOf(field) {
    return this.info.data.fields[field.split('.')[1]]?.dataType;
  }
}
