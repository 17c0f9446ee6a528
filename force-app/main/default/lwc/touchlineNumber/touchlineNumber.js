import { LightningElement, api } from 'lwc';
import TouchlineExplain from 'c/touchlineExplain';
import labels from 'c/touchlineLabels';
import explainLabels from 'c/touchlineExplainLabels';
import { fill } from 'c/touchlineFormat';

export default class TouchlineNumber extends LightningElement {
  /** A reading of `c/touchlineKpi`. */
  @api reading;
  /** Whose number, of which row and period, as of when: `{subjectName, scorecardId, period, asOf}`. */
  @api context;
  /** hero, tile, cell or inline: how large it stands and how much room it has. */
  @api variant = 'cell';
  /** True where there are too few cases to lean on the value: it is greyed, not coloured. */
  @api muted = false;
  /** True where the reason for a missing value is told elsewhere. */
  @api quiet = false;

  labels = labels;

  get text() {
    return this.variant === 'hero' ? this.reading.text : this.reading.shortText;
  }

  get buttonClass() {
    const state = this.reading.reason || this.muted ? ' number_none' : '';
    return `number number_${this.variant}${state}`;
  }

  get reason() {
    return this.quiet ? null : this.reading.reason;
  }

  get spoken() {
    const value = this.reading.reason ? fill(labels.Number_None_Spoken, this.reading.reason) : this.text;
    return fill(labels.Number_Spoken, this.reading.name, this.context.subjectName, value);
  }

  async handleClick() {
    await TouchlineExplain.open({
      label: fill(explainLabels.Explain_Title, this.reading.name, this.context.subjectName),
      size: 'medium',
      reading: this.reading,
      context: this.context,
    });
    // The person continues where they left off, also where the platform loses the opener.
    this.refs.button?.focus();
  }
}
