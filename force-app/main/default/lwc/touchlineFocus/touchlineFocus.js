import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import labels from 'c/touchlineLabels';
import rankingLabels from 'c/touchlineRankingLabels';
import { fill } from 'c/touchlineFormat';
import { sentence } from 'c/touchlineSentence';

/** At most three: a coaching hour has no room for a fourth (S0.20, S0.5). */
const SHOWN = 3;

/** Names the page was not given: people more than three levels down. */
const NAMES_QUERY = gql`
  query TouchlineFocusNames($keys: [String]) {
    uiapi {
      query {
        Touchline_Subject__c(first: 3, where: { Key__c: { in: $keys } }) {
          edges {
            node {
              Id
              Key__c {
                value
              }
              Name {
                value
              }
              Kind__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

export default class TouchlineFocus extends LightningElement {
  /** `[{code, subjectKey, params}]`, most urgent first. */
  @api items = [];
  /** `{id, key, kind, name}` of the subjects the page already knows. */
  @api subjects = [];
  @api asOf;

  labels = labels;
  found = [];

  get shown() {
    return this.items.slice(0, SHOWN);
  }

  get missingKeys() {
    const known = new Set(this.subjects.map(({ key }) => key));
    return this.shown.map(({ subjectKey }) => subjectKey).filter((key) => !known.has(key));
  }

  get query() {
    return this.missingKeys.length ? NAMES_QUERY : undefined;
  }

  get variables() {
    return { keys: this.missingKeys };
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  handleNames({ data }) {
    this.found = (data?.uiapi.query.Touchline_Subject__c.edges ?? []).map(({ node }) => ({
      id: node.Id,
      key: node.Key__c.value,
      name: node.Name.value,
      kind: node.Kind__c.value,
    }));
  }

  get places() {
    const byKey = new Map([...this.subjects, ...this.found].map((subject) => [subject.key, subject]));
    return this.shown.map(({ code, subjectKey, params }, index) => {
      const subject = byKey.get(subjectKey);
      return {
        key: `${index}-${subjectKey}`,
        rank: index + 1,
        subject,
        hint: subject && fill(rankingLabels.Ranking_Open, subject.name),
        reason: sentence('Focus', code, params, { asOf: this.asOf }),
      };
    });
  }

  get isEmpty() {
    return !this.items.length;
  }

  handleOpen(event) {
    const { subject } = this.places[event.currentTarget.dataset.index];
    const { id, key, kind, name } = subject;
    this.dispatchEvent(new CustomEvent('drill', { detail: { id, key, kind, name } }));
  }
}
