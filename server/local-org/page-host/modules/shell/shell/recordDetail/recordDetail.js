import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { display } from 'shell/display';

/** Long texts hold machine-readable evidence; the components show those. */
const MAX_LENGTH = 4000;

/** Every field the person may see, in the order the org declares them. The local org has no page layouts. */
export default class RecordDetail extends LightningElement {
  static renderMode = 'light';

  @api recordId;
  @api objectApiName;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) info;
  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fieldPaths' }) record;

  get shown() {
    return Object.values(this.info?.data?.fields ?? {}).filter((field) => !(field.length > MAX_LENGTH));
  }
  get fieldPaths() {
    return this.info?.data ? this.shown.map((field) => `${this.objectApiName}.${field.apiName}`) : undefined;
  }
  get rows() {
    const values = this.record?.data?.fields ?? {};
    return this.shown
      .filter((field) => values[field.apiName])
      .map((field) => ({
        name: field.apiName,
        label: field.label,
        value: display(values[field.apiName].value, values[field.apiName].displayValue, field.dataType),
      }));
  }
  get error() {
    return this.record?.error?.body?.message ?? this.info?.error?.body?.message;
  }
}
