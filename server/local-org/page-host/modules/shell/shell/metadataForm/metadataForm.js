import { LightningElement, api } from 'lwc';
import { go } from 'host/location';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { setupRequest, setupUrl } from 'shell/setupApi';

const NUMBERS = ['double', 'int', 'currency', 'percent'];
/** The two fields every record has beside those of its type. */
const NAMES = [
  { name: 'MasterLabel', label: 'Label', type: 'string', length: 40, required: true },
  {
    name: 'DeveloperName',
    label: 'Record name',
    type: 'string',
    length: 40,
    required: true,
    help: 'Letters, digits and underscores. Evidence on the pages cites the record by it.',
  },
];

/** New and Edit of one record of a custom metadata type. */
export default class MetadataForm extends LightningElement {
  static renderMode = 'light';

  @api type;
  @api recordId;
  info;
  error;
  saving = false;

  async connectedCallback() {
    try {
      this.info = await setupRequest('GET', [this.type]);
      if (this.recordId && !this.record) this.error = 'This record is not there any more.';
    } catch (failure) {
      this.error = failure.message;
    }
  }

  get record() {
    return this.info.records.find(({ Id }) => Id === this.recordId);
  }
  get ready() {
    return this.info && (!this.recordId || this.record);
  }
  get title() {
    const what = this.info?.label ?? this.type;
    return this.recordId ? `Edit ${what}` : `New ${what}`;
  }
  get listUrl() {
    return setupUrl(this.type);
  }

  get fields() {
    return [...NAMES, ...this.info.fields].map((field) => {
      const value = this.record ? this.record[field.name] : field.defaultValue;
      const isNumber = NUMBERS.includes(field.type);
      return {
        ...field,
        value: value ?? undefined,
        checked: value === true,
        maxLength: isNumber ? undefined : field.length || undefined,
        type: field.type === 'boolean' ? 'checkbox' : isNumber ? 'number' : 'text',
        step: isNumber ? 'any' : undefined,
      };
    });
  }

  async handleSave(event) {
    event.preventDefault();
    const inputs = [...this.querySelectorAll('[data-field]')];
    const [invalid] = inputs.filter((input) => !input.reportValidity());
    if (invalid) {
      invalid.focus();
      return;
    }
    this.saving = true;
    this.error = undefined;
    try {
      const values = Object.fromEntries(
        inputs.map((input) => [
          input.dataset.field,
          input.type === 'checkbox' ? input.checked : input.value === '' ? null : (input.value ?? null),
        ]),
      );
      if (this.recordId) await setupRequest('PUT', [this.type, this.recordId], values);
      else await setupRequest('POST', [this.type], values);
      this.dispatchEvent(
        new ShowToastEvent({
          title: `${values.MasterLabel} saved`,
          message: 'The next run of the service uses it.',
          variant: 'success',
        }),
      );
      go(this.listUrl);
    } catch (failure) {
      this.error = failure.message;
      inputs.find(({ dataset }) => failure.fields?.includes(dataset.field))?.focus();
    } finally {
      this.saving = false;
    }
  }

  handleCancel() {
    go(this.listUrl);
  }
}
