/** Who may import whom. Reads every import of the repository and fails on a breach; the table is the house's law. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Rooms by path prefix, longest first wins. */
const rooms = [
  'server/local-org',
  'server/extract',
  'server/mirror',
  'server/metrics',
  'server/review',
  'server/writeback',
  'server/http',
  'server/doctor',
  'server/connection',
  'server/acceptance',
  'server/pages',
  'scripts',
  'force-app',
  'server',
] as const;
type Room = (typeof rooms)[number];

/** Files directly in server/ that other rooms may know. */
const shared: Record<string, readonly Room[]> = {
  'server/period.ts': ['server/metrics', 'server/review', 'server'],
  'server/log.ts': [
    'server/extract',
    'server/writeback',
    'server/http',
    'server/doctor',
    'server/connection',
    'server',
  ],
  'server/config.ts': ['server/extract', 'server/connection', 'server/doctor', 'server'],
  'server/connection.ts': ['server/extract', 'server/writeback', 'server/doctor', 'server'],
  'server/run-summary.ts': [
    'server/extract',
    'server/metrics',
    'server/review',
    'server/writeback',
    'server',
    'scripts',
  ],
};

const mayImport: Record<Room, readonly Room[]> = {
  'server/connection': [],
  'server/extract': ['server/mirror', 'server/connection'],
  'server/mirror': [],
  'server/metrics': ['server/mirror'],
  'server/review': ['server/mirror', 'server/metrics'],
  'server/writeback': ['server/connection', 'server/mirror', 'server/metrics', 'server/review'],
  'server/http': ['server/mirror', 'server/metrics', 'server/review'],
  'server/doctor': ['server/mirror', 'server/connection', 'server/extract'],
  'server/local-org': [],
  'server/acceptance': [],
  'server/pages': ['server/acceptance', 'server/local-org'],
  'force-app': [],
  scripts: [
    'server/metrics',
    'server/review',
    'server/local-org',
    'server/acceptance',
    'server/pages',
    // The benchmark makes tables and pages of what the service reads.
    'server/mirror',
    'server/extract',
  ],
  server: [
    'server/extract',
    'server/mirror',
    'server/metrics',
    'server/review',
    'server/writeback',
    'server/http',
    'server/doctor',
    'server/connection',
  ],
};

/** Packages that only some rooms may know. */
const packageRooms: Record<string, readonly string[]> = {
  '@duckdb/node-api': ['server/mirror/', 'scripts/bench/'],
  jsforce: [
    'server/connection',
    'server/extract/',
    'server/writeback/',
    'server/doctor/',
    'server/local-org/',
  ],
  fastify: ['server/http/', 'server/local-org/'],
  lwc: ['server/local-org/page-host/', 'force-app/'],
  rollup: ['server/local-org/page-host/'],
  'playwright-core': ['server/local-org/', 'server/pages', 'scripts/'],
};

interface Import {
  file: string;
  specifier: string;
  isTypeOnly: boolean;
}

const files = globSync(['server/**/*.ts', 'scripts/**/*.{ts,mjs}', 'force-app/**/*.js'], { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.includes('/fixtures/'));
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const pattern =
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;
  return [...text.matchAll(pattern)].map((match) => ({
    file,
    specifier: (match[2] ?? match[3])!,
    isTypeOnly: match[1] !== undefined,
  }));
}

const roomOf = (path: string): Room | undefined =>
  rooms.find((room) => path.startsWith(`${room}/`) || path.startsWith(`${room}.`));
const isTest = (path: string): boolean =>
  /\/(acceptance|pages)\/|\.test\.ts$|\/testing\/|\/testing\.ts$|\/__tests__\//.test(path);

test('there is something to check', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(imports.length).toBeGreaterThan(200);
});

test('rooms import only the rooms they may', () => {
  const breaches: string[] = [];
  for (const { file, specifier } of imports) {
    if (!specifier.startsWith('.') || isTest(file)) continue;
    const target = relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/');
    const from = roomOf(file)!;
    const to = roomOf(target);
    if (to === undefined || to === from) continue;
    if (to === 'server' ? shared[target]?.includes(from) : mayImport[from].includes(to)) continue;
    breaches.push(`${file} imports ${target}`);
  }
  expect(breaches).toEqual([]);
});

test('the service and the local org share no code', () => {
  const crossings = imports.filter(({ file, specifier }) => {
    if (!specifier.startsWith('.') || isTest(file)) return false;
    const target = relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/');
    return (
      file.startsWith('server/') &&
      file.startsWith('server/local-org/') !== target.startsWith('server/local-org/')
    );
  });
  expect(crossings).toEqual([]);
});

test('packages stay in the rooms that own them', () => {
  const breaches = imports
    .filter(({ file, specifier, isTypeOnly }) => {
      const owners =
        packageRooms[
          specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/')
        ];
      return (
        owners !== undefined &&
        !isTypeOnly &&
        !isTest(file) &&
        !owners.some((owner) => file.startsWith(owner))
      );
    })
    .map(({ file, specifier }) => `${file} imports ${specifier}`);
  expect(breaches).toEqual([]);
});

test('no clock in the stages that must be pure', () => {
  const clocked = files.filter(
    (file) =>
      /^server\/(mirror|metrics|review)\//.test(file) &&
      !isTest(file) &&
      /new Date\(\)|Date\.now\(|current_date|current_timestamp|\bnow\(\)/i.test(
        withoutComments(readFileSync(join(root, file), 'utf8')),
      ),
  );
  expect(clocked).toEqual([]);
});

test('no folder or file is a drawer for odds and ends', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.)/i.test(file))).toEqual([]);
});

const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
