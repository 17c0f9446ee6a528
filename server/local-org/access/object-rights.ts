import type { FieldDef, ObjectDef, Schema } from '../types.ts';
import { activityPermission, governor, setupPermission } from './governed.ts';
import { either, everyRight, noRights, type FieldGrant, type Grants, type ObjectGrant } from './grants.ts';
import { dataPermissions } from './profiles.ts';

const readOnly: ObjectGrant = { ...noRights, read: true };

/** What the user may do with an object as a whole; which of its records is another question. */
export function objectRights(def: ObjectDef, grants: Grants, schema: Schema): ObjectGrant {
  const { user } = grants;
  const data = dataPermissions(user);
  if (def.customMetadata) return metadataRights(def, grants);
  const setup = setupPermission(def);
  if (setup !== undefined) return user.has(setup) || data.modifyAll ? everyRight : readOnly;
  const activity = activityPermission(def);
  if (activity) {
    if (!user.has('ActivitiesAccess') && !data.read) return noRights;
    const edit = user.has(activity);
    const viewAll = user.has('ViewAllActivities');
    return either(data, { ...readOnly, create: edit, edit, delete: edit, viewAll });
  }
  const leader = governor(def);
  const followed = leader === undefined ? undefined : schema.object(leader);
  if (followed) return followerRights(objectRights(followed, grants, schema));
  return either(data, grants.objects.get(def.name.toLowerCase()) ?? noRights);
}

function followerRights(rights: ObjectGrant): ObjectGrant {
  const { edit } = rights;
  return { ...rights, create: edit, edit, delete: edit };
}

/** Records of custom metadata types are written by Setup alone, whoever asks. */
function metadataRights(def: ObjectDef, { user, metadataTypes }: Grants): ObjectGrant {
  const reads = user.has('CustomizeApplication') || metadataTypes.has(def.name.toLowerCase());
  return reads ? { ...everyRight, viewAllFields: true } : noRights;
}

/** What the user may do with a field of an object that may be read. */
export function fieldRights(
  def: ObjectDef,
  field: FieldDef,
  grants: Grants,
  rights: ObjectGrant,
): FieldGrant {
  if (comesWithObject(def, field)) return { read: true, edit: true };
  const given = grants.fields.get(`${def.name}.${field.name}`.toLowerCase());
  const edit = given?.edit === true || grants.user.has('ViewAllFields');
  return { read: edit || given?.read === true || rights.viewAllFields, edit };
}

/** Fields that Setup offers no field-level security for, and standard fields, which every profile shows. */
function comesWithObject(def: ObjectDef, field: FieldDef): boolean {
  if (!field.custom || def.customMetadata || field.masterDetail || field.nameField) return true;
  return !field.nillable && field.type !== 'boolean' && !field.autoNumber && !field.calculated;
}
