import { LightningElement, api } from 'lwc';
import { request } from 'lds/network';
import { objectNamed, objectOfId } from 'shell/views';

const MOST = 8;
/** What tells two records of one name apart. */
const MORE = {
  Contact: 'Account.Name',
  Opportunity: 'Account.Name',
  Touchline_Subject__c: 'Kind__c',
  User: 'Title',
};
const read = (node, path) => path.split('.').reduce((at, name) => at?.[name], node)?.value;
const select = (path) => path.split('.').reduceRight((inner, name) => `${name} { ${inner} }`, 'value');
let made = 0;

/**
 * A field that points to a record: found by its name, as the person sees it. The platform's own (`lightning-record-picker`)
 * is not on npm; this one behaves like an input of the base components: `value`, `setCustomValidity`, `reportValidity`.
 */
export default class Lookup extends LightningElement {
  static renderMode = 'light';

  @api label;
  @api required = false;
  /** Objects it may point to: `[{ apiName, nameField }]`. */
  @api targets = [];
  /** Id of the record. */
  @api
  get value() {
    return this.chosen;
  }
  set value(id) {
    this.chosen = id ?? null;
    if (id) this.nameGiven(id);
  }

  chosen = null;
  kind;
  text = '';
  found = [];
  open = false;
  at = -1;
  turn = 0;
  message = '';
  custom = '';
  number = ++made;

  @api focus() {
    this.querySelector('input').focus();
  }
  @api setCustomValidity(message) {
    this.custom = message;
  }
  @api reportValidity() {
    if (this.custom) this.message = this.custom;
    else if (this.text.trim() && !this.chosen)
      this.message = 'Select an option from the list or remove the search term.';
    else if (this.required && !this.chosen) this.message = 'Complete this field.';
    else this.message = '';
    return this.message === '';
  }

  get inputId() {
    return `shell-lookup-${this.number}`;
  }
  get listId() {
    return `${this.inputId}-list`;
  }
  get messageId() {
    return `${this.inputId}-message`;
  }
  get describedBy() {
    return this.message ? this.messageId : null;
  }
  get invalid() {
    return this.message ? 'true' : null;
  }
  get expanded() {
    return String(this.open);
  }
  get controls() {
    return this.open ? this.listId : null;
  }
  get active() {
    return this.open && this.at >= 0 ? `${this.listId}-${this.at}` : null;
  }
  get formClass() {
    return `slds-form-element${this.message ? ' slds-has-error' : ''}`;
  }
  get isPolymorphic() {
    return this.targets.length > 1;
  }
  get target() {
    return this.targets.find(({ apiName }) => apiName === this.kind) ?? this.targets[0];
  }
  get kindLabel() {
    return `${this.label}: kind of record`;
  }
  get kinds() {
    return this.targets.map(({ apiName }) => ({
      value: apiName,
      label: objectNamed(apiName)?.label ?? apiName,
      selected: apiName === this.target.apiName,
    }));
  }
  get placeholder() {
    return `Search ${objectNamed(this.target?.apiName)?.labelPlural ?? 'records'} …`;
  }
  get options() {
    return this.found.map((record, index) => ({
      ...record,
      index,
      elementId: `${this.listId}-${index}`,
      selected: String(index === this.at),
      className: `shell-lookup-option${index === this.at ? ' shell-lookup-option_at' : ''}`,
    }));
  }
  get nothing() {
    return this.found.length ? null : 'No record of this name';
  }

  handleKind(event) {
    this.kind = event.target.value;
    this.clear('');
  }
  handleInput(event) {
    this.clear(event.target.value);
    this.search();
  }
  handleFocus() {
    if (!this.chosen) this.search();
  }
  handleBlur() {
    this.open = false;
    this.reportValidity();
  }
  handleChoose(event) {
    // Before the input loses the focus, and without taking it away.
    event.preventDefault();
    this.choose(Number(event.currentTarget.dataset.index));
  }
  handleKey(event) {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!this.open) this.search();
      else
        this.at =
          (this.at + (key === 'ArrowDown' ? 1 : -1) + this.found.length) % Math.max(1, this.found.length);
    } else if (key === 'Enter' && this.open) {
      event.preventDefault();
      if (this.found[this.at]) this.choose(this.at);
    } else if (key === 'Escape' && this.open) {
      this.open = false;
    }
  }

  clear(text) {
    this.text = text;
    this.chosen = null;
    this.custom = '';
    this.message = '';
  }

  choose(index) {
    const { id, name } = this.found[index];
    this.text = name;
    this.chosen = id;
    this.open = false;
    this.custom = '';
    this.message = '';
  }

  async search() {
    const turn = ++this.turn;
    const typed = this.text.trim();
    const found = await this.ask(
      `(first: ${MOST}, orderBy: { ${this.target.nameField}: { order: ASC } }${typed ? `, where: { ${this.target.nameField}: { like: $text } }` : ''})`,
      typed ? { text: `%${typed}%` } : {},
    );
    if (turn !== this.turn) return;
    this.found = found;
    this.at = typed && found.length ? 0 : -1;
    this.open = true;
  }

  /** The name of a record that was there before the person came. */
  async nameGiven(id) {
    const object = objectOfId(id);
    this.kind = this.targets.some(({ apiName }) => apiName === object) ? object : this.kind;
    const [record] = await this.ask('(first: 1, where: { Id: { eq: $id } })', { id });
    if (this.chosen === id) this.text = record?.name ?? id;
  }

  async ask(how, variables) {
    const { apiName, nameField } = this.target;
    const more = MORE[apiName];
    const types = { text: '$text: String', id: '$id: ID' };
    const given = Object.keys(variables).map((name) => types[name]);
    const query = `query Lookup${given.length ? `(${given.join()})` : ''} { uiapi { query { ${apiName}${how} { edges { node { Id ${nameField} { value } ${more ? select(more) : ''} } } } } } }`;
    try {
      const { data, errors } = await request('POST', '/graphql', { query, variables });
      if (errors?.length) throw new Error(errors[0].message);
      return data.uiapi.query[apiName].edges.map(({ node }) => ({
        id: node.Id,
        name: node[nameField]?.value ?? node.Id,
        more: more && read(node, more),
      }));
    } catch (error) {
      this.message = error.body?.message ?? error.message;
      return [];
    }
  }
}
