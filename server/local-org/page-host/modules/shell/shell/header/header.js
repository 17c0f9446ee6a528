import { LightningElement, api } from 'lwc';
import { toUrl } from 'host/location';
import { session } from 'host/session';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { setupUrl } from 'shell/setupApi';
import { app, isAdmin, tabOf, tabs } from 'shell/views';

const labelOf = ({ name, title }) => (title ? `${name} · ${title}` : name);

/** App name, navigation and the user switcher. */
export default class Header extends LightningElement {
  static renderMode = 'light';

  @api view;
  appLabel = app.label;
  isAdmin = isAdmin;
  setupUrl = setupUrl();

  get items() {
    const current = tabOf(this.view);
    return tabs.map((tab) => ({
      name: tab.name,
      label: tab.label,
      href: toUrl(
        tab.kind === 'object'
          ? { type: 'standard__objectPage', attributes: { objectApiName: tab.object, actionName: 'list' } }
          : { type: 'standard__navItemPage', attributes: { apiName: tab.name } },
      ),
      current: tab === current ? 'page' : undefined,
      className: tab === current ? 'shell-tab shell-tab_current' : 'shell-tab',
    }));
  }

  get users() {
    return session.users.map((user) => ({
      id: user.id,
      label: labelOf(user),
      selected: user.id === session.user.id,
    }));
  }

  async handleUser(event) {
    const response = await fetch('/page-host/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ userId: event.target.value }),
    });
    if (response.ok) {
      window.location.reload();
    } else {
      event.target.value = session.user.id;
      this.dispatchEvent(
        new ShowToastEvent({
          title: 'The user was not changed',
          message: response.statusText,
          variant: 'error',
        }),
      );
    }
  }
}
