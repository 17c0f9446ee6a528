import { components, model } from 'host/pages';
import { session } from 'host/session';
import { RELATED_LISTS } from 'shell/relatedList';

/** The app on screen, as the session chose it; a source tree without apps still gets a shell. */
export const app = model.apps.find(({ name }) => name === session.app) ??
  model.apps[0] ?? { name: '', label: 'Local org', tabs: [], recordPages: {} };

export const apps = model.apps;
export const tabs = app.tabs.map((name) => model.tabs[name]);
export const componentNamed = (name) => components[name];
export const objectOfId = (id) =>
  Object.keys(model.objects).find((name) => model.objects[name].keyPrefix === id.slice(0, 3));
export const objectNamed = (name) => model.objects[name];

/** Setup is for administrators; the server refuses everybody else as well. */
export const isAdmin = session.user.profileName === 'System Administrator';

const notFound = (what) => ({ kind: 'notFound', title: 'Page not found', message: what });

const VIEWS = {
  standard__navItemPage: ({ apiName }) => tabView(model.tabs[apiName], apiName),
  standard__objectPage: ({ objectApiName, actionName }, state) =>
    objectView(objectApiName, actionName, state),
  standard__recordPage: ({ recordId, objectApiName, actionName }) =>
    recordView(recordId, objectApiName, actionName),
  host__setupPage: ({ metadataType, recordId, actionName }) => setupView(metadataType, recordId, actionName),
  standard__recordRelationshipPage: ({ objectApiName, recordId, relationshipApiName }) =>
    relatedView(objectApiName, recordId, relationshipApiName),
  standard__component: ({ componentName }) => {
    const found = model.addressable[componentName];
    return found
      ? componentView(found.label, found.component)
      : notFound(`No component ${componentName} has the target lightning__UrlAddressable.`);
  },
};

/** What stands behind a page reference: { kind, title, … }. An unknown page is a view too. */
export function viewOf(reference) {
  const view = VIEWS[reference?.type];
  return view ? view(reference.attributes, reference.state) : notFound('There is no page at this address.');
}

/** The tab to mark as current for a view; none for pages outside the navigation. */
export function tabOf(view) {
  return tabs.find((tab) => tab.name === view.tab || (tab.kind === 'object' && tab.object === view.object));
}

function setupView(object, recordId, action) {
  if (!isAdmin) return notFound('Setup is open to system administrators only.');
  return { kind: 'setup', title: 'Custom Metadata Types', object, recordId, action };
}

function tabView(tab, name) {
  if (!tab) return notFound(`There is no tab ${name}.`);
  if (tab.kind === 'object') return { ...objectView(tab.object, 'list'), tab: tab.name };
  if (tab.kind === 'component') return { ...componentView(tab.label, tab.component), tab: tab.name };
  return { kind: 'page', title: tab.label, page: model.pages[tab.page], tab: tab.name };
}

function componentView(title, component) {
  const items = [{ kind: 'component', id: component, component, properties: {} }];
  return {
    kind: 'page',
    title,
    page: { layout: [[{ region: 'main', width: 12 }]], regions: { main: items } },
  };
}

function objectView(object, action, state) {
  const found = model.objects[object];
  if (!found) return notFound(`There is no object ${object}.`);
  if (action === 'new')
    return { kind: 'form', title: `New ${found.label}`, object, defaults: state.defaultFieldValues };
  if (!['list', 'home'].includes(action))
    return notFound(`The local org has no page '${action}' for ${found.labelPlural}.`);
  return { kind: 'list', title: found.labelPlural, object, filterName: state?.filterName };
}

function relatedView(object, recordId, relationship) {
  const list = RELATED_LISTS[`${object}.${relationship}`];
  if (!list) return notFound(`The local org does not draw the related list ${relationship}.`);
  return { kind: 'related', title: list.label, object, recordId, relationship };
}

function recordView(recordId, objectApiName, action) {
  const object = objectApiName ?? objectOfId(recordId);
  const found = model.objects[object];
  if (!found) return notFound(`There is no object for record ${recordId}.`);
  if (action === 'edit') return { kind: 'form', title: `Edit ${found.label}`, object, recordId };
  if (action !== 'view') return notFound(`The local org has no page '${action}' for a record.`);
  const name =
    app.recordPages[object] ?? Object.keys(model.pages).find((key) => model.pages[key].object === object);
  return {
    kind: 'record',
    title: found.label,
    object,
    recordId,
    page: model.pages[name] ?? plainRecordPage(),
  };
}

/** What the platform shows where nobody designed a page: highlights and fields. */
function plainRecordPage() {
  const item = (component) => ({ kind: 'component', id: component, component, properties: {} });
  return {
    layout: [[{ region: 'header', width: 12 }], [{ region: 'main', width: 12 }]],
    regions: { header: [item('shell/highlights')], main: [item('shell/recordDetail')] },
  };
}
