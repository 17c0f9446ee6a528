import { LightningElement, api, wire } from 'lwc';
import { toUrl } from 'host/location';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getFieldDisplayValue, getFieldValue, getRecord } from 'lightning/uiRecordApi';
import { display } from 'shell/display';
import { namePath } from 'shell/fieldPaths';
import { objectOfId } from 'shell/views';

/** Long texts hold machine-readable evidence; the components show those. */
const MAX_LENGTH = 4000;
/** What nobody may change but everybody asks about. */
const ALWAYS = new Set([
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'Probability',
  'ExpectedRevenue',
]);

/** Fields of business, in the order the org declares them, references by name. The local org has no page layouts. */
export default class RecordDetail extends LightningElement {
  static renderMode = 'light';

  @api recordId;
  @api objectApiName;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) info;
  @wire(getRecord, { recordId: '$recordId', optionalFields: '$paths' }) record;

  get shown() {
    return Object.values(this.info?.data?.fields ?? {})
      .filter((field) => field.updateable || field.nameField || ALWAYS.has(field.apiName))
      .filter((field) => !(field.length > MAX_LENGTH))
      .map((field) => ({ ...field, path: pathOf(field, this.objectApiName) }))
      .filter((field) => field.path);
  }
  get paths() {
    if (!this.info?.data) return undefined;
    return this.shown.flatMap(({ apiName, path }) => [path, `${this.objectApiName}.${apiName}`]);
  }
  get rows() {
    const { data } = this.record ?? {};
    if (!data) return [];
    return this.shown
      .filter(({ path }) => getFieldValue(data, path) !== undefined)
      .map(({ apiName, label, dataType, path }) => ({
        name: apiName,
        label: dataType === 'Reference' ? label.replace(/ ID$/, '') : label,
        value: display(getFieldValue(data, path), getFieldDisplayValue(data, path), dataType),
        href:
          dataType === 'Reference' ? hrefOf(getFieldValue(data, `${data.apiName}.${apiName}`)) : undefined,
      }));
  }
  get error() {
    return this.record?.error?.body?.message ?? this.info?.error?.body?.message;
  }
}

/** A reference is read through its relationship, by the name field of what it points to. */
function pathOf(field, object) {
  const path = field.dataType === 'Reference' ? namePath(field) : field.apiName;
  return path && `${object}.${path}`;
}

function hrefOf(recordId) {
  const objectApiName = recordId && objectOfId(recordId);
  if (!objectApiName) return undefined;
  return toUrl({ type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' } });
}
