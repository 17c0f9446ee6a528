import { LightningElement, api } from 'lwc';
import { componentNamed } from 'shell/views';

const REGION_WIDTH = { 12: 'LARGE', 8: 'LARGE', 6: 'MEDIUM', 4: 'SMALL' };

/** One component (or tab set) of a page. A component that throws leaves the rest of the page standing. */
export default class PageItem extends LightningElement {
  static renderMode = 'light';

  @api item;
  @api width;
  @api recordId;
  @api objectApiName;
  failure;

  get componentClass() {
    return this.item.kind === 'component' ? componentNamed(this.item.component) : undefined;
  }
  get isTabset() {
    return this.item.kind === 'tabset';
  }
  get activeTab() {
    return this.item.tabs.find((tab) => tab.active)?.id;
  }
  get properties() {
    const onRecord = this.recordId ? { recordId: this.recordId, objectApiName: this.objectApiName } : {};
    return { ...this.item.properties, flexipageRegionWidth: REGION_WIDTH[this.width], ...onRecord };
  }

  errorCallback(error) {
    console.error(error);
    this.failure = { title: `${this.item.component} stopped working`, message: error.message };
  }
}
