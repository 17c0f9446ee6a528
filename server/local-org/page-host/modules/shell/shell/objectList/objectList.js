import { LightningElement, api, wire } from 'lwc';
import { toUrl } from 'host/location';
import { request } from 'lds/network';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { display } from 'shell/display';
import { objectNamed } from 'shell/views';

const PAGE = 50;
/** Columns beside the name; where an object is not listed, the name alone. */
const COLUMNS = {
  Opportunity: ['Account.Name', 'StageName', 'Amount', 'CloseDate', 'Owner.Name'],
  Account: ['Owner.Name'],
  Contact: ['Account.Name', 'Owner.Name'],
  Touchline_Subject__c: ['Kind__c', 'Parent__r.Name', 'Role__c', 'Segment__c'],
  Touchline_Deal_Review__c: ['Opportunity__r.Name', 'Flag_Count__c'],
  Touchline_Quota__c: ['Subject__r.Name', 'Period_Start__c', 'Amount__c'],
  Touchline_Sync_Run__c: ['Status__c', 'As_Of__c', 'Finished_At__c'],
};

const selection = (path) =>
  path.split('.').reduceRight((inner, name) => `${name} { ${inner} }`, 'value displayValue');
const read = (node, path) => path.split('.').reduce((at, name) => at?.[name], node);

/** All records of an object by name, as the platform's "All" list view without its controls. */
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

  @api get objectApiName() {
    return this._object;
  }
  set objectApiName(value) {
    this._object = value;
    this.search = '';
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
    return this.info?.nameFields?.[0] ?? 'Name';
  }
  get paths() {
    return COLUMNS[this._object] ?? [];
  }
  get columns() {
    return [this.nameField, ...this.paths].map((path) => {
      const [first, second] = path.split('.');
      return {
        name: path,
        label: second ? (objectNamed(first)?.label ?? first) : (this.info?.fields[first]?.label ?? first),
      };
    });
  }
  get hasRows() {
    return this.rows.length > 0;
  }
  get status() {
    if (this.total === undefined) return this.error ? '' : 'Loading …';
    if (this.total === 0) return this.search ? 'Nothing has this name' : 'No records that you can see';
    return `${this.rows.length} of ${this.total}, by name`;
  }

  handleSearch(event) {
    this.search = event.detail.value;
    this.load();
  }
  handleMore() {
    this.load(this.cursor);
  }

  async load(after) {
    const turn = ++this.turn;
    const name = this.nameField;
    const where = this.search ? `, where: { ${name}: { like: $name } }` : '';
    const query = `query List($first: Int, $after: String${this.search ? ', $name: String' : ''}) { uiapi { query { ${this._object}(first: $first, after: $after, orderBy: { ${name}: { order: ASC } }${where}) { edges { node { Id ${[name, ...this.paths].map(selection).join(' ')} } } totalCount pageInfo { hasNextPage endCursor } } } } }`;
    try {
      const variables = {
        first: PAGE,
        after: after ?? null,
        ...(this.search ? { name: `%${this.search}%` } : {}),
      };
      const { data, errors } = await request('POST', '/graphql', { query, variables });
      if (turn !== this.turn) return;
      if (errors?.length) throw new Error(errors[0].message);
      this.accept(data.uiapi.query[this._object], after);
    } catch (error) {
      if (turn === this.turn) this.error = error.body?.message ?? error.message;
    }
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
    this.rows = after ? [...this.rows, ...rows] : rows;
    this.total = totalCount;
    this.cursor = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
    this.error = undefined;
  }
}
