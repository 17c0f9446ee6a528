import { LightningElement, api, wire } from 'lwc';
import { cameFromHere, go, toUrl } from 'host/location';
import { session } from 'host/session';
import { request } from 'lds/network';
import { recordChanged } from 'lds/records';
import { decodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import { formFields } from 'shell/formFields';
import { objectNamed, objectOfId } from 'shell/views';

const recordUrl = (recordId, objectApiName) =>
  toUrl({ type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' } });

/** The standard pages "New" and "Edit": what the platform would draw from a page layout, from the object's description. */
export default class RecordForm extends LightningElement {
  static renderMode = 'light';

  @api objectApiName;
  /** Present when an existing record is edited. */
  @api recordId;
  /** Page state `defaultFieldValues`. */
  @api defaults;

  picklists;
  error;
  saving = false;
  timeZone = session.timeZone;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) async wiredInfo({ data, error }) {
    this.info = data;
    this.error = error?.body?.message;
    if (!data) return;
    try {
      const path = `/ui-api/object-info/${data.apiName}/picklist-values/${data.defaultRecordTypeId}`;
      this.picklists = (await request('GET', path)).picklistFieldValues;
    } catch (failure) {
      this.error = failure.body?.message ?? String(failure);
    }
  }
  info;

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$paths' }) record;
  @wire(getRecord, { recordId: '$relatedId', optionalFields: '$relatedField' }) relatedRecord;

  get given() {
    return decodeDefaultFieldValues(this.defaults ?? '');
  }
  get relatedId() {
    return this.given.WhatId;
  }
  get relatedField() {
    const object = this.relatedId && objectOfId(this.relatedId);
    return object ? [`${object}.Name`] : undefined;
  }
  get related() {
    const { data } = this.relatedRecord;
    if (!data) return undefined;
    return { name: getFieldValue(data, `${data.apiName}.Name`), href: recordUrl(data.id, data.apiName) };
  }
  get paths() {
    return this.info && Object.keys(this.info.fields).map((name) => `${this.objectApiName}.${name}`);
  }
  get ready() {
    return this.info && this.picklists && (!this.recordId || this.record.data);
  }
  get fields() {
    const stored = Object.entries(this.record.data?.fields ?? {}).map(([name, field]) => [name, field.value]);
    return formFields(
      this.info,
      this.picklists,
      { ...Object.fromEntries(stored), ...this.given },
      !this.recordId,
    );
  }
  get label() {
    return objectNamed(this.objectApiName).label;
  }
  get title() {
    return this.recordId ? `Edit ${this.label}` : `New ${this.label}`;
  }
  get icon() {
    return objectNamed(this.objectApiName).icon;
  }

  async handleSave(event) {
    event.preventDefault();
    const inputs = [...this.querySelectorAll('[data-field]')];
    const valid = inputs.filter((input) => !input.reportValidity());
    if (valid.length > 0) {
      valid[0].focus();
      return;
    }
    this.saving = true;
    this.error = undefined;
    try {
      await this.save(this.changes(inputs));
      this.leave();
    } catch (failure) {
      this.error = failure.body?.message ?? String(failure);
    } finally {
      this.saving = false;
    }
  }

  changes(inputs) {
    const values = this.recordId ? {} : { ...this.given };
    for (const input of inputs) {
      const value = input.type === 'checkbox' ? input.checked : input.value;
      values[input.dataset.field] = value === '' || value === undefined ? null : value;
    }
    return values;
  }

  async save(values) {
    const path = `/sobjects/${this.objectApiName}`;
    if (this.recordId) await request('PATCH', `${path}/${this.recordId}`, values);
    else await request('POST', path, values);
    const shown = [this.recordId, this.relatedId].filter(Boolean);
    await Promise.all(shown.map((id) => recordChanged(id)));
    this.dispatchEvent(new ShowToastEvent({ title: `${this.label} saved`, variant: 'success' }));
  }

  handleCancel() {
    this.leave();
  }

  /** Back to where the person came from; a form opened by its address goes on to the record or the list. */
  leave() {
    if (cameFromHere()) {
      window.history.back();
    } else if (this.recordId) {
      go(recordUrl(this.recordId, this.objectApiName));
    } else {
      go(
        toUrl({
          type: 'standard__objectPage',
          attributes: { objectApiName: this.objectApiName, actionName: 'list' },
        }),
      );
    }
  }
}
