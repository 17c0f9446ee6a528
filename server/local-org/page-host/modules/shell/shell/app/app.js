import { LightningElement } from 'lwc';
import { go, watchPage, webUrl } from 'host/location';
import { refreshRecords } from 'lds/records';
import { ShowToastEventName } from 'lightning/platformShowToastEvent';
import { REFRESH_EVENT, runRefreshHandlers } from 'lightning/refresh';
import Toast from 'lightning/toast';
import { app, viewOf } from 'shell/views';

const keyOf = ({ kind, tab, object, recordId, action, title }) =>
  [kind, tab, object, recordId, action, title].join('|');

const toLink = (entry) => {
  if (typeof entry === 'string') return entry;
  return { url: webUrl(entry.url), label: entry.label };
};

/** The whole shell: header, the view of the current page reference, footer; toasts, links and refresh for all pages. */
export default class App extends LightningElement {
  static renderMode = 'light';

  view;
  announcement = '';
  visits = 0;

  connectedCallback() {
    this.stopWatching = watchPage((reference) => this.show(reference));
    window.addEventListener(ShowToastEventName, this.handleToast);
    window.addEventListener(REFRESH_EVENT, this.handleRefresh);
    window.addEventListener('shell__title', this.handleTitle);
    document.addEventListener('click', this.handleClick);
  }

  disconnectedCallback() {
    this.stopWatching();
    window.removeEventListener(ShowToastEventName, this.handleToast);
    window.removeEventListener(REFRESH_EVENT, this.handleRefresh);
    window.removeEventListener('shell__title', this.handleTitle);
    document.removeEventListener('click', this.handleClick);
  }

  /** One item, keyed: another page is drawn from scratch, a change of page state reaches the page that is there. */
  get drawn() {
    const { kind, page } = this.view;
    return [
      {
        ...this.view,
        key: keyOf(this.view),
        isPage: Boolean(page),
        // Lists, records, forms and the page for a missing page draw a heading of their own.
        needsHeading: kind === 'page',
        isList: kind === 'list',
        isForm: kind === 'form',
        isRelated: kind === 'related',
        isSetup: kind === 'setup',
      },
    ];
  }

  show(reference) {
    const previous = this.view && keyOf(this.view);
    this.view = viewOf(reference);
    if (previous === keyOf(this.view)) return;
    this.nameThePage(this.view.title);
    if (previous === undefined) return;
    this.announcement = this.view.title;
    this.refs.main.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  nameThePage(title) {
    document.title = `${title} | ${app.label}`;
  }

  handleTitle = (event) => this.nameThePage(event.detail.title);

  handleSkip(event) {
    // A fragment in the address would be a page change of its own.
    event.preventDefault();
    this.refs.main.focus();
  }

  handleToast = ({ detail }) => {
    const { title, message, messageData, variant, mode } = detail;
    const links = messageData?.map(toLink);
    Toast.show({ label: title, message, messageLinks: links, variant, mode }, document.body);
  };

  handleRefresh = () => {
    refreshRecords();
    runRefreshHandlers();
  };

  /** Links to pages of the shell change the view; modified clicks and other targets stay the browser's. */
  handleClick = (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link?.href || (link.target && link.target !== '_self') || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    if (url.origin !== window.location.origin || !/^\/lightning\/(?!app\/)/.test(url.pathname)) return;
    event.preventDefault();
    go(url.pathname + url.search);
  };
}
