import { LightningElement, api } from 'lwc';
import labels from 'c/touchlineTimelineLabels';
import { fill, count, date } from 'c/touchlineFormat';
import { readTimeline, drawTimeline, listTimeline, leftOut } from 'c/touchlineTimelineData';

/** Where a text beside a mark is anchored so that it stays inside the drawing. */
const anchorAt = (share) => (share < 20 ? 'start' : share > 80 ? 'end' : 'middle');

export default class TouchlineTimeline extends LightningElement {
  /** `Timeline__c`, parsed. */
  @api stored;
  /** `{created, closeDate, today}`, each `YYYY-MM-DD`; created and closeDate may be null. */
  @api days;

  labels = labels;
  isListOpen = false;

  get timeline() {
    return readTimeline(this.stored);
  }

  get drawing() {
    const drawing = drawTimeline(this.timeline, this.days);
    const { todayShare, close } = drawing;
    return {
      ...drawing,
      todayAnchor: anchorAt(todayShare),
      closeAnchor: close && anchorAt(close.share),
      showsStart: !close || close.share > 30,
    };
  }

  /** Said beside the line where the line has no room for it. */
  get stageNow() {
    return this.drawing.bands.at(-1)?.text;
  }

  get startText() {
    return date(this.drawing.from, { day: 'numeric', month: 'short' });
  }

  get closeText() {
    return fill(labels.Timeline_Close, date(this.days.closeDate, { day: 'numeric', month: 'short' }));
  }

  get counts() {
    const { counts } = this.timeline;
    return Object.fromEntries(Object.entries(counts).map(([kind, number]) => [kind, count(number)]));
  }

  get spoken() {
    const { from, to } = this.drawing;
    const { stages, touches, meetings, pushes } = this.counts;
    return fill(labels.Timeline_Spoken, date(from), date(to), stages, touches, meetings, pushes);
  }

  get rows() {
    return listTimeline(this.timeline, this.days);
  }

  get cut() {
    return leftOut(this.timeline);
  }

  get listExpanded() {
    return String(this.isListOpen);
  }

  get listIcon() {
    return this.isListOpen ? 'utility:chevrondown' : 'utility:chevronright';
  }

  handleList() {
    this.isListOpen = !this.isListOpen;
  }
}
