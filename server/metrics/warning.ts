/** Something that was left out or done differently; `message` names the record, the field, what was expected, the fix. */
export interface Warning {
  code: string;
  params: Record<string, string | number>;
  message: string;
}
