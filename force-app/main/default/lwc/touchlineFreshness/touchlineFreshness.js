import { LightningElement, api } from 'lwc';
import labels from 'c/touchlineLabels';
import { fill, dateTime, relativeTime } from 'c/touchlineFormat';

const STALE_AFTER = 26 * 3600 * 1000;

/**
 * How fresh the numbers are. `run` is `{asOf, finishedAt, status, startedAt}` of the latest run,
 * `success` of the latest that succeeded; null where there is none.
 */
export default class TouchlineFreshness extends LightningElement {
  @api run = null;
  @api success = null;

  get asOf() {
    return this.success && fill(labels.Freshness_As_Of, dateTime(this.success.asOf));
  }

  get warning() {
    if (!this.success) return labels.Freshness_Never;
    const now = Date.now();
    if (this.run?.status === 'failed') {
      const failedAt = this.run.finishedAt ?? this.run.startedAt;
      return fill(labels.Freshness_Failed, relativeTime(failedAt, now), dateTime(this.success.asOf));
    }
    if (now - new Date(this.success.finishedAt ?? this.success.asOf) > STALE_AFTER)
      return fill(labels.Freshness_Stale, dateTime(this.success.asOf));
    return null;
  }
}
