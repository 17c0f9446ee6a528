import { permissionSetFiles } from '../metadata/org-metadata.ts';
import type { MemoryStore } from '../store.ts';
import type { MemoryTable } from '../memory-table.ts';
import type { ObjectDef, Org, Row, Schema } from '../types.ts';
import { merged, type Grants, type ObjectGrant } from './grants.ts';
import { objectRights } from './object-rights.ts';
import { permissionSets } from './permission-sets.ts';
import { placeOf, placeTables, type Place } from './place.ts';
import { profileGrants, userPermissions } from './profiles.ts';
import { recordRule, type RecordRule } from './record-rules.ts';
import { Records, type Level } from './records.ts';
import { shareFields } from './share-fields.ts';
import { schemaView } from './schema-view.ts';

const rightsTables = ['Profile', 'PermissionSet', 'PermissionSetAssignment', ...placeTables];

interface Target {
  table: MemoryTable;
  rights: ObjectGrant;
  rule: RecordRule;
}

/** What one user may see and write, as long as the tables it rests on stay as they are. */
export class Access {
  readonly grants: Grants;
  readonly place: Place;
  /** Objects and fields as the user may see them. */
  readonly schema: Schema;
  private readonly store: MemoryStore;
  private readonly rights = new Map<ObjectDef, ObjectGrant>();
  private readonly rules = new Map<ObjectDef, RecordRule>();
  private readonly targets = new Map<string, Target | undefined>();
  private readonly shares = new Map<string, { versions: string; levels: Map<string, Level> }>();

  constructor(store: MemoryStore, userId: string, sets: ReadonlyMap<string, Grants>) {
    this.store = store;
    this.grants = grantsOf(store, userId, sets);
    this.place = placeOf(store, userId);
    this.schema = schemaView(store.schema, this.grants, (def) => this.rightsOn(def));
  }

  records(): Records {
    return new Records(this);
  }

  /** @param def of the whole schema or of the user's view of it */
  rightsOn(def: ObjectDef): ObjectGrant {
    let rights = this.rights.get(def);
    if (!rights) {
      rights = objectRights(def, this.grants, this.store.schema);
      this.rights.set(def, rights);
    }
    return rights;
  }

  ruleOf(def: ObjectDef): RecordRule {
    let rule = this.rules.get(def);
    if (!rule) {
      rule = recordRule(def);
      this.rules.set(def, rule);
    }
    return rule;
  }

  /** Which object an id is of, with what the user may do there. */
  targetOf(id: string): Target | undefined {
    const prefix = id.slice(0, 3);
    if (!this.targets.has(prefix)) {
      const def = this.store.schema.objectOfId(id);
      const table = def && this.store.table(def.name);
      this.targets.set(
        prefix,
        table && { table, rights: this.rightsOn(table.def), rule: this.ruleOf(table.def) },
      );
    }
    return this.targets.get(prefix);
  }

  tableOf(objectName: string): MemoryTable | undefined {
    return this.store.schema.object(objectName) && this.store.table(objectName);
  }

  /** Levels that shares and teams give the user on records of the object, by record id. */
  sharedLevels(def: ObjectDef): ReadonlyMap<string, Level> {
    return this.levelsFrom(def.name, shareSources(def));
  }

  /** Levels on the deals of accounts that were shared with the user, by account id. */
  dealsOfSharedAccounts(): ReadonlyMap<string, Level> {
    const level = 'OpportunityAccessLevel';
    return this.levelsFrom('deals', [{ object: 'AccountShare', parent: 'AccountId', person: shared, level }]);
  }

  private levelsFrom(key: string, given: readonly ShareSource[]): ReadonlyMap<string, Level> {
    const sources = given.flatMap((source) => {
      const table = this.tableOf(source.object);
      return table ? [{ ...source, table }] : [];
    });
    const versions = sources.map(({ table }) => table.version).join(' ');
    const known = this.shares.get(key);
    if (known?.versions === versions) return known.levels;
    const levels = new Map<string, Level>();
    for (const { table, parent, person, level } of sources) {
      for (const id of this.place.principals)
        for (const row of table.lookup(person, id))
          raise(levels, String(row[parent]), levelNamed(row, level));
    }
    this.shares.set(key, { versions, levels });
    return levels;
  }
}

interface ShareSource {
  object: string;
  parent: string;
  person: string;
  level: string;
}

const shared = 'UserOrGroupId';

function shareSources({ name, custom }: ObjectDef): ShareSource[] {
  const object = custom ? name.replace(/__c$/, '__Share') : `${name}Share`;
  const own = { object, person: shared, ...shareFields(object) };
  if (name !== 'Opportunity') return [own];
  const level = 'OpportunityAccessLevel';
  return [own, { object: 'OpportunityTeamMember', parent: 'OpportunityId', person: 'UserId', level }];
}

function levelNamed(row: Row, field: string): Level {
  if (row.RowCause === 'Owner' || row.IsDeleted === true) return 0;
  const name = row[field];
  return name === 'All' ? 3 : name === 'Edit' ? 2 : name === 'Read' ? 1 : 0;
}

function raise(levels: Map<string, Level>, id: string, level: Level): void {
  if (level > (levels.get(id) ?? 0)) levels.set(id, level);
}

function grantsOf(store: MemoryStore, userId: string, sets: ReadonlyMap<string, Grants>): Grants {
  const user = store.table('User').get(userId);
  const standard = store.schema.objects.filter(({ custom }) => !custom).map(({ name }) => name);
  const assigned = store
    .table('PermissionSetAssignment')
    .lookup('AssigneeId', userId)
    .flatMap(({ PermissionSetId }) => store.table('PermissionSet').get(String(PermissionSetId)) ?? []);
  return merged([
    profileGrants(store.table('Profile').get(String(user?.ProfileId)), standard),
    ...assigned.flatMap((set) => sets.get(String(set.Name).toLowerCase()) ?? []),
    { ...merged([]), user: new Set(assigned.flatMap(userPermissions)) },
  ]);
}

type Holder = Omit<Org, 'store'> & { store: MemoryStore };

/** Everybody's rights in one org; somebody's are worked out again when what they rest on has changed. */
export class AccessBook {
  private readonly org: Holder;
  private readonly known = new Map<string, Access>();
  private sets = new Map<string, Grants>();
  private stand: unknown[] = [];

  constructor(org: Holder) {
    this.org = org;
  }

  of(userId: string): Access {
    const { store } = this.org;
    const tree = permissionSetFiles(this.org);
    const stand = [tree, store.schema, ...rightsTables.map((name) => store.table(name).version)];
    if (stand.some((each, at) => each !== this.stand[at])) {
      if (this.stand[0] !== tree) this.sets = permissionSets(tree);
      this.stand = stand;
      this.known.clear();
    }
    let access = this.known.get(userId);
    if (!access) {
      access = new Access(store, userId, this.sets);
      this.known.set(userId, access);
    }
    return access;
  }
}
