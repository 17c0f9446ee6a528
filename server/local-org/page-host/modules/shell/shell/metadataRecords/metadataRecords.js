import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { setupRequest, setupUrl } from 'shell/setupApi';

const shown = (value) => (typeof value === 'boolean' ? (value ? 'Yes' : 'No') : (value ?? ''));

/** The records of one custom metadata type, with New, Edit and Delete. */
export default class MetadataRecords extends LightningElement {
  static renderMode = 'light';

  @api type;
  info;
  error;
  /** Id of the record whose deletion waits for a second word. */
  asked;

  async connectedCallback() {
    await this.load();
  }

  async load() {
    try {
      this.info = await setupRequest('GET', [this.type]);
    } catch (failure) {
      this.error = failure.message;
    }
  }

  get title() {
    return this.info?.labelPlural ?? this.type;
  }
  get homeUrl() {
    return setupUrl();
  }
  get newUrl() {
    return setupUrl(this.type, 'new');
  }
  get hasRecords() {
    return this.info?.records.length > 0;
  }
  get rows() {
    return this.info.records.map((record) => ({
      id: record.Id,
      label: record.MasterLabel,
      name: record.DeveloperName,
      href: setupUrl(this.type, record.Id, 'edit'),
      editLabel: `Edit ${record.MasterLabel}`,
      deleteLabel: `Delete ${record.MasterLabel}`,
      keepLabel: `Keep ${record.MasterLabel}`,
      confirmLabel: `Delete ${record.MasterLabel} for good`,
      isAsked: record.Id === this.asked,
      cells: this.info.fields.map(({ name }) => ({ name, value: shown(record[name]) })),
    }));
  }

  /** A record does not come back: it is asked for once more, at the place of the button. */
  handleAsk(event) {
    this.asked = event.currentTarget.dataset.id;
  }
  handleKeep() {
    this.asked = undefined;
  }

  async handleDelete(event) {
    const { id } = event.currentTarget.dataset;
    const { label } = this.rows.find((row) => row.id === id);
    this.asked = undefined;
    try {
      await setupRequest('DELETE', [this.type, id]);
      this.dispatchEvent(new ShowToastEvent({ title: `${label} deleted`, variant: 'success' }));
      await this.load();
    } catch (failure) {
      this.error = failure.message;
    }
  }
}
