import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import labels from 'c/touchlineReviewLabels';
import { fill, plural, count } from 'c/touchlineFormat';
import { REVIEW_QUERY, readReview } from 'c/touchlineReviewData';

/** A reader acts on a few things, not on ten. */
const NUDGES = 3;

const chevron = (isOpen) => (isOpen ? 'utility:chevrondown' : 'utility:chevronright');

export default class TouchlineDealReview extends LightningElement {
  @api recordId;

  labels = labels;
  query = REVIEW_QUERY;
  review = null;
  errors;
  refresh;
  isClearOpen = false;
  isMoreOpen = false;

  get variables() {
    return { deal: this.recordId };
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  handleReview({ data, errors, refresh }) {
    this.refresh = refresh;
    this.errors = errors;
    if (data) this.review = readReview(data);
  }

  get isLoading() {
    return !this.review && !this.errors;
  }

  /** What the card shows: flags, or the one state that stands in for them. */
  get state() {
    if (this.review.isClosed) return { heading: labels.Review_Closed_Title, body: labels.Review_Closed_Body };
    if (!this.review.isReviewed) return { heading: labels.Review_None_Title, body: labels.Review_None_Body };
    if (this.review.raised.length || !this.review.clear.length) return null;
    return {
      heading: labels.Review_Good_Title,
      body: labels.Review_Good_Body,
      icon: 'utility:success',
    };
  }

  get stateIcon() {
    return this.state.icon ?? 'utility:info';
  }

  get showsChecks() {
    return !this.review.isClosed && this.review.isReviewed;
  }

  get summary() {
    if (!this.review || !this.showsChecks) return null;
    const raised = this.review.raised.length;
    return raised ? fill(plural(labels, 'Review_Count', raised), count(raised)) : labels.Review_Count_None;
  }

  get nudges() {
    return this.review.raised.slice(0, NUDGES);
  }

  get more() {
    return this.review.raised.slice(NUDGES);
  }

  get hasMore() {
    return this.more.length > 0;
  }

  get moreTitle() {
    const more = this.more.length;
    return fill(plural(labels, 'Review_More', more), count(more));
  }

  get moreIcon() {
    return chevron(this.isMoreOpen);
  }

  get moreExpanded() {
    return String(this.isMoreOpen);
  }

  get showsTimeline() {
    return Boolean(this.review.timeline) && !this.review.isClosed;
  }

  get hasFacts() {
    return this.showsChecks && this.review.facts.length > 0;
  }

  get hasUnknown() {
    return this.review.unknown.length > 0;
  }

  get hasClear() {
    return this.review.clear.length > 0;
  }

  get clearTitle() {
    const clear = this.review.clear.length;
    return fill(plural(labels, 'Review_Clear', clear), count(clear));
  }

  get clearIcon() {
    return chevron(this.isClearOpen);
  }

  get clearExpanded() {
    return String(this.isClearOpen);
  }

  handleToggleMore() {
    this.isMoreOpen = !this.isMoreOpen;
  }

  handleToggleClear() {
    this.isClearOpen = !this.isClearOpen;
  }

  handleRetry() {
    return this.refresh?.();
  }
}
