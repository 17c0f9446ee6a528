import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import labels from 'c/touchlineExplainLabels';
import { fill, plural, count, date, money } from 'c/touchlineFormat';

/** The viewer's own rights decide which of the ids come back; nothing of a deal is stored in the evidence. */
const RECORDS_QUERY = gql`
  query TouchlineExplainRecords($ids: [ID]) {
    uiapi {
      query {
        Opportunity(first: 200, where: { Id: { in: $ids } }, orderBy: { CloseDate: { order: DESC } }) {
          edges {
            node {
              Id
              Name {
                value
              }
              StageName {
                value
                displayValue
              }
              Amount {
                value
                displayValue
              }
              CloseDate {
                value
              }
              Account {
                Name {
                  value
                }
              }
              Owner {
                Name {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
`;

/** The platform writes money in the deal's own currency; ours is the fallback where it sends no display value. */
const amountOf = ({ value, displayValue } = {}) =>
  displayValue ?? (value === null || value === undefined ? labels.Explain_No_Value : money(value));

const row = (node) => ({
  id: node.Id,
  url: `/lightning/r/Opportunity/${node.Id}/view`,
  name: node.Name.value,
  account: node.Account?.Name?.value ?? labels.Explain_No_Value,
  owner: node.Owner?.Name?.value ?? labels.Explain_No_Value,
  stage: node.StageName.displayValue ?? node.StageName.value,
  amount: amountOf(node.Amount),
  closeDate: node.CloseDate.value ? date(node.CloseDate.value) : labels.Explain_No_Value,
});

export default class TouchlineExplainRecords extends LightningElement {
  /** At most 200 opportunity ids. */
  @api ids = [];
  /** How many records there really are. */
  @api count = 0;

  labels = labels;
  records = null;
  errors;
  refresh;

  get query() {
    return this.ids.length ? RECORDS_QUERY : undefined;
  }

  get variables() {
    return { ids: [...this.ids] };
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  handleRecords({ data, errors, refresh }) {
    this.refresh = refresh;
    this.errors = errors;
    if (data) this.records = data.uiapi.query.Opportunity.edges.map(({ node }) => row(node));
  }

  get isEmpty() {
    return this.ids.length === 0;
  }

  get isLoading() {
    return !this.isEmpty && !this.records && !this.errors;
  }

  get hasRows() {
    return this.records?.length > 0;
  }

  get cut() {
    return this.count > this.ids.length
      ? fill(labels.Explain_Records_Cut, count(this.count), count(this.ids.length))
      : null;
  }

  get hidden() {
    const missing = this.records ? this.ids.length - this.records.length : 0;
    return missing > 0 ? fill(plural(labels, 'Explain_Hidden', missing), count(missing)) : null;
  }

  handleRetry() {
    return this.refresh?.();
  }
}
