import { LightningElement, api } from 'lwc';
import { toUrl } from 'host/location';
import { request } from 'lds/network';
import { display } from 'shell/display';

/** The related lists the shell can draw. The platform names columns by page layout; these are its defaults. */
export const RELATED_LISTS = {
  'Opportunity.OpportunityContactRoles': {
    label: 'Contact Roles',
    columns: [
      { path: 'Contact.Name', label: 'Name' },
      { path: 'Contact.Title', label: 'Title' },
      { path: 'Role', label: 'Role' },
      { path: 'IsPrimary', label: 'Primary' },
    ],
  },
};

const MOST = 200;
const selection = (path) =>
  path.split('.').reduceRight((inner, name) => `${name} { ${inner} }`, 'value displayValue');
const read = (node, path) => path.split('.').reduce((at, name) => at?.[name], node);

/** The page behind "View All" of a related list, to look at; the platform offers its own actions there. */
export default class RelatedList extends LightningElement {
  static renderMode = 'light';

  @api objectApiName;
  @api recordId;
  @api relationship;

  name;
  rows = [];
  total;
  error;

  async connectedCallback() {
    const { columns, label } = this.list;
    const query = `query Related($id: ID) { uiapi { query { ${this.objectApiName}(first: 1, where: { Id: { eq: $id } }) { edges { node { Id Name { value } ${this.relationship}(first: ${MOST}) { totalCount edges { node { Id ${columns.map(({ path }) => selection(path)).join(' ')} } } } } } } } } }`;
    try {
      const { data, errors } = await request('POST', '/graphql', { query, variables: { id: this.recordId } });
      if (errors?.length) throw new Error(errors[0].message);
      const record = data.uiapi.query[this.objectApiName].edges[0]?.node;
      if (!record) throw new Error(`There is no ${label} list of a record that you can see here.`);
      this.accept(record);
    } catch (error) {
      this.error = error.body?.message ?? error.message;
    }
  }

  accept(record) {
    const { edges, totalCount } = record[this.relationship];
    this.name = record.Name.value;
    this.total = totalCount;
    this.rows = edges.map(({ node }) => ({
      id: node.Id,
      cells: this.list.columns.map(({ path }) => {
        const field = read(node, path);
        return { path, value: display(field?.value, field?.displayValue) };
      }),
    }));
  }

  get list() {
    return RELATED_LISTS[`${this.objectApiName}.${this.relationship}`];
  }
  get hasRows() {
    return this.rows.length > 0;
  }
  get status() {
    if (this.total === undefined) return this.error ? '' : 'Loading …';
    return this.total === 0 ? 'None yet' : String(this.total);
  }
  get recordUrl() {
    const { objectApiName, recordId } = this;
    return toUrl({
      type: 'standard__recordPage',
      attributes: { recordId, objectApiName, actionName: 'view' },
    });
  }
}
