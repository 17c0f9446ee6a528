export const REFRESH_EVENT = 'lightning__refresh';
export const REFRESH_COMPLETE = 'success';
export const REFRESH_COMPLETE_WITH_ERRORS = 'partial';
export const REFRESH_ERROR = 'failure';

/** Asks the page to refresh what it shows: the standard components, and every registered handler. */
export class RefreshEvent extends CustomEvent {
  constructor() {
    super(REFRESH_EVENT, { bubbles: true, composed: true });
  }
}

const handlers = new Map();
let next = 0;

/** @returns an id for `unregisterRefreshHandler`. The handler returns a promise; its resolved status is not used here. */
export function registerRefreshHandler(context, handler) {
  if (typeof handler !== 'function')
    throw new TypeError('registerRefreshHandler(this, handler): a function is needed');
  handlers.set(++next, handler.bind(context));
  return next;
}

export function unregisterRefreshHandler(id) {
  handlers.delete(id);
}

/** For the shell: calls every handler; resolves when all have ended, however they ended. */
export async function runRefreshHandlers() {
  const results = await Promise.allSettled([...handlers.values()].map(async (handler) => handler()));
  return results.every((result) => result.status === 'fulfilled')
    ? REFRESH_COMPLETE
    : REFRESH_COMPLETE_WITH_ERRORS;
}
