/**
 * Page references and the addresses they stand for, both ways, as Lightning Experience writes them.
 * What it does not know it refuses by name instead of going somewhere else.
 */
const STATE_KEYS = new Set([
  'filterName',
  'defaultFieldValues',
  'nooverride',
  'useRecordTypeCheck',
  'backgroundContext',
  'tabId',
]);
const isStateKey = (key) => /^\w+__\w+$/.test(key) || STATE_KEYS.has(key);

function query(state) {
  const entries = Object.entries(state ?? {}).filter(([, value]) => value !== null && value !== undefined);
  for (const [key] of entries) {
    // The platform drops state without a namespace from the address; a page would lose it on reload.
    if (!isStateKey(key)) throw new Error(`Page state '${key}' needs a namespace, e.g. 'c__${key}'`);
  }
  return entries.length ? `?${new URLSearchParams(entries)}` : '';
}

function required(attributes, name, type) {
  const value = attributes[name];
  if (typeof value !== 'string' || value === '') throw new Error(`${type} needs attribute '${name}'`);
  return encodeURIComponent(value);
}

const WRITERS = {
  standard__recordPage(a, type) {
    const object = a.objectApiName ? `${encodeURIComponent(a.objectApiName)}/` : '';
    return `/lightning/r/${object}${required(a, 'recordId', type)}/${required(a, 'actionName', type)}`;
  },
  standard__recordRelationshipPage: (a, type) =>
    `/lightning/r/${required(a, 'objectApiName', type)}/${required(a, 'recordId', type)}/related/${required(a, 'relationshipApiName', type)}/${required(a, 'actionName', type)}`,
  standard__objectPage: (a, type) =>
    `/lightning/o/${required(a, 'objectApiName', type)}/${required(a, 'actionName', type)}`,
  standard__navItemPage: (a, type) => `/lightning/n/${required(a, 'apiName', type)}`,
  standard__component: (a, type) => `/lightning/cmp/${required(a, 'componentName', type)}`,
  standard__namedPage: (a, type) => `/lightning/page/${required(a, 'pageName', type)}`,
  standard__app: (a, type) =>
    `/lightning/app/${required(a, 'appTarget', type)}${a.pageRef ? toUrl(a.pageRef).replace('/lightning', '') : ''}`,
};

export function toUrl(reference) {
  const { type, attributes = {}, state } = reference ?? {};
  if (type === 'standard__webPage') return webUrl(attributes.url);
  const write = WRITERS[type];
  if (!write) throw new Error(`The local org does not navigate to '${type}'`);
  return write(attributes, type) + query(state);
}

/** Only addresses a person may be sent to: a `javascript:` address from data must never become a link. */
export function webUrl(url) {
  const { protocol } = new URL(url, window.location.origin);
  if (!['http:', 'https:', 'mailto:', 'tel:'].includes(protocol))
    throw new Error(`Refused to open a ${protocol} address`);
  return url;
}

/** Undefined for an address no page stands behind. */
export function toPageReference({ pathname, search }) {
  const state = Object.fromEntries([...new URLSearchParams(search)].filter(([key]) => isStateKey(key)));
  const [root, kind, ...rest] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (root !== 'lightning') return undefined;
  const found = read(kind, rest);
  return found && { ...found, state };
}

function read(kind, parts) {
  const [first, second, third] = parts;
  if (kind === 'n' && parts.length === 1)
    return { type: 'standard__navItemPage', attributes: { apiName: first } };
  if (kind === 'o' && parts.length === 2) {
    return { type: 'standard__objectPage', attributes: { objectApiName: first, actionName: second } };
  }
  if (kind === 'r' && parts.length === 3) {
    return {
      type: 'standard__recordPage',
      attributes: { objectApiName: first, recordId: second, actionName: third },
    };
  }
  if (kind === 'r' && parts.length === 2) {
    return { type: 'standard__recordPage', attributes: { recordId: first, actionName: second } };
  }
  if (kind === 'r' && parts.length === 5 && third === 'related') {
    return {
      type: 'standard__recordRelationshipPage',
      attributes: {
        objectApiName: first,
        recordId: second,
        relationshipApiName: parts[3],
        actionName: parts[4],
      },
    };
  }
  if (kind === 'cmp' && parts.length === 1)
    return { type: 'standard__component', attributes: { componentName: first } };
  if (kind === 'page' && parts.length === 1)
    return { type: 'standard__namedPage', attributes: { pageName: first } };
  if (kind === 'setup' && first === 'CustomMetadata') return setupPage(parts.slice(1));
  return undefined;
}

/**
 * Setup › Custom Metadata Types: the types, the records of one, New and Edit. On the platform Setup has no page
 * reference of its own, so this one is the host's.
 */
function setupPage([first, second, third, ...rest]) {
  if (rest.length) return undefined;
  const page = (attributes) => ({ type: 'host__setupPage', attributes });
  if (first === 'home' && !second) return page({});
  if (second === 'home' && !third) return page({ metadataType: first });
  if (second === 'new' && !third) return page({ metadataType: first, actionName: 'new' });
  return third === 'edit' ? page({ metadataType: first, recordId: second, actionName: 'edit' }) : undefined;
}

const listeners = new Set();
let current = toPageReference(window.location);

export const currentPageReference = () => current;

/** Calls back at once and after each change of page; returns the function that ends it. */
export function watchPage(listener) {
  listeners.add(listener);
  listener(current);
  return () => listeners.delete(listener);
}

function changed() {
  current = toPageReference(window.location);
  for (const listener of [...listeners]) listener(current);
}

const depth = () => window.history.state?.depth ?? 0;

/** Whether the step back leads to a page of this shell, and not out of it. */
export const cameFromHere = () => depth() > 0;

/** Goes to an address of this shell without loading a new document. */
export function go(url, { replace = false } = {}) {
  if (replace) {
    window.history.replaceState(window.history.state, '', url);
  } else if (url !== window.location.pathname + window.location.search) {
    window.history.pushState({ depth: depth() + 1 }, '', url);
  }
  changed();
}

window.addEventListener('popstate', changed);
