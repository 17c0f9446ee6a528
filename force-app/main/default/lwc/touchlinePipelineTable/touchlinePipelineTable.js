import { LightningElement, api } from 'lwc';
import labels from 'c/touchlinePipelineLabels';
import { fill, plural, count, date, days, dayOf, relativeDay } from 'c/touchlineFormat';
import { COLUMNS } from 'c/touchlinePipelineView';

/** Rows drawn at once; more on request, so that hundreds of deals do not slow the first look. */
const PAGE = 50;
/** Flags named in a row; the rest is counted, and told when the row is opened. */
const BADGES = 3;

/** The year is told where it is not the present one. */
const dayText = (day, today) =>
  date(day, {
    day: 'numeric',
    month: 'short',
    ...(today?.slice(0, 4) === day.slice(0, 4) ? {} : { year: 'numeric' }),
  });

export default class TouchlinePipelineTable extends LightningElement {
  /** Deals of `c/touchlineDeals`, filtered and in order. */
  @api deals = [];
  /** `{by, sign}` */
  @api sort;
  /** Instant of the run. */
  @api asOf;

  labels = labels;
  limit = PAGE;
  openIds = new Set();
  focusRow = null;

  get caption() {
    const { label } = COLUMNS.find(({ id }) => id === this.sort.by);
    return fill(labels.Pipeline_Caption, label, this.directionName);
  }

  get directionName() {
    return this.sort.sign > 0 ? labels.Pipeline_Ascending : labels.Pipeline_Descending;
  }

  get headers() {
    return COLUMNS.map(({ id, label }) => {
      const sorted = id === this.sort.by;
      const direction = this.sort.sign > 0 ? 'ascending' : 'descending';
      return {
        id,
        label,
        hint: fill(labels.Pipeline_Sort, label),
        class: `head head_${id}`,
        sorted,
        sort: sorted ? direction : 'none',
        icon: this.sort.sign > 0 ? 'utility:arrowup' : 'utility:arrowdown',
      };
    });
  }

  get width() {
    return COLUMNS.length;
  }

  get rows() {
    const today = this.asOf && dayOf(this.asOf);
    return this.deals.slice(0, this.limit).map((deal) => {
      const isOpen = this.openIds.has(deal.id);
      const further = deal.flags.length - BADGES;
      return {
        ...deal,
        key: deal.id,
        isOpen,
        detailKey: `${deal.id} evidence`,
        expanded: String(isOpen),
        icon: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
        hint: fill(isOpen ? labels.Pipeline_Hide : labels.Pipeline_Show, deal.name),
        badges: deal.flags.slice(0, BADGES).map((flag) => ({
          ...flag,
          class: flag.isCritical ? 'badge badge_critical' : 'badge',
          icon: flag.isCritical ? 'utility:error' : 'utility:warning',
          variant: flag.isCritical ? 'error' : 'warning',
        })),
        further: further > 0 ? fill(labels.Pipeline_Further, count(further)) : null,
        quiet: this.quietOf(deal),
        ...this.textsOf(deal, today),
      };
    });
  }

  /** What stands where no flag is raised. */
  quietOf({ isReviewed, flags, unknownCount }) {
    if (flags.length) return null;
    if (!isReviewed) return labels.Pipeline_Not_Reviewed;
    if (unknownCount) return fill(plural(labels, 'Pipeline_Unknown', unknownCount), count(unknownCount));
    return labels.Pipeline_Nothing;
  }

  textsOf(deal, today) {
    const none = labels.Pipeline_No_Value;
    const dated = (day) => (day ? dayText(day, today) : none);
    const lasting = (number) => (number === null ? none : days(number, true));
    return {
      account: deal.account ?? none,
      owner: deal.owner ?? none,
      amountText: deal.amountText ?? none,
      closeText: dated(deal.closeDate),
      closeNote:
        deal.closeDate && today && deal.closeDate < today ? relativeDay(deal.closeDate, this.asOf) : null,
      ageText: lasting(deal.age),
      inStageText: lasting(deal.daysInStage),
      touchText: deal.lastTouch
        ? relativeDay(deal.lastTouch, this.asOf)
        : deal.touches === 0
          ? labels.Pipeline_Never
          : none,
      touchesText: deal.touches === null ? none : count(deal.touches),
      meetingText: deal.nextMeeting
        ? dated(deal.nextMeeting)
        : deal.isReviewed
          ? labels.Pipeline_No_Meeting
          : none,
    };
  }

  get rest() {
    return Math.max(0, this.deals.length - this.limit);
  }

  get moreTitle() {
    const next = Math.min(PAGE, this.rest);
    return fill(labels.Pipeline_More, count(next), count(this.rest));
  }

  renderedCallback() {
    if (this.focusRow === null) return;
    const row = this.refs.body.querySelector(`[data-row="${this.focusRow}"]`);
    this.focusRow = null;
    row?.focus();
  }

  handleSort(event) {
    this.dispatchEvent(new CustomEvent('sort', { detail: event.currentTarget.dataset.id }));
  }

  handleToggle(event) {
    const { id } = event.currentTarget.dataset;
    const openIds = new Set(this.openIds);
    if (!openIds.delete(id)) openIds.add(id);
    this.openIds = openIds;
  }

  /** Whoever asked for more continues at the first new row. */
  handleMore() {
    this.focusRow = this.deals[this.limit].id;
    this.limit += PAGE;
  }
}
