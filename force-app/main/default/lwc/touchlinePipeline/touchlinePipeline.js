import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import { graphql } from 'lightning/graphql';
import USER_ID from '@salesforce/user/Id';
import labels from 'c/touchlinePipelineLabels';
import { fill, plural, count, money } from 'c/touchlineFormat';
import { SCOPES_QUERY, DEALS_QUERIES, readScopes, readPipeline } from 'c/touchlinePipelineData';
import {
  amountOf,
  filterDeals,
  nextSort,
  readSort,
  sortDeals,
  totalsOf,
  writeSort,
} from 'c/touchlinePipelineView';

/** In an address: the viewer's own deals, whoever opens it. */
const MINE = 'me';

/**
 * The open deals of a person, a team or everybody. What is chosen stands in the address (`c__scope`, `c__owner`,
 * `c__stage`, `c__closing`, `c__flag`, `c__text`, `c__sort`) and nowhere else, so a link shows what its sender saw.
 */
export default class TouchlinePipeline extends NavigationMixin(LightningElement) {
  labels = labels;
  page = null;
  /** What is being typed; it goes into the address when the person is done. */
  typed = null;
  scopesQuery = SCOPES_QUERY;
  known = null;
  scopesErrors;
  dealsErrors;
  pipeline = null;
  /** The scope that the deals on screen belong to. */
  shownScope = null;
  refreshers = {};
  isPending = false;

  @wire(CurrentPageReference)
  handlePage(page) {
    this.page = page;
    this.typed = null;
  }

  @wire(graphql, { query: '$scopesQuery' })
  handleScopes({ data, errors, refresh }) {
    this.refreshers.scopes = refresh;
    this.scopesErrors = errors;
    if (data) this.known = readScopes(data, USER_ID);
  }

  @wire(graphql, { query: '$dealsQuery', variables: '$dealsVariables' })
  handleDeals({ data, errors, refresh }) {
    if (!data && !errors) return;
    this.refreshers.deals = refresh;
    this.dealsErrors = errors;
    this.isPending = false;
    if (!data) return;
    this.pipeline = readPipeline(data, this.asOf);
    this.shownScope = this.scope.id;
  }

  get state() {
    return this.page?.state ?? {};
  }

  /** A scope in the address that the viewer cannot see is nobody's: said so, not replaced by another. */
  get scope() {
    const { c__scope: id } = this.state;
    if (!this.known?.success) return null;
    if (!id) return this.known.usual;
    return id === MINE ? this.known.own : (this.known.scopes.find((scope) => scope.id === id) ?? null);
  }

  get dealsQuery() {
    return this.page && this.scope ? DEALS_QUERIES[this.scope.kind] : undefined;
  }

  get dealsVariables() {
    return this.scope?.kind === 'organisation' ? {} : { user: this.scope?.userId };
  }

  get asOf() {
    return this.known?.success?.asOf ?? null;
  }

  get errors() {
    return this.scopesErrors ?? this.dealsErrors;
  }

  get isShown() {
    return !this.errors && Boolean(this.scope) && this.shownScope === this.scope.id;
  }

  get isLoading() {
    return !this.errors && !this.isShown && !this.empty;
  }

  get empty() {
    if (!this.known || this.errors) return null;
    if (!this.known.success)
      return { heading: labels.Pipeline_No_Run_Title, body: labels.Pipeline_No_Run_Body };
    if (!this.scope) return { heading: labels.Pipeline_No_Scope_Title, body: labels.Pipeline_No_Scope_Body };
    if (this.isShown && !this.deals.length)
      return { heading: labels.Pipeline_No_Deals_Title, body: labels.Pipeline_No_Deals_Body };
    return null;
  }

  get showsTable() {
    return this.isShown && this.deals.length > 0;
  }

  get deals() {
    return this.pipeline?.deals ?? [];
  }

  get filters() {
    const {
      c__owner: owner,
      c__stage: stage,
      c__closing: closing,
      c__flag: flag,
      c__text: text,
    } = this.state;
    return { owner, stage, closing, flag, text: this.typed ?? text };
  }

  get sort() {
    return readSort(this.state.c__sort);
  }

  get found() {
    return sortDeals(filterDeals(this.deals, this.filters, this.known.periods), this.sort);
  }

  /** Totals tell of what every other filter leaves, so that a press on one shows what it said. */
  get counted() {
    return filterDeals(this.deals, { ...this.filters, flag: null }, this.known.periods);
  }

  get totals() {
    return totalsOf(this.counted, this.filters.flag);
  }

  get all() {
    return { count: this.counted.length, amount: amountOf(this.counted) };
  }

  get shownText() {
    const { found } = this;
    return fill(
      plural(labels, 'Pipeline_Shown', this.deals.length),
      count(found.length),
      count(this.deals.length),
      money(amountOf(found), true),
    );
  }

  get cut() {
    const missing = (this.pipeline?.count ?? 0) - this.deals.length;
    return missing > 0 ? fill(labels.Pipeline_Cut, count(this.deals.length), count(missing)) : null;
  }

  get nothingFound() {
    return this.showsTable && !this.found.length;
  }

  get isFiltered() {
    return Object.values(this.filters).some(Boolean);
  }

  get scopeOptions() {
    return (this.known?.scopes ?? []).map(({ id, name }) => ({ value: id, label: name }));
  }

  get scopeId() {
    return this.scope?.id ?? null;
  }

  get contentClass() {
    return this.isPending ? 'content content_pending' : 'content';
  }

  handleScope(event) {
    // Owners and stages are of the scope that was left.
    this.go({ c__scope: event.detail.value, c__owner: null, c__stage: null });
  }

  handleChoice(event) {
    const { c__text: text } = event.detail;
    // Leaving the field without a change is no choice.
    if (text === undefined || text !== (this.state.c__text ?? '')) this.go(event.detail);
  }

  handleTyping(event) {
    this.typed = event.detail;
  }

  handleTotal(event) {
    this.go({ c__flag: event.detail });
  }

  handleSort(event) {
    this.go({ c__sort: writeSort(nextSort(this.sort, event.detail)) });
  }

  handleClear() {
    this.go({ c__owner: null, c__stage: null, c__closing: null, c__flag: null, c__text: null });
    this.refs.filters.focus();
  }

  /** Each choice is a step of the browser's history, so Back takes back one choice. */
  go(changes) {
    const text = this.typed === null ? {} : { c__text: this.typed };
    const state = { ...this.state, ...text, ...changes };
    for (const key of Object.keys(state)) if (!state[key]) delete state[key];
    const { type, attributes } = this.page;
    this[NavigationMixin.Navigate]({ type, attributes, state });
  }

  async handleRefresh() {
    this.isPending = this.isShown;
    await Promise.allSettled(Object.values(this.refreshers).map((refresh) => refresh?.()));
    this.isPending = false;
  }
}
