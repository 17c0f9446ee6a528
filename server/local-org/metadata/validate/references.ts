import type { Schema } from '../../types.ts';
import type { Problem, Unit } from '../convert.ts';
import type { Component } from '../tree.ts';
import { childOf, textOf, type XmlNode } from '../xml.ts';
import { channelMember } from './channel-members.ts';
import { problem } from './names.ts';

/** What a component may refer to: the candidate schema and the components that would stand in the org. */
export interface Surroundings {
  schema: Schema;
  components: ReadonlyMap<string, Component>;
}

export const componentKey = (type: string, fullName: string): string => `${type}:${fullName}`;

const missing = (unit: Unit, element: string, type: string, name: string, node: XmlNode): Problem =>
  problem(unit, `In field: ${element} - no ${type} named ${name} found`, node);

/** References of one component that lead nowhere, in the platform's words. */
export function referenceProblems(unit: Unit, around: Surroundings): Problem[] {
  const check = checks[unit.type];
  return unit.node && check ? check(unit, unit.node, around) : [];
}

const checks: Record<string, (unit: Unit, node: XmlNode, around: Surroundings) => Problem[]> = {
  CustomField: (unit, node, { schema }) =>
    named(node, 'referenceTo').flatMap((target) =>
      schema.object(target.text) ? [] : [missing(unit, 'referenceTo', 'CustomObject', target.text, target)],
    ),
  PermissionSet: permissionSet,
  PermissionSetGroup: (unit, node, around) =>
    named(node, 'permissionSets').flatMap((set) =>
      has(around, 'PermissionSet', set.text)
        ? []
        : [missing(unit, 'permissionSets', 'PermissionSet', set.text, set)],
    ),
  CustomTab: (unit, node, around) => {
    const page = childOf(node, 'flexiPage');
    const component = childOf(node, 'lwcComponent');
    return [
      ...(page && !has(around, 'FlexiPage', page.text)
        ? [missing(unit, 'flexiPage', 'FlexiPage', page.text, page)]
        : []),
      ...(component && !has(around, 'LightningComponentBundle', component.text)
        ? [missing(unit, 'lwcComponent', 'LightningComponentBundle', component.text, component)]
        : []),
      ...(textOf(node, 'customObject') === 'true' && !around.schema.object(unit.fullName)
        ? [missing(unit, 'customObject', 'CustomObject', unit.fullName, node)]
        : []),
    ];
  },
  CustomApplication: (unit, node, around) =>
    named(node, 'tabs').flatMap((tab) =>
      tab.text.startsWith('standard-') || has(around, 'CustomTab', tab.text)
        ? []
        : [missing(unit, 'tabs', 'CustomTab', tab.text, tab)],
    ),
  CustomMetadata: metadataRecord,
  ListView: (unit, node, around) => {
    const [object = ''] = unit.fullName.split('.');
    return named(node, 'columns')
      .filter(({ text }) => text.endsWith('__c'))
      .flatMap((column) =>
        fieldOf(around, `${object}.${column.text}`)
          ? []
          : [missing(unit, 'columns', 'CustomField', `${object}.${column.text}`, column)],
      );
  },
  PlatformEventChannelMember: channelMember,
  ReportType: (unit, node, { schema }) => {
    const base = childOf(node, 'baseObject');
    return base && !schema.object(base.text)
      ? [missing(unit, 'baseObject', 'CustomObject', base.text, base)]
      : [];
  },
  Report: (unit, node, around) => {
    const kind = childOf(node, 'reportType');
    const name = kind?.text ?? '';
    // A report on a custom report type names it with an ending; standard ones are not part of a deployment.
    const custom = /^(.+)__c$/.exec(name)?.[1];
    if (!kind || custom === undefined || has(around, 'ReportType', custom)) return [];
    return [missing(unit, 'reportType', 'ReportType', custom, kind)];
  },
};

const named = (node: XmlNode, name: string): XmlNode[] =>
  node.children.filter((child) => child.name === name);
const has = ({ components }: Surroundings, type: string, fullName: string): boolean =>
  components.has(componentKey(type, fullName));

function fieldOf({ schema }: Surroundings, path: string) {
  const [object = '', field = ''] = path.split('.');
  return schema.object(object)?.fieldByName.get(field.toLowerCase());
}

function permissionSet(unit: Unit, node: XmlNode, around: Surroundings): Problem[] {
  const problems: Problem[] = [];
  const reads = new Map<string, XmlNode>();
  for (const entry of named(node, 'objectPermissions')) {
    const object = childOf(entry, 'object');
    if (!object) continue;
    if (!around.schema.object(object.text))
      problems.push(missing(unit, 'object', 'CustomObject', object.text, object));
    else reads.set(object.text, entry);
  }
  for (const [name, entry] of reads)
    problems.push(...dependencyProblems(unit, name, entry, reads, around.schema));
  for (const entry of named(node, 'fieldPermissions')) {
    const field = childOf(entry, 'field');
    if (!field) continue;
    const def = fieldOf(around, field.text);
    if (!def) problems.push(missing(unit, 'field', 'CustomField', field.text, field));
    else if (
      def.masterDetail ||
      def.nameField ||
      (!def.nillable && def.type !== 'boolean' && !def.autoNumber)
    )
      problems.push(problem(unit, `You cannot deploy to a required field: ${field.text}`, field));
  }
  for (const [element, target, type] of [
    ['tabSettings', 'tab', 'CustomTab'],
    ['applicationVisibilities', 'application', 'CustomApplication'],
  ] as const) {
    for (const entry of named(node, element)) {
      const name = childOf(entry, target);
      if (name && !name.text.startsWith('standard') && !has(around, type, name.text))
        problems.push(missing(unit, target, type, name.text, name));
    }
  }
  return problems;
}

const words: Record<string, string> = {
  allowRead: 'Read',
  allowCreate: 'Create',
  allowEdit: 'Edit',
  allowDelete: 'Delete',
  viewAllRecords: 'View All',
  modifyAllRecords: 'Modify All',
};
/** What each right on an object needs on the same object. */
const needs: Record<string, string[]> = {
  allowCreate: ['allowRead'],
  allowEdit: ['allowRead'],
  allowDelete: ['allowRead', 'allowEdit'],
  viewAllRecords: ['allowRead'],
  modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords'],
};

/** A right on a detail stands on reading its master; edit stands on read, and so on. */
function dependencyProblems(
  unit: Unit,
  name: string,
  entry: XmlNode,
  entries: ReadonlyMap<string, XmlNode>,
  schema: Schema,
): Problem[] {
  const given = (right: string): boolean => textOf(entry, right) === 'true';
  const problems = Object.entries(needs).flatMap(([right, wanted]) =>
    given(right)
      ? wanted
          .filter((other) => !given(other))
          .map((other) =>
            problem(
              unit,
              `Permission ${words[right]} ${name} depends on permission(s): ${words[other]} ${name}`,
              entry,
            ),
          )
      : [],
  );
  const master = schema.object(name)?.fields.find((field) => field.masterDetail)?.referenceTo[0];
  const masterEntry = master === undefined ? undefined : entries.get(master);
  if (
    master !== undefined &&
    given('allowRead') &&
    !(masterEntry && textOf(masterEntry, 'allowRead') === 'true')
  )
    problems.push(problem(unit, `Permission Read ${name} depends on permission(s): Read ${master}`, entry));
  return problems;
}

function metadataRecord(unit: Unit, node: XmlNode, around: Surroundings): Problem[] {
  const [typeName = ''] = unit.fullName.split('.');
  const def = around.schema.object(`${typeName}__mdt`);
  if (!def?.customMetadata)
    return [problem(unit, `In field: fullName - no CustomObject named ${typeName}__mdt found`)];
  return named(node, 'values').flatMap((value) => {
    const field = childOf(value, 'field');
    return field && !def.fieldByName.has(field.text.toLowerCase())
      ? [missing(unit, 'field', 'CustomField', `${def.name}.${field.text}`, field)]
      : [];
  });
}
