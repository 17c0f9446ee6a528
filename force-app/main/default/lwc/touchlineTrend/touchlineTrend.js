import { LightningElement, api } from 'lwc';
import labels from 'c/touchlineLabels';
import { fill } from 'c/touchlineFormat';
import { whenQuiet } from 'c/touchlineQuiet';

const EDGE = 6;

const lineClass = ({ unfinished }) => (unfinished ? 'line line_open' : 'line');

export default class TouchlineTrend extends LightningElement {
  /** Name of the metric, for the caption of the table. */
  @api name;
  /** Oldest first: `{key, period, value, text, unfinished}`; value null where there is none. */
  @api
  get points() {
    return this.given;
  }
  set points(points) {
    this.given = points;
    this.dots = this.placed();
  }
  given = [];
  /** The points with their places on the chart. */
  dots = [];

  labels = labels;
  /** The table behind the line is for assistive technology; it comes when the lines are drawn. */
  hasTable = false;

  connectedCallback() {
    whenQuiet(() => {
      this.hasTable = true;
    });
  }

  get caption() {
    return fill(labels.Trend_Caption, this.name);
  }

  get known() {
    return this.points.filter(({ value }) => value !== null);
  }

  /** One known value is a number, not a trend. */
  get isDrawn() {
    return this.known.length > 1;
  }

  placed() {
    const values = this.known.map(({ value }) => value);
    const low = Math.min(...values);
    const span = Math.max(...values) - low || 1;
    const step = (100 - 2 * EDGE) / Math.max(1, this.points.length - 1);
    const level = Math.max(...values) === low ? 0.5 : null;
    return this.points.map((point, index) => ({
      ...point,
      x: `${EDGE + step * index}%`,
      y:
        point.value === null
          ? null
          : `${100 - 2 * EDGE - (level ?? (point.value - low) / span) * (100 - 4 * EDGE)}%`,
    }));
  }

  /** Lines between neighbours; a missing value leaves a gap rather than a made-up slope. */
  get segments() {
    return this.dots.flatMap((dot, index, dots) => {
      const before = dots[index - 1];
      if (!before || before.value === null || dot.value === null) return [];
      return [{ key: dot.key, x1: before.x, y1: before.y, x2: dot.x, y2: dot.y, class: lineClass(dot) }];
    });
  }

  get last() {
    const dot = this.dots.filter(({ value }) => value !== null).at(-1);
    return { ...dot, class: dot.unfinished ? 'last last_open' : 'last' };
  }

  get rows() {
    return this.points.map((point) => ({
      ...point,
      period: point.unfinished ? fill(labels.Trend_Unfinished, point.period) : point.period,
    }));
  }
}
