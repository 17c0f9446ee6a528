import { LightningElement, api, wire } from 'lwc';
import { go, toUrl } from 'host/location';
import { request } from 'lds/network';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { display } from 'shell/display';
import { columnPaths, fieldOf, labelOf, nameFieldOf } from 'shell/fieldPaths';
import { objectNamed } from 'shell/views';

const PAGE = 50;
/** The two list views that every object has on the platform; they stand in the address as `filterName`. */
const ALL = '__All';
const RECENT = '__Recent';
const VIEWS = [
  { label: 'All', value: ALL },
  { label: 'Recently viewed', value: RECENT },
];
const UNSORTABLE = new Set(['TextArea', 'LongTextArea', 'RichTextArea', 'MultiPicklist']);

const selection = (path) =>
  path.split('.').reduceRight((inner, name) => `${name} { ${inner} }`, 'value displayValue');
const read = (node, path) => path.split('.').reduce((at, name) => at?.[name], node);

/** The records of an object: all, or those looked at last; sorted by any column, searched by name. */
export default class ObjectList extends LightningElement {
  static renderMode = 'light';

  _object;
  info;
  rows = [];
  cursor;
  total;
  error;
  search = '';
  turn = 0;
  sortedBy;
  ascending = true;
  /** Ids of what was looked at, the latest first; only for that view. */
  recent = [];
  views = VIEWS;

  /** Page state `filterName`. */
  @api get filterName() {
    return this.view;
  }
  set filterName(value) {
    this.view = value === RECENT ? RECENT : ALL;
    this.sortedBy = undefined;
    if (this.info) this.load();
  }
  view = ALL;

  @api get objectApiName() {
    return this._object;
  }
  set objectApiName(value) {
    this._object = value;
    this.search = '';
    this.sortedBy = undefined;
    this.info = undefined;
    this.wiredObject = value;
  }
  wiredObject;

  @wire(getObjectInfo, { objectApiName: '$wiredObject' }) wiredInfo({ data, error }) {
    if (error) this.error = error.body?.message;
    if (data && data.apiName === this._object) {
      this.info = data;
      this.load();
    }
  }

  get title() {
    return objectNamed(this._object)?.labelPlural;
  }
  get icon() {
    return objectNamed(this._object)?.icon;
  }
  get nameField() {
    return nameFieldOf(this.info);
  }
  get paths() {
    return this.info ? columnPaths(this.info) : [];
  }
  get columns() {
    return [this.nameField, ...this.paths].map((path) => {
      const sorted = path === this.order;
      const field = this.info && fieldOf(this.info, path);
      return {
        name: path,
        label: this.info ? labelOf(this.info, path) : path,
        // Who or what an activity points to may be of several objects, which have no order in common.
        sortable: Boolean(field) && !UNSORTABLE.has(field.dataType) && !(field.referenceToInfos?.length > 1),
        sort: sorted ? (this.ascending ? 'ascending' : 'descending') : 'none',
        arrow: sorted ? (this.ascending ? ' ↑' : ' ↓') : '',
      };
    });
  }
  get isRecent() {
    return this.view === RECENT;
  }
  /** The column that says the order; none in the order of looking. */
  get order() {
    return this.sortedBy ?? (this.isRecent ? undefined : this.nameField);
  }
  get newUrl() {
    if (!this.info?.createable) return undefined;
    return this.pageUrl('new');
  }
  pageUrl(actionName, state) {
    return toUrl({
      type: 'standard__objectPage',
      attributes: { objectApiName: this._object, actionName },
      state,
    });
  }
  get hasRows() {
    return this.rows.length > 0;
  }
  get status() {
    if (this.total === undefined) return this.error ? '' : 'Loading …';
    if (this.total === 0)
      return this.search
        ? 'Nothing has this name'
        : this.isRecent
          ? 'Nothing looked at yet'
          : 'No records that you can see';
    const by = this.order && this.columns.find(({ name }) => name === this.order)?.label.toLowerCase();
    return `${this.rows.length} of ${this.total}, ${by ? `by ${by}` : 'the latest first'}`;
  }

  handleSearch(event) {
    this.search = event.detail.value;
    this.load();
  }
  handleView(event) {
    const { value } = event.detail;
    go(this.pageUrl('list', value === ALL ? {} : { filterName: value }), { replace: true });
  }
  handleSort(event) {
    const { path } = event.currentTarget.dataset;
    this.ascending = path === this.order ? !this.ascending : true;
    this.sortedBy = path;
    this.load();
  }
  handleMore() {
    this.load(this.cursor);
  }

  async load(after) {
    const turn = ++this.turn;
    try {
      if (this.isRecent) this.recent = await this.viewed();
      const { data, errors } = await request('POST', '/graphql', this.question(after));
      if (turn !== this.turn) return;
      if (errors?.length) throw new Error(errors[0].message);
      this.accept(data.uiapi.query[this._object], after);
    } catch (error) {
      if (turn === this.turn) this.error = error.body?.message ?? error.message;
    }
  }

  async viewed() {
    const items = await request('GET', '/recent');
    return items.filter(({ attributes }) => attributes.type === this._object).map(({ Id }) => Id);
  }

  question(after) {
    const name = this.nameField;
    const filters = [];
    const variables = { first: this.isRecent ? 200 : PAGE, after: after ?? null };
    if (this.search) {
      filters.push(`${name}: { like: $name }`);
      variables.name = `%${this.search}%`;
    }
    if (this.isRecent) {
      filters.push('Id: { in: $ids }');
      variables.ids = this.recent;
    }
    const declared = ['$first: Int', '$after: String', '$name: String', '$ids: [ID]'].filter(
      (each) => variables[each.slice(1, each.indexOf(':'))] !== undefined,
    );
    const order = `{ order: ${this.ascending ? 'ASC' : 'DESC'}, nulls: LAST }`;
    const orderBy = (this.order ?? name)
      .split('.')
      .reduceRight((inner, part) => `{ ${part}: ${inner} }`, order);
    const where = filters.length ? `, where: { ${filters.join(', ')} }` : '';
    const fields = [name, ...this.paths].map(selection).join(' ');
    const query = `query List(${declared.join(', ')}) { uiapi { query { ${this._object}(first: $first, after: $after, orderBy: ${orderBy}${where}) { edges { node { Id ${fields} } } totalCount pageInfo { hasNextPage endCursor } } } } }`;
    return { query, variables };
  }

  accept({ edges, totalCount, pageInfo }, after) {
    const rows = edges.map(({ node }) => ({
      id: node.Id,
      name: read(node, this.nameField)?.value ?? node.Id,
      href: toUrl({
        type: 'standard__recordPage',
        attributes: { recordId: node.Id, objectApiName: this._object, actionName: 'view' },
      }),
      cells: this.paths.map((path) => {
        const field = read(node, path);
        return {
          name: path,
          value: display(field?.value, field?.displayValue, this.info.fields[path]?.dataType),
        };
      }),
    }));
    if (!this.order) rows.sort((a, b) => this.recent.indexOf(a.id) - this.recent.indexOf(b.id));
    this.rows = after ? [...this.rows, ...rows] : rows;
    this.total = totalCount;
    this.cursor = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
    this.error = undefined;
  }
}
