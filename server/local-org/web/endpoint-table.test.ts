import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpointTable, withEndpointTable } from './endpoint-table.ts';
import { loadEndpoints } from './load-endpoints.ts';

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
// Prettier pads the columns of a table; what is said does not change.
const unpadded = (text: string) => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');

describe('endpoint table', () => {
  it('in the README names every endpoint as it is', async () => {
    const endpoints = await loadEndpoints();
    expect(unpadded(readme)).toBe(unpadded(withEndpointTable(readme, endpoints)));
  });

  it('lists by path', () => {
    const endpoint = (id: string, path: string) => ({
      id,
      path,
      method: 'GET' as const,
      summary: id,
      handle: () => ({}),
    });
    expect(
      endpointTable([endpoint('b', '/b'), endpoint('a', '/a')])
        .split('\n')
        .slice(2),
    ).toEqual(['| GET | `/a` | a |', '| GET | `/b` | b |']);
  });
});
