/** Fields of the standard pages that a component may send a person to; other objects show what they require. */
const FIELDS = {
  Task: ['Subject', 'ActivityDate', 'Status', 'TaskSubtype', 'Type', 'Priority', 'Description'],
  Event: ['Subject', 'StartDateTime', 'EndDateTime', 'Location', 'Description'],
  Opportunity: ['Name', 'StageName', 'Amount', 'CloseDate', 'NextStep', 'Description'],
};

const INPUTS = {
  Date: { type: 'date' },
  DateTime: { type: 'datetime' },
  Boolean: { type: 'checkbox' },
  Currency: { type: 'number', step: 'any' },
  Double: { type: 'number', step: 'any' },
  Int: { type: 'number', step: '1' },
  Percent: { type: 'number', step: 'any' },
  Email: { type: 'email' },
  Phone: { type: 'tel' },
  Url: { type: 'url' },
};
const LONG = new Set(['TextArea', 'LongTextArea']);

/** Inputs of the form for creating or changing a record, from what the org says about the object. */
export function formFields(info, picklists, values, isNew) {
  const writable = (field) => (isNew ? field.createable : field.updateable);
  const names =
    FIELDS[info.apiName] ??
    Object.values(info.fields)
      .filter((f) => f.required)
      .map((f) => f.apiName);
  return names
    .map((name) => info.fields[name])
    .filter((field) => field && writable(field) && field.dataType !== 'Reference')
    .map((field) => {
      const options = picklists[field.apiName]?.values.map(({ label, value }) => ({ label, value }));
      const isList = Boolean(options?.length);
      return {
        name: field.apiName,
        label: field.label,
        required: field.required,
        value:
          values[field.apiName] ??
          (isNew ? (picklists[field.apiName]?.defaultValue?.value ?? undefined) : undefined),
        checked: values[field.apiName] === true,
        options: field.required ? options : options && [{ label: '--None--', value: '' }, ...options],
        isList,
        isLong: !isList && LONG.has(field.dataType),
        isInput: !isList && !LONG.has(field.dataType),
        maxLength: field.length || undefined,
        type: 'text',
        ...INPUTS[field.dataType],
      };
    });
}
