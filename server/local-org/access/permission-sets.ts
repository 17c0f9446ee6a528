import { parseXml, textOf, type XmlNode } from '../metadata/xml.ts';
import type { Tree } from '../metadata/tree.ts';
import { noGrants, type Grants, type ObjectGrant } from './grants.ts';

const ending = '.permissionset-meta.xml';
const read = new Map<string, Grants>();

/** What the permission sets of an org's metadata grant, by their names in lower case. */
export function permissionSets(tree: Tree): Map<string, Grants> {
  const found = new Map<string, Grants>();
  for (const [path, bytes] of tree) {
    if (!path.startsWith('permissionsets/') || !path.endsWith(ending)) continue;
    const name = path.slice('permissionsets/'.length, -ending.length);
    found.set(name.toLowerCase(), grantsOf(Buffer.from(bytes).toString('utf8')));
  }
  return found;
}

/** Parsed once for each text: orgs of one process mostly carry the same package. */
function grantsOf(text: string): Grants {
  const known = read.get(text);
  if (known) return known;
  const grants = permissionSetGrants(parseXml(text));
  read.set(text, grants);
  return grants;
}

export function permissionSetGrants(root: XmlNode): Grants {
  const grants = noGrants();
  for (const node of root.children) {
    const is = (name: string): boolean => textOf(node, name) === 'true';
    const name = (element: string): string => (textOf(node, element) ?? '').toLowerCase();
    if (node.name === 'objectPermissions') grants.objects.set(name('object'), objectGrant(is));
    else if (node.name === 'fieldPermissions')
      grants.fields.set(name('field'), { read: is('readable') || is('editable'), edit: is('editable') });
    else if (node.name === 'userPermissions' && is('enabled')) grants.user.add(textOf(node, 'name') ?? '');
    else if (node.name === 'customMetadataTypeAccesses' && is('enabled'))
      grants.metadataTypes.add(name('name'));
    else if (node.name === 'customPermissions' && is('enabled'))
      grants.customPermissions.add(textOf(node, 'name') ?? '');
  }
  return grants;
}

/** The rights an object right needs come with it, as Setup ticks them. */
function objectGrant(is: (name: string) => boolean): ObjectGrant {
  const modifyAll = is('modifyAllRecords');
  const viewAll = modifyAll || is('viewAllRecords');
  const create = is('allowCreate');
  const remove = modifyAll || is('allowDelete');
  const edit = remove || is('allowEdit');
  return {
    read: is('allowRead') || viewAll || create || edit,
    create,
    edit,
    delete: remove,
    viewAll,
    modifyAll,
    viewAllFields: is('viewAllFields'),
  };
}
