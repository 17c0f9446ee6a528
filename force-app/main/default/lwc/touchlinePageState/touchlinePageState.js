import { PERIOD_TYPES } from 'c/touchlinePeriod';

/** `c__` parameters are the only state the platform keeps in an address. */
const TYPES = PERIOD_TYPES.map(({ value }) => value);

/**
 * What an address asks for. Anything that is not one of our values is left out: an address can be typed by hand.
 * @returns {{type: string, start: ?string, subject: ?string}}
 */
export const readState = (reference) => {
  const { c__period: type, c__start: start, c__subject: subject } = reference?.state ?? {};
  return {
    type: TYPES.includes(type) ? type : 'fiscal-quarter',
    start: /^\d{4}-\d\d-\d\d$/.test(start ?? '') && !Number.isNaN(Date.parse(start)) ? start : null,
    subject: subject || null,
  };
};

/** The other way; the current quarter needs no words. */
export const stateOf = ({ type, start, subject }) => ({
  ...(subject ? { c__subject: subject } : {}),
  ...(type && type !== 'fiscal-quarter' ? { c__period: type } : {}),
  ...(start ? { c__start: start } : {}),
});

/** Page reference of a person's record page for a period. */
export const personPage = (recordId, { type, start } = {}) => ({
  type: 'standard__recordPage',
  attributes: { recordId, objectApiName: 'Touchline_Subject__c', actionName: 'view' },
  state: stateOf({ type, start }),
});

/** Page reference of the team page. */
export const teamPage = ({ subject, type, start } = {}) => ({
  type: 'standard__navItemPage',
  attributes: { apiName: 'Touchline_Team' },
  state: stateOf({ subject, type, start }),
});

/** Address of the same page reference, for links that open in a new tab. */
export const urlOf = ({ type, attributes, state }) => {
  const path =
    type === 'standard__recordPage'
      ? `/lightning/r/${attributes.objectApiName}/${attributes.recordId}/view`
      : `/lightning/n/${attributes.apiName}`;
  const query = new URLSearchParams(state).toString();
  return query ? `${path}?${query}` : path;
};
