import { api, wire } from 'lwc';
import LightningModal from 'lightning/modal';
import { gql, graphql } from 'lightning/graphql';
import labels from 'c/touchlineExplainLabels';
import { json } from 'c/touchlineAnswers';
import { kpi, reading, selection } from 'c/touchlineKpi';
import { sentence } from 'c/touchlineSentence';
import { periodName } from 'c/touchlinePeriod';
import { fill, count, dateTime, quantity, range } from 'c/touchlineFormat';

/** Numbers that say little without these: they are told in the explanation instead of standing on the page. */
const BESIDE = {
  'days-between-touches': ['simple-days-between-touches', 'days-since-last-touch'],
  'pipeline-coverage': ['required-coverage'],
  'required-coverage': ['pipeline-coverage'],
};

export default class TouchlineExplain extends LightningModal {
  /** A reading of `c/touchlineKpi`. */
  @api reading;
  /** `{subjectName, scorecardId, period, asOf}`. */
  @api context;

  labels = labels;
  errors;
  evidence = null;
  beside = [];
  refresh;

  /** Evidence is long text: only the group that is asked for is read. */
  get query() {
    if (!this.context?.scorecardId) return undefined;
    return gql`
      query TouchlineExplain($id: ID) {
        uiapi {
          query {
            Touchline_Scorecard__c(first: 1, where: { Id: { eq: $id } }) {
              edges { node { Id ${this.metric.evidence} { value } ${selection(this.besideIds)} } }
            }
          }
        }
      }
    `;
  }

  get variables() {
    return { id: this.context?.scorecardId };
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  handleEvidence({ data, errors, refresh }) {
    this.refresh = refresh;
    this.errors = errors;
    const node = data?.uiapi.query.Touchline_Scorecard__c.edges[0]?.node;
    if (!data) return;
    this.beside = this.besideIds.map((id) => ({ ...reading(node, id), meaning: kpi(id).meaning }));
    const group = json(node?.[this.metric.evidence]?.value, {});
    const evidence = group[this.reading.id] ?? {};
    // Metrics that rest on the same records list them once.
    this.evidence = evidence.idsOf ? { ...evidence, ids: group[evidence.idsOf]?.ids ?? [] } : evidence;
  }

  get besideIds() {
    return BESIDE[this.reading.id] ?? [];
  }

  get hasBeside() {
    return this.beside.length > 0;
  }

  get metric() {
    return kpi(this.reading.id);
  }

  get period() {
    return periodName(this.context.period);
  }

  get asOf() {
    return this.context.asOf ? dateTime(this.context.asOf) : null;
  }

  get hasInterval() {
    return this.reading.low !== null && this.reading.high !== null;
  }

  get range() {
    return range(this.reading.unit, this.reading.low, this.reading.high, false);
  }

  /** Numerator, denominator, n and interval, as far as the metric has them. */
  get parts() {
    const { num, den, n } = this.reading;
    const { units } = this.metric;
    return [
      num !== null && { key: 'num', name: this.metric.numerator, text: quantity(units.num, num) },
      den !== null && { key: 'den', name: this.metric.denominator, text: quantity(units.den, den) },
      n !== null && { key: 'n', name: labels.Explain_N, text: count(n) },
      this.hasInterval && {
        key: 'interval',
        name: labels.Explain_Interval,
        text: this.range,
      },
    ].filter((part) => part && part.name);
  }

  get certainty() {
    const { n, small, minimum } = this.reading;
    if (small) return fill(labels.Explain_Small, count(n), count(minimum));
    return this.hasInterval ? fill(labels.Explain_Interval_Meaning, count(n), this.range) : null;
  }

  get marks() {
    return Object.entries(this.evidence?.marks ?? {}).map(([code, value]) => ({
      code,
      text: sentence('Mark', code, { value }),
    }));
  }

  get hasMarks() {
    return this.marks.length > 0;
  }

  get predicate() {
    const { code, params } = this.evidence?.predicate ?? {};
    return code ? sentence('Predicate', code, params) : null;
  }

  get isLoading() {
    return Boolean(this.query) && !this.evidence && !this.errors;
  }

  get ids() {
    return this.evidence?.ids ?? [];
  }

  /** What is no deal (calls, meetings) is told by the predicate alone: there are no ids, which is not none. */
  get listsRecords() {
    return Boolean(this.evidence) && (this.evidence.ids !== undefined || !this.predicate);
  }

  get recordCount() {
    return this.evidence?.n ?? this.ids.length;
  }

  handleRetry() {
    return this.refresh?.();
  }

  handleClose() {
    this.close();
  }
}
