/** The browser is given this long to become idle by itself, milliseconds. */
const PATIENCE = 200;
const waiting = [];

const run = () => waiting.splice(0).forEach((work) => work());

/**
 * Does work that is below the fold, or for assistive technology only, once the first content is painted; at once in
 * browsers that do not say when they are idle.
 */
export const whenQuiet = (work) => {
  waiting.push(work);
  if (waiting.length > 1) return;
  if (window.requestIdleCallback) window.requestIdleCallback(run, { timeout: PATIENCE });
  else queueMicrotask(run);
};
