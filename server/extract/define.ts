/** How one sObject is read, and what it means when it cannot be. */
export interface ObjectPlan {
  sObject: string;
  /** `changes`: since the watermark. `whole`: all rows in every run, for small objects and such without a stamp. */
  read: 'changes' | 'whole';
  /** The field that says when a row last changed. */
  watermark: 'SystemModstamp' | 'LastModifiedDate' | 'CreatedDate' | null;
  /** Does the Bulk API carry it? */
  bulk: boolean;
  /** SOQL condition: only these rows are of use. */
  where?: string;
  /** Part of our package. */
  own: boolean;
  /** The mirror holds what the service last wrote: only rows that others changed or deleted are news. */
  mirrorIsRecord: boolean;
  /** Without the object (true) or without one of these fields there is nothing to compute. */
  required: boolean;
  requiredFields: readonly string[];
  /** What is lost without the object, in plain English; undefined for required ones. */
  lost?: string;
  /** Which permission, setting or edition brings the object back. */
  fix?: string;
  /** Fields whose absence takes something away that a reader should know of: what is lost. */
  missed: Readonly<Record<string, string>>;
}

type Given = Partial<ObjectPlan> & Pick<ObjectPlan, 'sObject'>;

/** A standard object. By default it is optional, carried by Bulk, and read by SystemModstamp. */
export function defineObject(plan: Given): ObjectPlan {
  return {
    read: 'changes',
    watermark: plan.read === 'whole' ? null : 'SystemModstamp',
    bulk: plan.read !== 'whole',
    own: false,
    mirrorIsRecord: false,
    required: false,
    requiredFields: [],
    missed: {},
    ...plan,
  };
}

/** An object of our package: required as a whole, with every field the mirror wants of it. */
export function defineOwnObject(plan: Given): ObjectPlan {
  return defineObject({ own: true, required: true, ...plan });
}
