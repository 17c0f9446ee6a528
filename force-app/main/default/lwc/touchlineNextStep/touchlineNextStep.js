import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import messages from 'c/touchlineMessageLabels';
import { dayOf } from 'c/touchlineFormat';

const newRecord = (objectApiName, values) => ({
  type: 'standard__objectPage',
  attributes: { objectApiName, actionName: 'new' },
  state: { defaultFieldValues: encodeDefaultFieldValues(values) },
});

const edit = (recordId) => ({
  type: 'standard__recordPage',
  attributes: { recordId, objectApiName: 'Opportunity', actionName: 'edit' },
});

/** Where each next step leads: always a standard page, so that the customer's own rules and layouts apply. */
const STEPS = {
  logTouch: (recordId) =>
    newRecord('Task', {
      WhatId: recordId,
      Subject: messages.Task_Subject,
      // Without it the completed task would be a to-do, which is not a touch.
      TaskSubtype: 'Call',
      ActivityDate: dayOf(new Date().toISOString()),
    }),
  scheduleMeeting: (recordId) => newRecord('Event', { WhatId: recordId, Subject: messages.Event_Subject }),
  updateCloseDate: edit,
  reviewStage: edit,
  editNextStep: edit,
  updateAmount: edit,
  addContact: (recordId) => ({
    type: 'standard__recordRelationshipPage',
    attributes: {
      recordId,
      objectApiName: 'Opportunity',
      relationshipApiName: 'OpportunityContactRoles',
      actionName: 'view',
    },
  }),
};

/** Page reference of a next step on a deal, null for a step the pages do not know. */
export const stepPage = (code, recordId) => STEPS[code]?.(recordId) ?? null;

/** Words of the button, null for a step the pages do not know. */
export const stepName = (code) => (code in STEPS ? (messages[`Step_${code}`] ?? null) : null);
