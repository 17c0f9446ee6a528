import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { graphql } from 'lightning/graphql';
import labels from 'c/touchlinePipelineLabels';
import { REVIEW_QUERY, readReview } from 'c/touchlineReviewData';
import { stepName, stepPage } from 'c/touchlineNextStep';

/** Why a deal is flagged and what to do, in sentences. Asked for when its row is opened. */
export default class TouchlinePipelineEvidence extends NavigationMixin(LightningElement) {
  @api recordId;

  labels = labels;
  query = REVIEW_QUERY;
  review = null;
  errors;
  refresh;

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

  get raised() {
    return this.review.raised.map((flag) => ({
      ...flag,
      icon: flag.severity === 'critical' ? 'utility:error' : 'utility:warning',
      variant: flag.severity === 'critical' ? 'error' : 'warning',
      severityName: labels[`Review_${flag.severity}`] ?? labels.Review_warning,
      stepName: flag.step && stepName(flag.step),
    }));
  }

  get isQuiet() {
    return !this.review.raised.length && !this.review.unknown.length;
  }

  get quiet() {
    return this.review.isReviewed ? labels.Pipeline_Nothing_Here : labels.Pipeline_Not_Reviewed;
  }

  handleStep(event) {
    this[NavigationMixin.Navigate](stepPage(event.currentTarget.dataset.step, this.recordId));
  }

  handleRetry() {
    return this.refresh?.();
  }
}
