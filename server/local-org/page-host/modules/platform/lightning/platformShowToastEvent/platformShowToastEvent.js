export const ShowToastEventName = 'lightning__showtoast';

/** Caught by the shell, which shows the toast. */
export class ShowToastEvent extends CustomEvent {
  constructor({ title, message, messageData, variant = 'info', mode = 'dismissible' } = {}) {
    super(ShowToastEventName, {
      composed: true,
      cancelable: true,
      bubbles: true,
      detail: { title, message, messageData, variant, mode },
    });
  }
}
