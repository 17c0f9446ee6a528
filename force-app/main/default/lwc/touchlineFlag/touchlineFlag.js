import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import labels from 'c/touchlineReviewLabels';
import { stepName, stepPage } from 'c/touchlineNextStep';

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

  get step() {
    return this.flag.step && stepName(this.flag.step);
  }

  handleStep() {
    this[NavigationMixin.Navigate](stepPage(this.flag.step, this.recordId));
  }
}
