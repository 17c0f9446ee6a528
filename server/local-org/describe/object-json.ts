import type { ObjectDef } from '../types.ts';
import { fieldJson } from './field-json.ts';
import { namedLayouts } from './layout-json.ts';

/** What describe global says of an object; describe says it too. */
export function summaryJson(def: ObjectDef, version: string): Record<string, unknown> {
  const base = `/services/data/v${version}/sobjects/${def.name}`;
  const isShare = def.name.endsWith('__Share');
  return {
    activateable: false,
    associateEntityType: isShare ? 'Share' : null,
    associateParentEntity: isShare ? def.name.replace(/__Share$/, '__c') : null,
    createable: def.createable,
    custom: def.custom,
    customSetting: def.customSetting,
    deepCloneable: false,
    deletable: def.deletable,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: def.keyPrefix,
    label: def.label,
    labelPlural: def.labelPlural,
    layoutable: def.createable && !isShare,
    mergeable: ['Account', 'Contact', 'Lead'].includes(def.name),
    mruEnabled: def.createable && !isShare,
    name: def.name,
    queryable: def.queryable,
    replicateable: def.fieldByName.has('systemmodstamp'),
    retrieveable: def.queryable,
    searchable: def.createable && !isShare,
    triggerable: def.createable && !def.customMetadata,
    undeletable: def.undeletable,
    updateable: def.updateable,
    urls: {
      describe: `${base}/describe`,
      rowTemplate: `${base}/{ID}`,
      sobject: base,
    },
  };
}

export function describeJson(def: ObjectDef, version: string): object {
  return {
    actionOverrides: [],
    ...summaryJson(def, version),
    childRelationships: def.childRelationships.map((child) => ({
      cascadeDelete: child.cascadeDelete,
      childSObject: child.childSObject,
      deprecatedAndHidden: false,
      field: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.relationshipName,
      restrictedDelete: false,
    })),
    compactLayoutable: def.createable,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: def.fields.map((field) => fieldJson(def, field)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [namedLayouts.get(def.name.toLowerCase())]
      .filter((name) => name !== undefined)
      .map((name) => ({
        name,
        urls: { layout: `/services/data/v${version}/sobjects/${def.name}/describe/namedLayouts/${name}` },
      })),
    networkScopeFieldName: null,
    recordTypeInfos: [
      {
        active: true,
        available: true,
        defaultRecordTypeMapping: true,
        developerName: 'Master',
        master: true,
        name: 'Master',
        recordTypeId: '012000000000000AAA',
        urls: {},
      },
    ],
    searchLayoutable: def.createable,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: `All ${def.labelPlural}`, name: 'everything' },
      ...(def.fieldByName.has('ownerid') ? [{ label: `My ${def.labelPlural}`, name: 'mine' }] : []),
    ],
  };
}
