import type { Ledger } from './ledger.ts';

/**
 * The local org's shared vocabulary: what schema, store, query engine and endpoints say to each other.
 *
 * Values are kept in one canonical form, whatever wire they arrive on:
 *   date      'YYYY-MM-DD'
 *   datetime  'YYYY-MM-DDTHH:mm:ss.SSSZ' (UTC; compares correctly as text)
 *   reference 18-character id
 *   numbers   number; checkboxes boolean; everything else string; absent and empty are null
 * Wires convert at their edge: REST writes '+0000', Bulk CSV keeps 'Z'.
 */
export type Value = string | number | boolean | null;
export interface Row {
  Id: string;
  [field: string]: Value;
}

export type FieldType =
  | 'id'
  | 'reference'
  | 'string'
  | 'textarea'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'email'
  | 'phone'
  | 'url'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'address'
  | 'encryptedstring'
  | 'anyType';

export interface PicklistEntry {
  value: string;
  label: string;
  active: boolean;
  defaultValue: boolean;
}

/** One field as describe shows it, plus what validation needs. Names keep the platform's spelling; look-ups ignore case. */
export interface FieldDef {
  name: string;
  label: string;
  type: FieldType;
  length: number;
  precision: number;
  scale: number;
  nillable: boolean;
  createable: boolean;
  updateable: boolean;
  filterable: boolean;
  sortable: boolean;
  groupable: boolean;
  unique: boolean;
  externalId: boolean;
  idLookup: boolean;
  caseSensitive: boolean;
  nameField: boolean;
  autoNumber: boolean;
  /** Display format of an auto number, e.g. 'SR-{000000}'. */
  autoNumberFormat?: string;
  calculated: boolean;
  custom: boolean;
  htmlFormatted: boolean;
  defaultedOnCreate: boolean;
  defaultValue: Value;
  restrictedPicklist: boolean;
  picklistValues: PicklistEntry[];
  referenceTo: string[];
  relationshipName: string | null;
  /** Master-detail: deleting the parent deletes the row, and the child is 'ControlledByParent'. */
  masterDetail: boolean;
  /** On a master-detail field: who reads the master may write its details; otherwise who may edit it. */
  writeRequiresMasterRead?: boolean;
  inlineHelpText: string | null;
  /** Name of the list on the parent (`Opportunities` on Account); null where the platform has none. */
  childRelationshipName?: string | null;
  /** What happens to the row when the one it points to is deleted; absent: the reference stays as it is. */
  onParentDelete?: 'cascade' | 'clear' | 'restrict';
  /** First value of an auto number. */
  startingNumber?: number;
}

export interface ChildRelationship {
  childSObject: string;
  field: string;
  relationshipName: string | null;
  cascadeDelete: boolean;
}

export interface ObjectDef {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string | null;
  custom: boolean;
  customSetting: boolean;
  /** Custom metadata type (`__mdt`): rows are records of configuration, read by SOQL only. */
  customMetadata: boolean;
  queryable: boolean;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  undeletable: boolean;
  /** Has IsDeleted and goes through the recycle bin. */
  recycleBin: boolean;
  /** False for the few objects the Bulk API does not carry (OpportunityStage, Period, custom metadata …). */
  bulkQueryable: boolean;
  /** In declaration order. */
  fields: FieldDef[];
  /** By lower-case name. */
  fieldByName: Map<string, FieldDef>;
  childRelationships: ChildRelationship[];
  /** A platform event (`X__e`): created, heard on `/event/X__e`, and kept nowhere. When it is published. */
  platformEvent?: 'PublishAfterCommit' | 'PublishImmediately';
  sharingModel: 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent' | null;
}

export interface Schema {
  objects: ObjectDef[];
  /** Case-insensitive; undefined when unknown. */
  object(name: string): ObjectDef | undefined;
  objectOfId(id: string): ObjectDef | undefined;
}

/** Rows of one sObject. Deleted rows of recycle-bin objects stay, with IsDeleted = true. */
export interface Table {
  readonly def: ObjectDef;
  readonly size: number;
  get(id: string): Row | undefined;
  rows(): Iterable<Row>;
  /** Rows whose field equals the value; builds and keeps an index on first use. Text compares case-insensitively, as SOQL does. */
  lookup(field: string, value: Value): readonly Row[];
  /**
   * The storage primitives: no validation, no system fields, no history. Endpoints use `Writer`. The table keeps a
   * copy, with the fields the row does not have filled in (null, false for checkboxes). Rows read from a table are
   * the table's own: never change one in place, put a changed copy.
   */
  put(row: Row): void;
  remove(id: string): void;
}

/** What happened to one row. A row announced without a table (a platform event) has no `before` and is nowhere kept. */
export interface RowChange {
  objectName: string;
  before: Row | undefined;
  after: Row | undefined;
  /** Id of the user whose save it was; null for what the org does by itself (seeding, a deployment). */
  author: string | null;
}

export interface Store {
  /** Case-insensitive; throws when the schema has no such object. */
  table(objectName: string): Table;
  /**
   * Runs the work; when it calls `undo`, or throws, every put and remove made inside is taken back. `author` is the
   * user whose save it is; work inside work has the outer one unless it says its own.
   */
  atomic<T>(work: (undo: () => void) => T, author?: string | null): T;
  /** Tells of every row that changed for good: once per outermost `atomic`, in order, and never of what was undone. */
  onCommit(listener: (changes: readonly RowChange[]) => void): void;
  /** Tells of a row that no table keeps; taken back like any other change, unless it is told at once. */
  announce(objectName: string, row: Row, atOnce?: boolean): void;
  /** Facts beside the rows, which are kept and taken back as rows are; made when first asked for. */
  ledger(name: string): Ledger;
}

export interface SessionUser {
  id: string;
  username: string;
  name: string;
  profileName: string;
  organizationId: string;
  timeZone: string;
  locale: string;
  accessToken: string;
}

/** The one door through which every read of rows passes; it knows the user. Enforcement of sharing and field rights lives here. */
export interface Reader {
  readonly user: SessionUser;
  /** Fields and objects as this user may see them. */
  readonly schema: Schema;
  /** Whether no record of the object is hidden from the user, as with View All. */
  seesAll(objectName: string): boolean;
  rows(objectName: string, options?: { includeDeleted?: boolean }): Iterable<Row>;
  get(objectName: string, id: string, options?: { includeDeleted?: boolean }): Row | undefined;
  lookup(
    objectName: string,
    field: string,
    value: Value,
    options?: { includeDeleted?: boolean },
  ): readonly Row[];
}

export interface SaveError {
  statusCode: string;
  message: string;
  fields: string[];
}
export type SaveResult =
  /** `enqueued` is the EventUuid of a platform event. */
  | { success: true; id: string; created?: boolean; enqueued?: string; errors: [] }
  | { success: false; id?: string; errors: SaveError[] };

/** Writes through the platform's rules: types, lengths, references, required fields, system fields, history, cascades. Never throws for a bad row. */
export interface Writer {
  insert(objectName: string, input: Record<string, unknown>): SaveResult;
  update(objectName: string, id: string, input: Record<string, unknown>): SaveResult;
  upsert(
    objectName: string,
    externalIdField: string,
    externalId: string,
    input: Record<string, unknown>,
  ): SaveResult;
  delete(objectName: string, id: string): SaveResult;
  undelete(objectName: string, id: string): SaveResult;
}

export interface Org {
  readonly schema: Schema;
  readonly store: Store;
  readonly organizationId: string;
  /** Base URL without trailing slash, known once listening. */
  url: string;
  now(): Date;
  reader(user: SessionUser): Reader;
  writer(user: SessionUser): Writer;
  /** Undefined when the token is unknown. */
  session(accessToken: string): SessionUser | undefined;
  sessions(): SessionUser[];
  /** Deep state that belongs to endpoints (bulk jobs, query cursors), kept per org, never in module globals. */
  state<T>(key: string, create: () => T): T;
}

export type { Answer, Call, Endpoint, Method } from './types-http.ts';
