import { LightningElement, api } from 'lwc';
import labels from 'c/touchlineLabels';
import texts from 'c/touchlinePersonLabels';
import { fill } from 'c/touchlineFormat';

export default class TouchlineScorecard extends LightningElement {
  /** `{id, name, rows: [{id, reading, context, points, note, isSmall, periods}]}` per group of metrics. */
  @api groups = [];
  /** Names of the periods, newest first, as the columns of the full tables. */
  @api periods = [];

  labels = labels;
  texts = texts;
  /** Groups whose periods are shown as figures. */
  opened = [];

  get sections() {
    return this.groups.map((group) => {
      const isOpen = this.opened.includes(group.id);
      return {
        ...group,
        titleId: `group-${group.id}`,
        isOpen,
        expanded: String(isOpen),
        icon: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
        toggle: fill(texts.Scorecard_Periods, group.name),
        caption: fill(labels.Trend_Caption, group.name),
      };
    });
  }

  handleToggle(event) {
    const { id } = event.currentTarget.dataset;
    this.opened = this.opened.includes(id) ? this.opened.filter((each) => each !== id) : [...this.opened, id];
  }
}
