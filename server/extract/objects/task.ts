import { defineObject } from '../define.ts';

/** Calls, mails and to-dos (C5), archived ones too. Never their subject or text. */
export default defineObject({
  sObject: 'Task',
  requiredFields: ['OwnerId', 'WhatId', 'WhoId', 'IsClosed', 'ActivityDate'],
  lost: 'touches by call and mail, and everything that rests on touches',
  fix: 'give the integration user "View All Data", or Read on Task with activity visibility over the sales teams',
  missed: {
    TaskSubtype: 'telling calls and mails from to-dos by subtype; Type decides alone',
    CompletedDateTime: 'the time of day of touches; the due date is used',
  },
});
