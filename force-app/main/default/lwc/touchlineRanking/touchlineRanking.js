import { LightningElement, api } from 'lwc';
import texts from 'c/touchlineRankingLabels';
import { fill, count, compareText } from 'c/touchlineFormat';
import { RANKING_VIEWS, columnIds, scalesOf, cellsOf } from 'c/touchlineRankingCells';
import { personPage, urlOf } from 'c/touchlinePageState';

const NAME = 'name';

export default class TouchlineRanking extends LightningElement {
  @api heading;
  /** `{id, name, inactive, isTeam, scorecardId, readings}` per person or team. */
  @api rows = [];
  /** The whole team as one more row of the same shape. */
  @api total;
  /** Shared by all numbers: `{period, asOf}`. */
  @api context;
  /** Period that a person's page opens in: `{type, start}`. */
  @api period = {};
  /** How many more there are than the platform hands out at once. */
  @api unlisted = 0;

  texts = texts;
  views = RANKING_VIEWS;
  view = RANKING_VIEWS[0].value;
  sortedBy = columnIds(this.view)[0];
  ascending = false;
  announcement = '';

  get caption() {
    return fill(texts.Ranking_Caption, this.heading, this.labelOf(this.sortedBy), this.directionName);
  }

  get directionName() {
    if (this.sortedBy === NAME) return texts.Ranking_By_Name;
    return this.ascending ? texts.Ranking_Ascending : texts.Ranking_Descending;
  }

  labelOf(id) {
    return id === NAME ? texts.Ranking_Name : this.total.readings[id].name;
  }

  get headers() {
    return [NAME, ...columnIds(this.view)].map((id) => {
      const sorted = id === this.sortedBy;
      return {
        id,
        label: this.labelOf(id),
        hint: fill(texts.Ranking_Sort, this.labelOf(id)),
        class: id === NAME ? 'name-header' : 'header',
        sorted,
        sort: this.ascending ? 'ascending' : 'descending',
        icon: this.ascending ? 'utility:arrowup' : 'utility:arrowdown',
        ...(sorted ? {} : { sort: 'none' }),
      };
    });
  }

  get sortedRows() {
    const sign = this.ascending ? 1 : -1;
    const byName = (a, b) => compareText(a.name, b.name);
    if (this.sortedBy === NAME) return [...this.rows].sort((a, b) => sign * byName(a, b));
    const valueOf = ({ readings }) => readings[this.sortedBy].value;
    return [...this.rows].sort((a, b) => {
      const [one, other] = [valueOf(a), valueOf(b)];
      // No value is neither best nor worst: it stands last in both directions.
      if (one === null || other === null) return (one === null) - (other === null) || byName(a, b);
      return sign * (one - other) || byName(a, b);
    });
  }

  get lines() {
    const scales = scalesOf(this.view, [...this.rows, this.total]);
    return this.sortedRows.map((row) => ({
      ...row,
      context: this.contextOf(row),
      hint: fill(texts.Ranking_Open, row.name),
      url: row.isTeam ? null : urlOf(personPage(row.id, this.period)),
      icon: row.isTeam ? 'utility:groups' : 'utility:user',
      cells: cellsOf(this.view, row.readings, scales, this.total.readings),
    }));
  }

  get totalLine() {
    return {
      context: this.contextOf(this.total),
      cells: cellsOf(this.view, this.total.readings, scalesOf(this.view, [...this.rows, this.total]), null),
    };
  }

  contextOf({ name, scorecardId }) {
    return { ...this.context, subjectName: name, scorecardId };
  }

  get cut() {
    return this.unlisted > 0 ? fill(texts.Ranking_Cut, count(this.unlisted)) : null;
  }

  handleSort(event) {
    const { id } = event.currentTarget.dataset;
    this.ascending = id === this.sortedBy ? !this.ascending : id === NAME;
    this.sortedBy = id;
    this.announcement = this.caption;
  }

  get viewGroup() {
    // Two rankings stand on one page, and radio buttons of one name are one choice.
    return `ranking-view-${this.heading}`;
  }

  handleView(event) {
    this.view = event.detail.value;
    if (this.sortedBy !== NAME && !columnIds(this.view).includes(this.sortedBy)) {
      this.sortedBy = columnIds(this.view)[0];
      this.ascending = false;
    }
    this.announcement = this.caption;
  }

  /** A person's name is a link, so that it opens in a new tab where one wants it to. */
  handleOpen(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { id, key, kind, name } = this.rows.find((row) => row.id === event.currentTarget.dataset.id);
    this.dispatchEvent(new CustomEvent('drill', { detail: { id, key, kind, name } }));
  }
}
