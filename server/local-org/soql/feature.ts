/**
 * What this org's SOQL is, one line of the README's table each. Every line carries a statement, and a test asks it:
 * a line that no longer tells the truth fails.
 */
export interface Feature {
  clause: string;
  what: string;
  /** Asked of the world of the tests. */
  example: string;
  /** The error code when it is refused. */
  refused?: string;
  /** Where Salesforce answers otherwise, or whether it refuses too. */
  note?: string;
  /** Asked of an org in which several currencies are on. */
  currencies?: boolean;
}

export const apex = 'only Apex has it';
export const here = 'Salesforce speaks it';
