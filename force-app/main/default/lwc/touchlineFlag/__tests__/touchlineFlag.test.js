import TouchlineFlag from 'c/touchlineFlag';
import { navigate } from 'lightning/navigation';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import { mount, one, textOf, violations } from 'c/testMount';

const DEAL = '006000000000001AAA';
const flag = {
  id: 'untouched',
  severity: 'warning',
  name: 'Untouched',
  reason: 'Last touch 17 days ago.',
  threshold: 'Threshold 14 days, product default',
  say: 'What has changed?',
  step: 'logTouch',
};

beforeEach(() => {
  encodeDefaultFieldValues.mockImplementation((values) => JSON.stringify(values));
});

const press = (step) => {
  one(
    mount('c-touchline-flag', TouchlineFlag, { flag: { ...flag, step }, recordId: DEAL }),
    'button',
  ).click();
  return navigate.mock.calls[0][0];
};

describe('c-touchline-flag', () => {
  it('shows severity in words, reason, threshold and something to say', () => {
    const text = textOf(mount('c-touchline-flag', TouchlineFlag, { flag, recordId: DEAL }));
    for (const part of ['Untouched', 'Warning', flag.reason, flag.threshold, 'You could say', flag.say])
      expect(text).toContain(part);
  });

  it('opens a new task on the deal', () => {
    const page = press('logTouch');
    expect(page).toMatchObject({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Task', actionName: 'new' },
    });
    expect(JSON.parse(page.state.defaultFieldValues)).toMatchObject({
      WhatId: DEAL,
      Subject: 'Call',
      TaskSubtype: 'Call',
    });
  });

  it('opens a new event on the deal', () => {
    const page = press('scheduleMeeting');
    expect(page.attributes.objectApiName).toBe('Event');
    expect(JSON.parse(page.state.defaultFieldValues)).toMatchObject({ WhatId: DEAL });
  });

  it('opens the deal for editing', () => {
    expect(press('updateCloseDate')).toEqual({
      type: 'standard__recordPage',
      attributes: { recordId: DEAL, objectApiName: 'Opportunity', actionName: 'edit' },
    });
  });

  it('has no button without a step, and no empty parts', () => {
    const bare = {
      id: 'x',
      severity: 'critical',
      name: 'X',
      reason: null,
      threshold: null,
      say: null,
      step: null,
    };
    const element = mount('c-touchline-flag', TouchlineFlag, { flag: bare, recordId: DEAL });
    expect(one(element, 'button')).toBeNull();
    expect(textOf(element)).toBe('X Critical');
  });

  it('has no accessibility violation', async () => {
    const element = mount('c-touchline-flag', TouchlineFlag, { flag, recordId: DEAL });
    expect(await violations(element)).toEqual([]);
  });
});
