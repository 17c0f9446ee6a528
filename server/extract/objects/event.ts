import { defineObject } from '../define.ts';

/** Meetings (C7), archived ones too. Never their subject, place or text. */
export default defineObject({
  sObject: 'Event',
  requiredFields: ['OwnerId', 'WhatId', 'WhoId', 'StartDateTime', 'EndDateTime', 'IsAllDayEvent'],
  lost: 'meetings, and touches by meeting',
  fix: 'give the integration user "View All Data", or Read on Event with activity visibility over the sales teams',
  missed: { GroupEventType: 'leaving out the parents of recurring meetings' },
});
