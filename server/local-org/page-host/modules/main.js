// Synthetic shadow patches the DOM and must come before anything that creates elements.
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import App from 'shell/app';

document.getElementById('page-host-root').replaceChildren(createElement('shell-app', { is: App }));
