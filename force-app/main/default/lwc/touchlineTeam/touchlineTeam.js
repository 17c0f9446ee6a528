import { LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import USER_ID from '@salesforce/user/Id';
import labels from 'c/touchlineLabels';
import { fill } from 'c/touchlineFormat';
import { VIEWER_QUERY, TEAM_QUERY, readViewer, readTeam } from 'c/touchlineTeamData';
import { emptyState, teamView } from 'c/touchlineTeamView';

export default class TouchlineTeam extends LightningElement {
  labels = labels;
  viewerQuery = VIEWER_QUERY;
  viewerVariables = { user: USER_ID };
  viewer = null;
  viewerErrors;
  teamErrors;
  /** What is on screen; it belongs to the answer that came last, not to the choice made last. */
  view = null;
  isAnswered = false;
  periods = [];
  type = 'fiscal-quarter';
  /** First day of the chosen period; null means the current one. */
  chosenStart = null;
  /** Subjects drilled into below the viewer's own, `{id, name}`. */
  path = [];
  isPending = false;
  announcement = '';
  refreshers = {};
  movesFocus = false;

  @wire(graphql, { query: '$viewerQuery', variables: '$viewerVariables' })
  handleViewer({ data, errors, refresh }) {
    this.refreshers.viewer = refresh;
    this.viewerErrors = errors;
    if (data) this.viewer = readViewer(data);
  }

  @wire(graphql, { query: '$teamQuery', variables: '$teamVariables' })
  handleTeam({ data, errors, refresh }) {
    if (!data && !errors) return;
    this.refreshers.team = refresh;
    this.teamErrors = errors;
    this.isPending = false;
    if (!data) return;
    const team = readTeam(data, this.type);
    this.isAnswered = true;
    this.periods = team.cards.map(({ period }) => period);
    this.view = teamView(team, this.start, this.asOf);
    if (this.view) this.announcement = fill(labels.Team_Loaded, this.view.name, this.view.period);
  }

  /** Asked as soon as it is known whom and which period to ask for. */
  get teamQuery() {
    return this.viewer?.root && this.start ? TEAM_QUERY : undefined;
  }

  get teamVariables() {
    return { subject: this.subject?.id, type: this.type, start: this.start };
  }

  get subject() {
    return this.path.at(-1) ?? this.viewer?.root ?? null;
  }

  get title() {
    return this.subject?.name ?? labels.Team_Eyebrow;
  }

  get icon() {
    return this.view?.isPerson ? 'standard:user' : 'standard:team_member';
  }

  get currentStart() {
    return this.viewer?.current[this.type]?.start ?? null;
  }

  get start() {
    return this.chosenStart ?? this.currentStart;
  }

  get asOf() {
    return this.viewer?.success?.asOf ?? null;
  }

  get errors() {
    return this.viewerErrors ?? this.teamErrors;
  }

  get isLoading() {
    return !this.errors && (!this.viewer || (Boolean(this.teamQuery) && !this.isAnswered));
  }

  get shown() {
    return this.errors ? null : this.view;
  }

  get empty() {
    return this.isLoading || this.errors || this.view ? null : emptyState(this.viewer);
  }

  get crumbs() {
    return this.path.length ? [this.viewer.root, ...this.path.slice(0, -1)] : [];
  }

  get contentClass() {
    return this.isPending ? 'content content_pending' : 'content';
  }

  get topClass() {
    return this.view.isPerson ? 'top top_person' : 'top';
  }

  renderedCallback() {
    if (!this.movesFocus || this.isPending) return;
    this.movesFocus = false;
    this.refs.title.focus();
  }

  handleType(event) {
    this.change({ type: event.detail, chosenStart: null });
  }

  handleStart(event) {
    this.change({ chosenStart: event.detail });
  }

  handleDrill(event) {
    this.change({ path: [...this.path, event.detail], movesFocus: true });
  }

  handleCrumb(event) {
    this.change({ path: this.path.slice(0, Number(event.currentTarget.dataset.depth)), movesFocus: true });
  }

  /** What is on screen stays, dimmed, until the answer comes: a jump to a blank page loses the reader. */
  change(state) {
    const before = JSON.stringify(this.teamVariables);
    Object.assign(this, state);
    if (!this.teamQuery) this.view = null;
    else if (before !== JSON.stringify(this.teamVariables)) this.isPending = true;
  }

  async handleRefresh() {
    this.isPending = Boolean(this.view);
    await Promise.allSettled(Object.values(this.refreshers).map((refresh) => refresh?.()));
    this.isPending = false;
  }
}
