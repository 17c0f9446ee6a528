import { LightningElement, api } from 'lwc';
import labels from 'c/touchlinePipelineLabels';
import { fill, count } from 'c/touchlineFormat';
import { choicesOf } from 'c/touchlinePipelineView';

const ANY = '';
const CLOSINGS = [
  { value: ANY, label: labels.Pipeline_Any_Time },
  { value: 'week', label: labels.Pipeline_This_Week },
  { value: 'fiscal-month', label: labels.Pipeline_This_Month },
  { value: 'fiscal-quarter', label: labels.Pipeline_This_Quarter },
];

/** What the deals are filtered by. Sends `choose` with keys of the address, and `type` while a text is typed. */
export default class TouchlinePipelineFilters extends LightningElement {
  /** `{owner, stage, closing, text}` as chosen, missing where nothing is. */
  @api filters;
  /** All deals of the scope: the choices are those that occur. */
  @api deals;
  /** Current periods by type: only these can be closed in. */
  @api periods;

  labels = labels;

  @api focus() {
    this.refs.search.focus();
  }

  get ownerOptions() {
    return this.options(
      labels.Pipeline_All_Owners,
      this.filters.owner,
      ({ ownerId }) => ownerId,
      ({ owner }) => owner,
    );
  }

  get stageOptions() {
    return this.options(
      labels.Pipeline_All_Stages,
      this.filters.stage,
      ({ stage }) => stage,
      ({ stage }) => stage,
    );
  }

  get closingOptions() {
    return CLOSINGS.filter(({ value }) => value === ANY || this.periods[value]);
  }

  get owner() {
    return this.filters.owner ?? ANY;
  }

  get stage() {
    return this.filters.stage ?? ANY;
  }

  get closing() {
    return this.filters.closing ?? ANY;
  }

  get text() {
    return this.filters.text ?? '';
  }

  /** A choice of the address that no deal has any more stays in the list: a filter that is on must be seen. */
  options(all, chosen, valueOf, labelOf) {
    const choices = choicesOf(this.deals, valueOf, labelOf).map(({ value, label, count: number }) => ({
      value,
      label: fill(labels.Pipeline_Choice, label, count(number)),
    }));
    if (chosen && !choices.some(({ value }) => value === chosen))
      choices.push({
        value: chosen,
        label: fill(labels.Pipeline_Choice, labels.Pipeline_No_Value, count(0)),
      });
    return [{ value: ANY, label: all }, ...choices];
  }

  handleChoice(event) {
    this.choose({ [event.currentTarget.dataset.key]: event.detail.value });
  }

  handleTyping(event) {
    this.dispatchEvent(new CustomEvent('type', { detail: event.target.value }));
  }

  handleText(event) {
    this.choose({ c__text: event.target.value });
  }

  choose(detail) {
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }
}
