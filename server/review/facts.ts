/** The facts of a deal that a review shows as columns, whatever its flags say. */
export interface ReviewFact {
  column: string;
  type: 'number' | 'date' | 'text';
  /** Column of `fact.open_now`, or the timeline; deals decided lately have none of it. */
  fact: string;
}

/** Columns of `Touchline_Deal_Review__c` beside its flags. Dates and counts only: nothing changes overnight by itself. */
export const reviewFacts: readonly ReviewFact[] = [
  { column: 'Stage_Since__c', type: 'date', fact: 'stage_since_day' },
  { column: 'Last_Touch_Date__c', type: 'date', fact: 'last_touch_day' },
  { column: 'Touches__c', type: 'number', fact: 'touches' },
  { column: 'Next_Meeting_Date__c', type: 'date', fact: 'next_meeting_day' },
  { column: 'Pushes__c', type: 'number', fact: 'pushes' },
  { column: 'Engaged_Contacts__c', type: 'number', fact: 'engaged_contacts' },
  { column: 'Timeline__c', type: 'text', fact: 'timeline' },
];
