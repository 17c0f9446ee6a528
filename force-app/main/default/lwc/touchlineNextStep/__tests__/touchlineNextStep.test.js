import { stepName, stepPage } from 'c/touchlineNextStep';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';

const DEAL = '006000000000001AAA';

beforeEach(() => {
  encodeDefaultFieldValues.mockImplementation((values) => JSON.stringify(values));
});

describe('next steps', () => {
  it.each([
    ['updateCloseDate', 'Change the close date'],
    ['reviewStage', expect.any(String)],
    ['editNextStep', expect.any(String)],
    ['updateAmount', expect.any(String)],
  ])('%s opens the deal for editing', (code, name) => {
    expect(stepName(code)).toEqual(name);
    expect(stepPage(code, DEAL)).toEqual({
      type: 'standard__recordPage',
      attributes: { recordId: DEAL, objectApiName: 'Opportunity', actionName: 'edit' },
    });
  });

  it('starts a call and a meeting on the deal', () => {
    expect(JSON.parse(stepPage('logTouch', DEAL).state.defaultFieldValues)).toMatchObject({
      WhatId: DEAL,
      TaskSubtype: 'Call',
    });
    expect(stepPage('scheduleMeeting', DEAL)).toMatchObject({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Event', actionName: 'new' },
    });
  });

  it('leads to the contact roles of the deal', () => {
    expect(stepName('addContact')).toBe('Add a contact');
    expect(stepPage('addContact', DEAL)).toEqual({
      type: 'standard__recordRelationshipPage',
      attributes: {
        recordId: DEAL,
        objectApiName: 'Opportunity',
        relationshipApiName: 'OpportunityContactRoles',
        actionName: 'view',
      },
    });
  });

  it('has neither name nor page for a step it does not know', () => {
    expect(stepName('phoneHome')).toBeNull();
    expect(stepPage('phoneHome', DEAL)).toBeNull();
  });
});
