/** What rights are made of. Rights only ever add up: nothing one source grants is taken away by another. */
export interface ObjectGrant {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  /** Reads every record, whoever owns it. */
  viewAll: boolean;
  /** Writes every record, whoever owns it. */
  modifyAll: boolean;
  /** Reads every field, whatever field rights say. */
  viewAllFields: boolean;
}

export interface FieldGrant {
  read: boolean;
  edit: boolean;
}

/** Keys are lower case: names are compared without regard to case, as the platform does. */
export interface Grants {
  objects: Map<string, ObjectGrant>;
  /** By 'object.field'. */
  fields: Map<string, FieldGrant>;
  /** User permissions by the names metadata gives them: 'ViewAllData'. */
  user: Set<string>;
  /** Custom metadata types that may be read. */
  metadataTypes: Set<string>;
  customPermissions: Set<string>;
}

export const noRights: ObjectGrant = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
  viewAllFields: false,
};

/** Every right on an object, all fields apart: those are a right of their own. */
export const everyRight: ObjectGrant = {
  read: true,
  create: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true,
  viewAllFields: false,
};

export function noGrants(): Grants {
  return {
    objects: new Map(),
    fields: new Map(),
    user: new Set(),
    metadataTypes: new Set(),
    customPermissions: new Set(),
  };
}

export function merged(sources: readonly Grants[]): Grants {
  const sum = noGrants();
  for (const each of sources) {
    for (const [name, grant] of each.objects)
      sum.objects.set(name, either(sum.objects.get(name) ?? noRights, grant));
    for (const [name, grant] of each.fields) {
      const known = sum.fields.get(name);
      sum.fields.set(name, {
        read: grant.read || known?.read === true,
        edit: grant.edit || known?.edit === true,
      });
    }
    for (const name of each.user) sum.user.add(name);
    for (const name of each.metadataTypes) sum.metadataTypes.add(name);
    for (const name of each.customPermissions) sum.customPermissions.add(name);
  }
  return sum;
}

export function either(one: ObjectGrant, other: ObjectGrant): ObjectGrant {
  return {
    read: one.read || other.read,
    create: one.create || other.create,
    edit: one.edit || other.edit,
    delete: one.delete || other.delete,
    viewAll: one.viewAll || other.viewAll,
    modifyAll: one.modifyAll || other.modifyAll,
    viewAllFields: one.viewAllFields || other.viewAllFields,
  };
}
