import { LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import USER_ID from '@salesforce/user/Id';
import labels from 'c/touchlineLabels';
import { fill } from 'c/touchlineFormat';
import { whenQuiet } from 'c/touchlineQuiet';
import {
  HOME_QUERY,
  HOME_TYPE,
  VIEWER_QUERY,
  TEAM_QUERY,
  readHome,
  readViewer,
  readTeam,
} from 'c/touchlineTeamData';
import { emptyState, teamView } from 'c/touchlineTeamView';
import { personPage, readState, teamPage } from 'c/touchlinePageState';

export default class TouchlineTeam extends NavigationMixin(LightningElement) {
  labels = labels;
  viewerQuery = HOME_QUERY;
  /** Whom the address asked for first; later ones are known from the page itself or asked for in turn. */
  asked = null;
  viewer = null;
  /** The viewer's own team in the running quarter, which came with the viewer; null when it has to be asked for. */
  home = null;
  viewerErrors;
  teamErrors;
  /** What is on screen; it belongs to the answer that came last, not to the choice made last. */
  view = null;
  isAnswered = false;
  /** Whether the ranking is drawn, and then everything else. */
  isRanked = false;
  isWhole = false;
  periods = [];
  type = HOME_TYPE;
  /** First day of the chosen period; null means the current one. */
  chosenStart = null;
  /** Subjects drilled into below the viewer's own, `{id, key, name}`. */
  path = [];
  /** Paths walked so far by the key of their last subject: the way back needs no request. */
  walked = new Map();
  isPending = false;
  announcement = '';
  refreshers = {};
  movesFocus = false;

  @wire(CurrentPageReference)
  handlePage(reference) {
    // Where the page is part of another one, its address is none of ours; and the next page is announced here too.
    if (reference?.attributes?.apiName !== teamPage().attributes.apiName) return;
    const { type, start, subject } = readState(reference);
    const path = this.knownPath(subject);
    if (!path) {
      this.asked = subject;
      this.viewerQuery = VIEWER_QUERY;
      this.isPending = Boolean(this.view);
    }
    // What the address leads away from need not come along.
    if (!this.viewer && (type !== HOME_TYPE || start)) this.viewerQuery = VIEWER_QUERY;
    this.change({ type, chosenStart: start, path: path ?? this.path });
  }

  @wire(graphql, { query: '$viewerQuery', variables: '$viewerVariables' })
  handleViewer({ data, errors, refresh }) {
    this.refreshers.viewer = refresh;
    this.viewerErrors = errors;
    if (!data) return;
    this.viewer = readViewer(data);
    this.home = readHome(data, this.viewer);
    if (this.isHome) this.show(this.home);
    if (!this.asked) return;
    const asked = this.viewer.path.at(-1);
    if (asked?.kind === 'person') this[NavigationMixin.Navigate](personPage(asked.id, this.period), true);
    else this.walk(this.viewer.path);
  }

  get viewerVariables() {
    // A key nobody has: an empty one would match subjects without a key.
    return this.viewerQuery === HOME_QUERY
      ? { user: USER_ID }
      : { user: USER_ID, asked: this.asked ?? 'none' };
  }

  @wire(graphql, { query: '$teamQuery', variables: '$teamVariables' })
  handleTeam({ data, errors, refresh }) {
    if (!data && !errors) return;
    this.refreshers.team = refresh;
    this.teamErrors = errors;
    this.isPending = false;
    if (data) this.show(readTeam(data, this.type));
  }

  show(team) {
    this.isPending = false;
    this.isAnswered = true;
    this.periods = team.cards.map(({ period }) => period);
    this.view = teamView(team, this.start, this.asOf);
    if (!this.isWhole) whenQuiet(() => this.complete());
    if (this.view) this.announcement = fill(labels.Team_Loaded, this.view.name, this.view.period);
  }

  /** One part after the other, so that the browser paints in between. */
  complete() {
    this.isRanked = true;
    whenQuiet(() => {
      this.isWhole = true;
    });
  }

  /** Asked as soon as it is known whom and which period to ask for. */
  get teamQuery() {
    return this.subject && this.start && !this.isHome ? TEAM_QUERY : undefined;
  }

  /** Whether the numbers asked for came with the viewer. */
  get isHome() {
    return (
      Boolean(this.home) && !this.path.length && this.type === HOME_TYPE && this.start === this.home.start
    );
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

  /** After the first content, because they are heavy; where there is none, they are the way out. */
  get hasControls() {
    return Boolean(this.subject) && (this.isWhole || (!this.isLoading && !this.shown));
  }

  get shown() {
    return this.errors ? null : this.view;
  }

  get empty() {
    return this.isLoading || this.errors || this.view ? null : emptyState(this.viewer);
  }

  get crumbs() {
    return this.path.length && this.viewer?.root ? [this.viewer.root, ...this.path.slice(0, -1)] : [];
  }

  get contentClass() {
    return this.isPending ? 'content content_pending' : 'content';
  }

  /** Where a person's page opens: in the period that is on screen. */
  get period() {
    return { type: this.type, start: this.chosenStart };
  }

  renderedCallback() {
    if (!this.movesFocus || this.isPending) return;
    this.movesFocus = false;
    this.refs.title.focus();
  }

  handleType(event) {
    this.change({ type: event.detail, chosenStart: null });
    this.tell(true);
  }

  handleStart(event) {
    this.change({ chosenStart: event.detail === this.currentStart ? null : event.detail });
    this.tell(true);
  }

  /** A team opens here, a person on the page of their own. */
  handleDrill(event) {
    const { id, key, kind, name } = event.detail;
    if (kind === 'person') {
      this[NavigationMixin.Navigate](personPage(id, this.period));
      return;
    }
    this.walk([...this.path, { id, key, name }], { movesFocus: true });
    this.tell(false);
  }

  handleCrumb(event) {
    this.walk(this.path.slice(0, Number(event.currentTarget.dataset.depth)), { movesFocus: true });
    this.tell(false);
  }

  /** The address follows what is on screen; going to another team is a step that the way back undoes. */
  tell(replaces) {
    const subject = this.path.at(-1)?.key ?? null;
    this[NavigationMixin.Navigate](teamPage({ subject, type: this.type, start: this.chosenStart }), replaces);
  }

  /** The path to a subject that the page already knows; null where it has to be asked for. */
  knownPath(key) {
    return !key || key === this.viewer?.root?.key ? [] : (this.walked.get(key) ?? null);
  }

  /** Goes to the subject at the end of a path. */
  walk(path, state = {}) {
    path.forEach(({ key }, index) => this.walked.set(key, path.slice(0, index + 1)));
    this.change({ path, ...state });
  }

  /** What is on screen stays, dimmed, until the answer comes: a jump to a blank page loses the reader. */
  change(state) {
    const before = JSON.stringify(this.teamVariables);
    Object.assign(this, state);
    if (this.isHome) this.show(this.home);
    else if (!this.teamQuery) this.view = null;
    else if (before !== JSON.stringify(this.teamVariables)) this.isPending = true;
  }

  async handleRefresh() {
    this.isPending = Boolean(this.view);
    await Promise.allSettled(Object.values(this.refreshers).map((refresh) => refresh?.()));
    this.isPending = false;
  }
}
