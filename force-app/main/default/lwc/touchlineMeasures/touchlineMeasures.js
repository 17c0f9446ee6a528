import { LightningElement, api } from 'lwc';
import texts from 'c/touchlinePersonLabels';
import { fill, count } from 'c/touchlineFormat';
import { MINIMUM_PEERS } from 'c/touchlineComparison';

/** The measures of the weekly pipeline review (S0.31), one line each; with a comparison where there are others. */
export default class TouchlineMeasures extends LightningElement {
  /** Rows of `c/touchlineMeasureRows`. */
  @api rows = [];
  /** How many others there are to compare with; null where nobody is compared, as for a team. */
  @api others = null;

  texts = texts;

  get lines() {
    return this.rows.map((row) => ({
      ...row,
      phrases: row.companions.map((companion) => {
        const [before, after] = companion.template.split('{0}');
        return { ...companion, before, after };
      }),
      compared: row.comparison ? row.comparison.text : texts.Measure_No_Others,
    }));
  }

  get isCompared() {
    return this.others !== null && this.others >= MINIMUM_PEERS;
  }

  get tooFew() {
    return this.others !== null && this.others < MINIMUM_PEERS
      ? fill(texts.Measure_Too_Few, count(this.others), count(MINIMUM_PEERS))
      : null;
  }
}
