/** A name of the host's own: the container of base toasts listens for the platform's and expects more in it. */
export const ShowToastEventName = 'host__showtoast';

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
