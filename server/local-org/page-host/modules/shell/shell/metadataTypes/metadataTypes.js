import { LightningElement } from 'lwc';
import { setupRequest, setupUrl } from 'shell/setupApi';

export default class MetadataTypes extends LightningElement {
  static renderMode = 'light';

  types;
  error;

  async connectedCallback() {
    try {
      const types = await setupRequest('GET', []);
      this.types = types.map((type) => ({ ...type, href: setupUrl(type.name) }));
    } catch (failure) {
      this.error = failure.message;
    }
  }
}
