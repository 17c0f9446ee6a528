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
import { SaveError, change, create } from 'shell/saving';
import { objectNamed, objectOfId } from 'shell/views';

const recordUrl = (recordId, objectApiName) =>
  toUrl({ type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' } });

const emptyOf = (input) => (input.type === 'checkbox' ? false : null);

function valueOf(input) {
  if (input.type === 'checkbox') return input.checked;
  const { value } = input;
  if (value === '' || value === undefined || value === null) return null;
  return input.type === 'number' ? Number(value) : value;
}

/** The standard pages "New" and "Edit": what the platform would draw from a page layout, from the object's description. */
export default class RecordForm extends LightningElement {
  static renderMode = 'light';

  @api objectApiName;
  /** Present when an existing record is edited. */
  @api recordId;
  /** Page state `defaultFieldValues`. */
  @api defaults;

  picklists;
  messages = [];
  saving = false;
  timeZone = session.timeZone;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) async wiredInfo({ data, error }) {
    this.info = data;
    if (error) this.messages = [error.body?.message];
    if (!data) return;
    try {
      const path = `/ui-api/object-info/${data.apiName}/picklist-values/${data.defaultRecordTypeId}`;
      this.picklists = (await request('GET', path)).picklistFieldValues;
    } catch (failure) {
      this.messages = [failure.body?.message ?? String(failure)];
    }
  }
  info;

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$paths' }) wiredRecord({ data, error }) {
    this.record = data;
    if (error) this.messages = [error.body?.message ?? error.message];
  }
  record;
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
    // An address is asked for part by part.
    const own = Object.values(this.info?.fields ?? {}).filter(({ compound }) => !compound);
    return this.info && own.map(({ apiName }) => `${this.objectApiName}.${apiName}`);
  }
  get ready() {
    return this.info && this.picklists && (!this.recordId || this.record);
  }
  /** What the record holds, and what the address brings along. */
  get values() {
    const stored = Object.entries(this.record?.fields ?? {}).map(([name, field]) => [name, field.value]);
    return { ...Object.fromEntries(stored), ...this.given };
  }
  get fields() {
    return formFields(this.info, this.picklists, this.values, !this.recordId);
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
    inputs.forEach((input) => input.setCustomValidity(''));
    const wrong = inputs.filter((input) => !input.reportValidity());
    if (wrong.length > 0) {
      wrong[0].focus();
      return;
    }
    this.saving = true;
    this.messages = [];
    try {
      await this.save(this.entered(inputs));
    } catch (failure) {
      this.tell(failure, inputs);
    } finally {
      this.saving = false;
    }
  }

  /** In the org's own words: above the form, and at the fields that it names. */
  tell(failure, inputs) {
    if (!(failure instanceof SaveError)) {
      this.messages = [failure.message];
      return;
    }
    this.messages = [...new Set(failure.errors.map(({ message }) => message))];
    for (const { message, fields = [] } of failure.errors) {
      for (const input of inputs.filter(({ dataset }) => fields.includes(dataset.field))) {
        input.setCustomValidity(message);
        input.reportValidity();
      }
    }
  }

  /** A new record is sent whole; of one that exists, what was changed. */
  entered(inputs) {
    const before = this.values;
    const values = this.recordId ? {} : { ...this.given };
    for (const input of inputs) {
      const name = input.dataset.field;
      const value = valueOf(input);
      if (!this.recordId || value !== (before[name] ?? emptyOf(input))) values[name] = value;
    }
    return values;
  }

  async save(values) {
    const id = this.recordId ?? (await create(this.objectApiName, values));
    if (this.recordId && Object.keys(values).length) await change(this.objectApiName, id, values);
    const shown = [this.recordId, this.relatedId].filter(Boolean);
    await Promise.all(shown.map((each) => recordChanged(each)));
    this.dispatchEvent(new ShowToastEvent({ title: `${this.label} saved`, variant: 'success' }));
    // What was created for another record leads back to it, everything else to itself.
    if (this.recordId || (this.relatedId && cameFromHere())) this.leave();
    else go(recordUrl(id, this.objectApiName), { replace: true });
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
