import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import texts from 'c/touchlinePersonLabels';
import explainLabels from 'c/touchlineExplainLabels';
import { fill, plural, count, date, money } from 'c/touchlineFormat';
import { sentence } from 'c/touchlineSentence';

const SHOWN = 5;

const amountOf = (amount) =>
  amount?.displayValue ??
  (amount?.value === null || amount?.value === undefined
    ? explainLabels.Explain_No_Value
    : money(amount.value));

export default class TouchlineTopDeals extends NavigationMixin(LightningElement) {
  /** Deals of `c/touchlinePersonData`, worst first. */
  @api deals = [];
  /** How many open deals have a raised flag in all. */
  @api total = 0;
  /** Id of the subject, whose deals the pipeline page then shows. */
  @api subjectId;

  texts = texts;

  get rows() {
    return this.deals.slice(0, SHOWN).map((deal) => ({
      id: deal.id,
      name: deal.name,
      url: `/lightning/r/Opportunity/${deal.id}/view`,
      facts: [
        deal.account,
        deal.stage,
        amountOf(deal.amount),
        deal.closeDate && fill(texts.Deals_Closes, date(deal.closeDate)),
      ]
        .filter(Boolean)
        .join(' · '),
      flags: deal.flags.map(({ id, isCritical }) => ({
        id,
        name: sentence('Flag', id.replaceAll('-', '_')),
        class: isCritical ? 'slds-badge flag flag_critical' : 'slds-badge flag',
        critical: isCritical ? texts.Deals_Critical : null,
      })),
    }));
  }

  get isEmpty() {
    return !this.deals.length;
  }

  get summary() {
    return fill(plural(texts, 'Deals_Count', this.total), count(this.total));
  }

  get pipelineReference() {
    return {
      type: 'standard__navItemPage',
      attributes: { apiName: 'Touchline_Pipeline' },
      state: { c__scope: this.subjectId, c__flag: 'raised' },
    };
  }

  get pipelineUrl() {
    return `/lightning/n/Touchline_Pipeline?${new URLSearchParams(this.pipelineReference.state)}`;
  }

  handlePipeline(event) {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.pipelineReference);
  }
}
