import { LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { graphql } from 'lightning/graphql';
import USER_ID from '@salesforce/user/Id';
import labels from 'c/touchlineMyDealsLabels';
import { fill, plural, count, date, dayOf, money } from 'c/touchlineFormat';
import { MY_DEALS_QUERY, readMyDeals } from 'c/touchlineMyDealsData';
import { stepPage } from 'c/touchlineNextStep';

/** A day has room for a few deals; the others are a press away. */
const FIRST = 5;

export default class TouchlineMyDeals extends NavigationMixin(LightningElement) {
  labels = labels;
  query = MY_DEALS_QUERY;
  variables = { user: USER_ID };
  mine = null;
  errors;
  refresh;
  isAllShown = false;
  focusDeal = null;

  @wire(graphql, { query: '$query', variables: '$variables' })
  handleDeals({ data, errors, refresh }) {
    this.refresh = refresh;
    this.errors = errors;
    if (data) this.mine = readMyDeals(data);
  }

  get isLoading() {
    return !this.mine && !this.errors;
  }

  get shown() {
    return this.errors ? null : this.mine;
  }

  get deals() {
    const { deals } = this.mine;
    return this.isAllShown ? deals : deals.slice(0, FIRST);
  }

  get hasDeals() {
    return this.mine.deals.length > 0;
  }

  get moreTitle() {
    const more = this.mine.deals.length - this.deals.length;
    return more > 0 ? fill(plural(labels, 'Mine_More', more), count(more)) : null;
  }

  get stake() {
    return money(
      this.mine.deals.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
      true,
    );
  }

  get stakeNote() {
    const { deals, open } = this.mine;
    return fill(plural(labels, 'Mine_Stake_Note', open), count(deals.length), count(open));
  }

  get critical() {
    return count(this.mine.deals.filter(({ isCritical }) => isCritical).length);
  }

  get meetingsToday() {
    return count(this.mine.meetings.filter(({ isToday }) => isToday).length);
  }

  get meetingsWeek() {
    return count(this.mine.meetings.length);
  }

  /** A run of yesterday cannot speak of today: the day it speaks of is named then. */
  get todayTitle() {
    const { today } = this.mine;
    return today === dayOf(new Date().toISOString())
      ? labels.Mine_Meetings_Today
      : fill(labels.Mine_Meetings_On, date(today, { day: 'numeric', month: 'short' }));
  }

  get hasMeetings() {
    return this.mine.meetings.length > 0;
  }

  get meetings() {
    return this.mine.meetings.map((meeting) => ({
      ...meeting,
      day: date(meeting.at, { weekday: 'long', day: 'numeric', month: 'short' }),
    }));
  }

  /** Why no deal stands here, as a state of its own. */
  get empty() {
    const { success, open, reviewed } = this.mine;
    if (!success) return { heading: labels.Mine_No_Run_Title, body: labels.Mine_No_Run_Body };
    if (!open) return { heading: labels.Mine_No_Deals_Title, body: labels.Mine_No_Deals_Body };
    if (!reviewed) return { heading: labels.Mine_Not_Reviewed_Title, body: labels.Mine_Not_Reviewed_Body };
    return { heading: labels.Mine_Nothing_Title, body: labels.Mine_Nothing_Body, icon: 'utility:success' };
  }

  get emptyIcon() {
    return this.empty.icon ?? 'utility:info';
  }

  get showsTotals() {
    return Boolean(this.mine.success) && this.mine.open > 0;
  }

  get unknownNote() {
    const { unknown } = this.mine;
    return unknown ? fill(plural(labels, 'Mine_Unknown', unknown), count(unknown)) : null;
  }

  renderedCallback() {
    if (!this.focusDeal) return;
    const link = this.refs.list.querySelector(`[data-link="${this.focusDeal}"]`);
    this.focusDeal = null;
    link?.focus();
  }

  handleStep(event) {
    const { step, id } = event.currentTarget.dataset;
    this[NavigationMixin.Navigate](stepPage(step, id));
  }

  handleMore() {
    this.focusDeal = this.mine.deals[FIRST].id;
    this.isAllShown = true;
  }

  handlePipeline() {
    this[NavigationMixin.Navigate]({
      type: 'standard__navItemPage',
      attributes: { apiName: 'Touchline_Pipeline' },
      state: { c__scope: 'me' },
    });
  }

  handleRetry() {
    return this.refresh?.();
  }
}
