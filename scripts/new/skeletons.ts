/** Skeletons whose tests fail until they are filled: an unfinished unit cannot pass for a finished one. */
export interface Skeleton {
  path: string;
  content: string;
}

const words = (id: string): string => {
  const text = id.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export function metric(group: string, id: string): Skeleton[] {
  return [
    {
      path: `server/metrics/${group}/${id}.ts`,
      content: `import { defineMetric } from '../define.ts';

/** What it means, what a salesperson would dispute about it, and what null says. */
export default defineMetric({
  id: '${id}',
  label: '${words(id)}',
  description: '',
  formula: '',
  unit: 'count',
  better: 'higher',
  controllable: false,
  group: '${group}',
  source: 'S0.0',
  view: 'open',
  columns: { value: 'count(*)' },
  evidence: { where: 'true', code: 'open', params: 'at' },
  needs: [],
});
`,
    },
    {
      path: `server/metrics/${group}/${id}.test.ts`,
      content: `import metric from './${id}.ts';

test('${id} says what it means', () => {
  expect(metric.description).not.toBe('');
});

test.each(['a hand-worked example', 'nothing to count gives null', 'a boundary day and time zone', 'the sign'])('${id}: %s', (name) => {
  throw new Error(\`write the test: \${name}\`);
});
`,
    },
  ];
}

export function flag(id: string): Skeleton[] {
  return [
    {
      path: `server/review/flags/${id}.ts`,
      content: `import { defineFlag } from '../define.ts';

/** When it is raised, when it is silent, and what unknown says. */
export default defineFlag({
  id: '${id}',
  label: '${words(id)}',
  description: '',
  source: 'R0',
});
`,
    },
    {
      path: `server/review/flags/${id}.test.ts`,
      content: `import flag from './${id}.ts';

test('${id} says when it is raised', () => {
  expect(flag.description).not.toBe('');
});

test.each(['raised', 'just not raised', 'unknown', 'a boundary day and time zone'])('${id}: %s', (name) => {
  throw new Error(\`write the test: \${name}\`);
});
`,
    },
  ];
}

export function endpoint(id: string): Skeleton[] {
  return [
    {
      path: `server/local-org/endpoints/${id}.ts`,
      content: `import type { Endpoint } from '../types.ts';
import { notSpoken } from '../errors.ts';

const endpoint: Endpoint = {
  id: '${id}',
  method: 'GET',
  path: '/services/data/:version/${id}',
  summary: '',
  handle: () => {
    throw notSpoken('${id}');
  },
};

export default endpoint;
`,
    },
    {
      path: `server/local-org/endpoints/${id}.test.ts`,
      content: `import endpoint from './${id}.ts';

test('${id} says what it does', () => {
  expect(endpoint.summary).not.toBe('');
});

test('${id}: what the platform answers, word for word', () => {
  throw new Error('write the test');
});
`,
    },
  ];
}
