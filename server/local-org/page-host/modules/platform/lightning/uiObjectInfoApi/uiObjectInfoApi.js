import { request } from 'lds/network';
import { createAdapter } from 'lds/wire';

const objectName = (object) => (typeof object === 'string' ? object : object?.objectApiName);
const HOUR = 3_600_000;
const info = (object) => request('GET', `/ui-api/object-info/${encodeURIComponent(objectName(object))}`);

/** Wire adapter: { data, error } with labels, fields and rights of one object. */
export const getObjectInfo = createAdapter({
  name: 'objectInfo',
  maxAge: HOUR,
  ready: ({ objectApiName }) => Boolean(objectName(objectApiName)),
  key: ({ objectApiName }) => objectName(objectApiName),
  load: ({ objectApiName }) => info(objectApiName),
});

/** Wire adapter: { data: { results: [{ statusCode, result }] }, error }, in the order asked. */
export const getObjectInfos = createAdapter({
  name: 'objectInfos',
  maxAge: HOUR,
  ready: ({ objectApiNames }) => Array.isArray(objectApiNames) && objectApiNames.length > 0,
  key: ({ objectApiNames }) => objectApiNames.map(objectName).join(),
  load: async ({ objectApiNames }) => ({
    results: await Promise.all(
      objectApiNames.map((object) =>
        info(object).then(
          (result) => ({ statusCode: 200, result }),
          (error) => ({ statusCode: error.status, result: error.body }),
        ),
      ),
    ),
  }),
});

/** Wire adapter: { data: { values, defaultValue, controllerValues }, error }. */
export const getPicklistValues = createAdapter({
  name: 'picklist',
  maxAge: HOUR,
  ready: ({ recordTypeId, fieldApiName }) => Boolean(recordTypeId && fieldApiName),
  key: (config) => JSON.stringify([config.recordTypeId, fieldParts(config)]),
  load: (config) => {
    const [object, field] = fieldParts(config);
    return request('GET', `/ui-api/object-info/${object}/picklist-values/${config.recordTypeId}/${field}`);
  },
});

function fieldParts({ fieldApiName: field }) {
  return typeof field === 'string' ? field.split('.') : [field.objectApiName, field.fieldApiName];
}
