import type { FieldType } from '../types.ts';
import { systemFields, withSystemFields, type FieldSpec } from './field.ts';
import type { MetadataNode } from './metadata-xml.ts';
import { objectSpec, type ObjectSpec } from './object.ts';

const elements = new Set(
  'label pluralLabel eventType publishBehavior deploymentStatus description gender startsWith visibility'.split(
    ' ',
  ),
);

/** Checkbox, Date, DateTime, Number, Text and LongTextArea: a platform event has no fields of other types. */
const fieldTypes = new Set<FieldType>(['boolean', 'date', 'datetime', 'double', 'string', 'textarea']);

const readOnly = { readOnly: true, type: 'string' } as const;
const eventFields: FieldSpec[] = [
  { name: 'ReplayId', label: 'Replay ID', length: 1000, ...readOnly },
  { name: 'EventUuid', label: 'Event UUID', length: 36, ...readOnly },
];

/** `X__e`: an object that is created and heard, and can be neither read nor changed. */
export function platformEvent(
  name: string,
  keyPrefix: string,
  xml: MetadataNode,
  fields: FieldSpec[],
): ObjectSpec {
  xml.only(elements);
  const [eventType, behavior] = [xml.text('eventType'), xml.text('publishBehavior')];
  if (eventType !== undefined && eventType !== 'HighVolume')
    throw new Error(`${xml.file}: <eventType> ${eventType} is not supported by the local org`);
  if (behavior !== undefined && behavior !== 'PublishImmediately' && behavior !== 'PublishAfterCommit')
    throw new Error(`${xml.file}: <publishBehavior> ${behavior} is not supported by the local org`);
  for (const field of fields)
    if (!fieldTypes.has(field.type) || field.autoNumber || field.htmlFormatted)
      throw new Error(`${xml.file}: field ${field.name}: a platform event has no fields of this type`);
  const system = [systemFields['CreatedDate'], systemFields['CreatedById']] as FieldSpec[];
  return objectSpec({
    name,
    label: xml.need('label'),
    labelPlural: xml.need('pluralLabel'),
    keyPrefix,
    custom: true,
    platformEvent: behavior ?? 'PublishAfterCommit',
    queryable: false,
    updateable: false,
    deletable: false,
    undeletable: false,
    recycleBin: false,
    bulkQueryable: false,
    fields: withSystemFields(
      [...eventFields, ...system, ...fields.map((field) => ({ ...field, filterable: false }))],
      [],
    ),
  });
}
