import { nameFieldOf } from 'shell/fieldPaths';
import { objectNamed } from 'shell/views';

/** Fields that stand first; the others follow in the order in which the org declares them. */
const FIRST = {
  Task: ['Subject', 'ActivityDate', 'Status', 'TaskSubtype', 'Type', 'Priority', 'Description'],
  Event: ['Subject', 'StartDateTime', 'EndDateTime', 'Location', 'Description'],
  Opportunity: ['Name', 'StageName', 'Amount', 'CloseDate', 'NextStep', 'Description'],
};

const INPUTS = {
  Date: { type: 'date' },
  DateTime: { type: 'datetime' },
  Time: { type: 'time' },
  Boolean: { type: 'checkbox' },
  Currency: { type: 'number', step: 'any' },
  Double: { type: 'number', step: 'any' },
  Int: { type: 'number', step: '1' },
  Percent: { type: 'number', step: 'any' },
  Email: { type: 'email' },
  Phone: { type: 'tel' },
  Url: { type: 'url' },
};
const LONG = new Set(['TextArea', 'LongTextArea', 'RichTextArea']);
/** Made of other fields, which stand for themselves. */
const COMPOUND = new Set(['Address', 'Location', 'ComplexValue', 'Base64']);

/** Inputs of the form for creating or changing a record, from what the org says about the object. */
export function formFields(info, picklists, values, isNew) {
  return orderedNames(info)
    .map((name) => info.fields[name])
    .filter((field) => field && isAsked(field, values, isNew))
    .map((field) => inputOf(field, picklists[field.apiName], values[field.apiName], isNew));
}

function orderedNames(info) {
  const first = FIRST[info.apiName] ?? [nameFieldOf(info)];
  const rest = Object.values(info.fields).map(({ apiName }) => apiName);
  // What has to be filled in is not searched for below what may be.
  const required = rest.filter((name) => info.fields[name].required);
  return [...new Set([...first, ...required, ...rest])];
}

function targetsOf({ referenceToInfos }) {
  return (referenceToInfos ?? [])
    .filter(({ apiName }) => objectNamed(apiName))
    .map(({ apiName, nameFields }) => ({ apiName, nameField: nameFields?.[0] ?? 'Name' }));
}

function isAsked(field, values, isNew) {
  if (!(isNew ? field.createable : field.updateable) || COMPOUND.has(field.dataType)) return false;
  // There are no record types to choose from, and nothing to look up of what the org does not have.
  if (field.apiName === 'RecordTypeId') return false;
  if (field.dataType === 'Reference' && !targetsOf(field).length) return false;
  // Who creates a record owns it, unless it is said otherwise.
  return !isNew || field.apiName !== 'OwnerId' || Boolean(values.OwnerId);
}

function inputOf(field, picklist, value, isNew) {
  const options = picklist?.values.map((each) => ({ label: each.label, value: each.value }));
  const isList = Boolean(options?.length) && field.dataType !== 'MultiPicklist';
  const targets = targetsOf(field);
  return {
    name: field.apiName,
    label: field.dataType === 'Reference' ? field.label.replace(/ ID$/, '') : field.label,
    help: field.inlineHelpText,
    required: field.required,
    value: value ?? (isNew ? (picklist?.defaultValue?.value ?? undefined) : undefined),
    // As a number of the page state it is text.
    checked: value === true || value === 'true',
    options: field.required ? options : options && [{ label: '--None--', value: '' }, ...options],
    targets,
    isList,
    isReference: !isList && targets.length > 0,
    isLong: !isList && LONG.has(field.dataType),
    maxLength: field.length || undefined,
    type: 'text',
    ...INPUTS[field.dataType],
  };
}
