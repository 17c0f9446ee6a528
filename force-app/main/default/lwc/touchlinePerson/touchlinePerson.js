import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import labels from 'c/touchlineLabels';
import texts from 'c/touchlinePersonLabels';
import { fill } from 'c/touchlineFormat';
import { whenQuiet } from 'c/touchlineQuiet';
import { PERSON_QUERY, PEERS_QUERY, readPerson, readPeers } from 'c/touchlinePersonData';
import { factsOf, personEmpty, personView } from 'c/touchlinePersonView';
import { personPage, readState, teamPage, urlOf } from 'c/touchlinePageState';

export default class TouchlinePerson extends NavigationMixin(LightningElement) {
  /** Id of the subject, given by the record page. */
  @api recordId;

  labels = labels;
  texts = texts;
  personQuery = PERSON_QUERY;
  type = 'fiscal-quarter';
  /** First day of the chosen period; null means the newest one. */
  chosenStart = null;
  person = null;
  peers = null;
  /** What is on screen. */
  view = null;
  /** Whether the scorecard, which stands below everything else, is drawn. */
  isWhole = false;
  personErrors;
  peersErrors;
  isPending = false;
  announcement = '';
  refreshers = {};

  @wire(CurrentPageReference)
  handlePage(reference) {
    // The page that comes next is announced too, before this one is gone.
    const id = reference?.type === 'standard__recordPage' ? reference.attributes.recordId : '';
    if (!this.recordId || id.slice(0, 15) !== this.recordId.slice(0, 15)) return;
    const { type, start } = readState(reference);
    this.change({ type, chosenStart: start });
  }

  @wire(graphql, { query: '$personQuery', variables: '$personVariables' })
  handlePerson({ data, errors, refresh }) {
    if (!data && !errors) return;
    this.refreshers.person = refresh;
    this.personErrors = errors;
    this.isPending = false;
    if (!data) return;
    this.person = readPerson(data, this.type);
    this.draw();
    if (!this.isWhole) whenQuiet(() => this.complete());
    if (this.view) this.announcement = fill(labels.Team_Loaded, this.person.subject.name, this.view.period);
  }

  @wire(graphql, { query: '$peersQuery', variables: '$peersVariables' })
  handlePeers({ data, errors, refresh }) {
    if (!data && !errors) return;
    this.refreshers.peers = refresh;
    this.peersErrors = errors;
    this.peers = data ? readPeers(data) : null;
    this.draw();
  }

  complete() {
    this.isWhole = true;
  }

  /** Thousands of numbers are compared: once for each answer, not once for each place that shows them. */
  draw() {
    this.view = this.isPerson ? personView(this.person, this.peers, this.start) : null;
  }

  get personVariables() {
    return this.recordId ? { id: this.recordId, type: this.type } : undefined;
  }

  /** Asked once it is known who the manager is, and for a person only. */
  get peersQuery() {
    return this.isPerson && this.start ? PEERS_QUERY : undefined;
  }

  get peersVariables() {
    const { id, parentId, user } = this.person?.subject ?? {};
    // Without a manager there are no others: an id that no one has as parent, never "no parent".
    return { id, parent: parentId ?? id, user, type: this.type, start: this.start };
  }

  get subject() {
    return this.person?.subject ?? null;
  }

  get isPerson() {
    return this.subject?.kind === 'person';
  }

  get isTeam() {
    return Boolean(this.subject) && !this.isPerson;
  }

  get title() {
    return this.subject?.name ?? texts.Person_Eyebrow;
  }

  get facts() {
    return this.isPerson ? factsOf(this.subject) : [];
  }

  get icon() {
    return this.isTeam ? 'utility:groups' : 'utility:user';
  }

  get periods() {
    return this.person?.cards.map(({ period }) => period) ?? [];
  }

  get currentStart() {
    return this.periods[0]?.start ?? null;
  }

  get start() {
    return this.chosenStart ?? this.currentStart;
  }

  get shown() {
    return this.errors ? null : this.view;
  }

  get errors() {
    return this.personErrors ?? this.peersErrors;
  }

  get isLoading() {
    return !this.errors && !this.person;
  }

  get empty() {
    return this.isLoading || this.errors || this.isTeam || this.view ? null : personEmpty(this.person);
  }

  get showsSwitch() {
    return this.isPerson && this.person.cards.length > 0;
  }

  get teamReference() {
    const { key } = this.isTeam ? this.subject : (this.subject?.parent ?? {});
    return key ? teamPage({ subject: key, type: this.type, start: this.chosenStart }) : null;
  }

  get teamUrl() {
    return this.teamReference && urlOf(this.teamReference);
  }

  get teamName() {
    // A manager's own team hangs below one that the manager may not see; the link leads to the own one anyway.
    const team = this.subject.parent ?? (this.isTeam ? this.subject : null);
    return team?.kind === 'team' ? fill(labels.Team_Of, team.name) : team?.name;
  }

  get contentClass() {
    return this.isPending ? 'content content_pending' : 'content';
  }

  handleType(event) {
    this.go({ type: event.detail, chosenStart: null });
  }

  handleStart(event) {
    this.go({ type: this.type, chosenStart: event.detail === this.currentStart ? null : event.detail });
  }

  handleTeam(event) {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.teamReference);
  }

  /** The address follows the choice, so that it can be shared; a choice is no step to go back to. */
  go(state) {
    this.change(state);
    this[NavigationMixin.Navigate](
      personPage(this.recordId, { type: this.type, start: this.chosenStart }),
      true,
    );
  }

  change({ type, chosenStart }) {
    // Another type is another request; another period of the same type is on screen already, its others are not.
    if (type !== this.type && this.person) this.isPending = true;
    const isSameType = type === this.type;
    if (!isSameType || chosenStart !== this.chosenStart) this.peers = null;
    this.type = type;
    this.chosenStart = chosenStart;
    if (isSameType && this.person) this.draw();
  }

  async handleRefresh() {
    this.isPending = Boolean(this.view);
    await Promise.allSettled(Object.values(this.refreshers).map((refresh) => refresh?.()));
    this.isPending = false;
  }
}
