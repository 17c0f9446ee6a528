import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import labels from 'c/touchlineReviewLabels';
import messages from 'c/touchlineMessageLabels';
import { dayOf } from 'c/touchlineFormat';

const newRecord = (objectApiName, values) => ({
  type: 'standard__objectPage',
  attributes: { objectApiName, actionName: 'new' },
  state: { defaultFieldValues: encodeDefaultFieldValues(values) },
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
  updateCloseDate: (recordId) => ({
    type: 'standard__recordPage',
    attributes: { recordId, objectApiName: 'Opportunity', actionName: 'edit' },
  }),
};

const LOOKS = {
  critical: { icon: 'utility:error', variant: 'error', class: 'flag flag_critical' },
  warning: { icon: 'utility:warning', variant: 'warning', class: 'flag flag_warning' },
};

export default class TouchlineFlag extends NavigationMixin(LightningElement) {
  /** A raised flag of `c/touchlineReviewData`. */
  @api flag;
  @api recordId;

  labels = labels;

  get look() {
    return LOOKS[this.flag.severity] ?? LOOKS.warning;
  }

  get severity() {
    return labels[`Review_${this.flag.severity}`] ?? labels.Review_warning;
  }

  get hasStep() {
    return this.flag.step in STEPS;
  }

  get step() {
    return messages[`Step_${this.flag.step}`];
  }

  handleStep() {
    this[NavigationMixin.Navigate](STEPS[this.flag.step](this.recordId));
  }
}
