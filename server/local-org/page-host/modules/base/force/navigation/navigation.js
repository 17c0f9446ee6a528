import { currentPageReference, go, toUrl, watchPage } from 'host/location';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

export const NavigationMixin = (Base) =>
  class extends Base {
    [Navigate](reference, replace = false) {
      const url = toUrl(reference);
      if (reference.type === 'standard__webPage') {
        window.open(url, '_blank', 'noopener');
      } else if (reference.type === 'standard__app') {
        // Another app is another document: its navigation and record pages differ.
        window.location.assign(url);
      } else {
        go(url, { replace });
      }
    }
    async [GenerateUrl](reference) {
      return toUrl(reference);
    }
  };
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

/** Wire adapter: the page reference of the page on screen, again after each navigation. */
export class CurrentPageReference {
  constructor(callback) {
    this.callback = callback;
  }
  connect() {
    this.stop = watchPage((reference) => this.callback(reference ?? currentPageReference()));
  }
  update() {
    // Takes no configuration.
  }
  disconnect() {
    this.stop();
  }
}
