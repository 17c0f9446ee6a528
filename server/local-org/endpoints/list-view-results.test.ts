import { serveTestOrg, type Served } from '../bulk/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
  for (const Name of ['Beta', 'Alpha', 'Gamma'])
    served.writer.insert('Account', { Name, NumberOfEmployees: 7 });
});
afterAll(() => served.close());

const results = async (more: string) => {
  const { listviews } = (await served.send('GET', '/sobjects/Account/listviews')).json();
  return served.send('GET', `/sobjects/Account/listviews/${listviews[0].id}/results${more}`);
};
type Results = { size: number; records: { columns: { fieldNameOrPath: string; value: string | null }[] }[] };
const names = ({ records }: Results) =>
  records.map(({ columns }) => columns.find((column) => column.fieldNameOrPath === 'Name')?.value);

test('rows as text, in the order of the view, as many as asked for', async () => {
  const all = (await results('')).json<Results>();
  expect([all.size, names(all)]).toEqual([3, ['Alpha', 'Beta', 'Gamma']]);
  expect(names((await results('?limit=1&offset=1')).json<Results>())).toEqual(['Beta']);
  expect((await results('?limit=x')).json()).toMatchObject([{ errorCode: 'INVALID_INPUT' }]);
});
