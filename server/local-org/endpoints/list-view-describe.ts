import { columnJson, statement, viewOf } from '../list-views/views.ts';
import type { Endpoint } from '../types.ts';

const endpoint: Endpoint = {
  id: 'list-view-describe',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/listviews/:view/describe',
  summary: 'Columns, order and SOQL of a list view',
  handle(call) {
    const view = viewOf(call);
    const sorted = [view.def.fields.find((field) => field.nameField)?.name ?? 'Id', 'Id'];
    return {
      body: {
        columns: view.columns.map(columnJson),
        id: view.id,
        orderBy: sorted.map((fieldNameOrPath) => ({
          fieldNameOrPath,
          nullsPosition: 'first',
          sortDirection: 'ascending',
        })),
        query: statement(view),
        relatedEntityId: null,
        scope: view.scope,
        scopeEntityId: null,
        sobjectType: view.def.name,
        whereCondition: { conditions: [], conjunction: 'and' },
      },
    };
  },
};

export default endpoint;
