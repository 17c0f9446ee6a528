import { withSystemFields, type FieldSpec } from './field.ts';
import { objectSpec, type ObjectSpec } from './object.ts';

/** The `__Share` object the platform makes for every custom object whose default access is Private or Read. */
export function shareObject(parent: ObjectSpec): ObjectSpec {
  const name = parent.name.replace(/__c$/, '__Share');
  const fields: FieldSpec[] = [
    {
      name: 'ParentId',
      type: 'reference',
      label: 'Parent ID',
      referenceTo: [parent.name],
      childRelationshipName: 'Shares',
      cascadeDelete: true,
      nillable: false,
      updateable: false,
    },
    {
      name: 'AccessLevel',
      type: 'picklist',
      label: 'Access Level',
      length: 40,
      nillable: false,
      restrictedPicklist: true,
      picklistValues: [
        { value: 'Read', label: 'Read Only' },
        { value: 'Edit', label: 'Read/Write' },
        { value: 'All', label: 'Owner' },
      ],
    },
    {
      name: 'RowCause',
      type: 'picklist',
      label: 'Row Cause',
      length: 40,
      updateable: false,
      defaultedOnCreate: true,
      restrictedPicklist: true,
      picklistValues: [
        { value: 'Owner', label: 'Owner' },
        { value: 'Manual', label: 'Manual Sharing' },
        { value: 'Rule', label: 'Sharing Rule' },
      ],
    },
    {
      name: 'UserOrGroupId',
      type: 'reference',
      label: 'User/Group ID',
      referenceTo: ['Group', 'User'],
      nillable: false,
      updateable: false,
    },
  ];
  return objectSpec({
    name,
    label: `Share: ${parent.label}`,
    labelPlural: `Share: ${parent.label}`,
    // Every custom share has the same prefix, so an id alone does not tell its object; describe shows none.
    keyPrefix: null,
    custom: true,
    undeletable: false,
    recycleBin: false,
    fields: withSystemFields(fields, ['Id', 'LastModifiedDate', 'LastModifiedById', 'IsDeleted']),
  });
}
