/** The image and the unit, as far as they can be tried without an engine: what they name is there, and it runs. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Instruction {
  name: string;
  rest: string;
}
/** Instructions with their continued lines joined. */
const instructions: Instruction[] = read('config/hosting/Dockerfile')
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]/.test(line))
  .map((line) => ({ name: line.split(' ')[0]!, rest: line.slice(line.indexOf(' ') + 1).trim() }));
const stages = instructions.map(({ name }, index) => (name === 'FROM' ? index : -1)).filter((at) => at >= 0);
const last = instructions.slice(stages.at(-1));
const of = (list: Instruction[], name: string) =>
  list.filter((each) => each.name === name).map(({ rest }) => rest);
const json = (text: string | undefined) => JSON.parse((text ?? '').replace(/^.*?\[/, '[')) as string[];

const copies = of(instructions, 'COPY')
  .filter((rest) => !rest.startsWith('--from'))
  .map((rest) => rest.split(' ').slice(0, -1))
  .flat();
const removed = [
  .../rm -rf ([^&]*)/.exec(of(instructions, 'RUN').join(' && '))![1]!.matchAll(/node_modules\/(\S+)/g),
].map((match) => match[1]!);

/** As the engine reads .dockerignore: the last line that matches decides. */
function isSent(path: string): boolean {
  let sent = true;
  for (const line of read('.dockerignore').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const pattern = line.replace(/^!/, '');
    const matches =
      pattern === '*' ||
      path === pattern ||
      path.startsWith(`${pattern}/`) ||
      (pattern.startsWith('**/') &&
        new RegExp(`(^|/)${pattern.slice(3).replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(path));
    if (matches) sent = line.startsWith('!');
  }
  return sent;
}

describe('Dockerfile', () => {
  test('two stages on the slim image of the Node that the lock file pins', () => {
    const major = (
      JSON.parse(read('package.json')) as { dependencies: { node: string } }
    ).dependencies.node.split('.')[0];
    expect(of(instructions, 'FROM')).toEqual([`node:${major}-slim AS dependencies`, `node:${major}-slim`]);
    expect(of(instructions, 'RUN')[0]).toMatch(/^npm ci --omit=dev --ignore-scripts/);
  });

  test('copies what is there and is sent', () => {
    expect(copies).toContain('server');
    expect(copies.filter((path) => !existsSync(join(root, path)) || !isSent(path))).toEqual([]);
  });

  test('sends no test, no local org, nothing of the working copy', () => {
    for (const path of [
      '.git/config',
      '.touchline/x',
      'node_modules/x',
      'server/main.test.ts',
      'server/local-org/main.ts',
      'README.md',
      'server/http/README.md',
      'touchline.env',
      '.env',
    ])
      expect({ path, sent: isSent(path) }).toEqual({ path, sent: false });
    expect(isSent('server/http/app.ts')).toBe(true);
  });

  test('runs as nobody in particular, with data on a volume that is private', () => {
    expect(of(last, 'USER')).toEqual(['node']);
    expect(of(last, 'VOLUME')).toEqual(['/data']);
    expect(of(last, 'ENV')[0]).toContain('TOUCHLINE_DATA_DIR=/data');
    expect(of(last, 'RUN')[0]).toContain('--owner=node --group=node --mode=0700 /data');
    expect(last.findIndex(({ name }) => name === 'USER')).toBeGreaterThan(
      last.findIndex(({ name }) => name === 'RUN'),
    );
  });

  test('bakes no secret in', () => {
    const settings = [...of(instructions, 'ENV'), ...of(instructions, 'ARG')].join(' ');
    expect(settings).not.toMatch(/SECRET|TOKEN|KEY|PASSWORD/);
  });
});

describe('what would be in the image', () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchline-image-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(() => {
    for (const path of copies) {
      const files = statSync(join(root, path)).isDirectory()
        ? globSync(`${path}/**/*`, { cwd: root }).map((file) => file.replaceAll('\\', '/'))
        : [path];
      for (const file of files.filter((each) => isSent(each) && statSync(join(root, each)).isFile())) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        cpSync(join(root, file), join(folder, file));
      }
    }
    // The packages of production alone, without those the Dockerfile takes away.
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
    };
    const isTop = (path: string) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path);
    for (const [path, { dev, devOptional }] of Object.entries(packages)) {
      const name = path.slice('node_modules/'.length);
      const isGone = removed.some((each) => name === each || name.startsWith(`${each}/`));
      if (!isTop(path) || dev || devOptional || isGone || !existsSync(join(root, path))) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      symlinkSync(join(root, path), join(folder, path));
    }
  });

  const [program = '', ...args] = json(of(last, 'CMD')[0]);
  const environment = (more: Record<string, string>) => ({
    PATH: process.env['PATH'] ?? '',
    TOUCHLINE_DATA_DIR: join(folder, 'data'),
    ...more,
  });

  test('the command is the service, with every import it needs', async () => {
    expect([program, ...args]).toEqual(['node', 'server/main.ts', 'serve', '--host', '0.0.0.0']);
    const child = spawn(process.execPath, ['--preserve-symlinks', ...args], {
      cwd: folder,
      env: environment({
        PORT: '0',
        LOG_LEVEL: 'error',
        TOUCHLINE_API_TOKEN: 'a-token-for-nobody-at-all',
        SALESFORCE_ACCESS_TOKEN: 'none',
        SALESFORCE_INSTANCE_URL: 'http://127.0.0.1:9',
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
    const line = await Promise.race([
      once(createInterface({ input: child.stdout }), 'line').then(([text]) => text as string),
      ended.then(([code]) => `ended with ${code}: ${said}`),
    ]);
    expect(line).toMatch(/^\{"ready":true/);
    const { port } = new URL((JSON.parse(line) as { url: string }).url);
    const [healthcheck] = of(last, 'HEALTHCHECK');
    const [, ...check] = json(healthcheck);
    const health = (at: string) =>
      spawnSync(process.execPath, check, { env: environment({ PORT: at }) }).status;
    expect(health(port)).toBe(0);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(health(port)).toBe(1);
  }, 60_000);

  test('the other commands run in it too, and say what is missing', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--preserve-symlinks', 'server/main.ts', 'doctor'],
      {
        cwd: folder,
        env: environment({}),
        encoding: 'utf8',
      },
    );
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('expected exactly one way to log in'),
    });
  }, 30_000);
});

describe('systemd unit', () => {
  const unit = read('config/hosting/touchline.service');
  const lines = unit.split('\n').filter((line) => /^\w+=/.test(line));

  test('starts the service of the repository, and restarts it with growing pauses unless a setting is wrong', () => {
    expect(lines).toContain('ExecStart=/usr/bin/node /opt/touchline/server/main.ts serve');
    for (const line of [
      'Restart=on-failure',
      'RestartSteps=8',
      'RestartPreventExitStatus=2',
      'KillSignal=SIGTERM',
    ])
      expect(lines).toContain(line);
  });

  test('gives it nothing but its state folder and the network', () => {
    for (const line of [
      'DynamicUser=yes',
      'ProtectSystem=strict',
      'ProtectHome=yes',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
      'StateDirectory=touchline',
      'StateDirectoryMode=0700',
      'UMask=0077',
    ])
      expect(lines).toContain(line);
    expect(unit).not.toMatch(/^Environment=.*(SECRET|TOKEN)/m);
  });

  test('systemd itself finds nothing wrong with it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchline-unit-'));
    const file = join(folder, 'touchline.service');
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath).replaceAll('/opt/touchline', root));
    const { error, stderr, status } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    // Where there is no systemd there is nobody to ask.
    if (error) return expect((error as NodeJS.ErrnoException).code).toBe('ENOENT');
    const complaints = stderr
      .split('\n')
      .filter((line) => line !== '' && !/Unknown key (name )?'Restart(Steps|MaxDelaySec)'/.test(line));
    expect({ status, complaints }).toEqual({ status: 0, complaints: [] });
  });
});

test('the example of settings names only variables that are read, and gives away none', () => {
  const config = read('server/config.ts');
  const settings = read('config/hosting/touchline.env.example')
    .split('\n')
    .flatMap((line) => /^#?([A-Z_]+)=(.*)$/.exec(line)?.slice(1, 3) ?? []);
  for (let at = 0; at < settings.length; at += 2) {
    expect(config).toContain(`${settings[at]}: `);
    if (/SECRET|TOKEN|KEY/.test(settings[at]!)) expect(settings[at + 1]).toBe('');
  }
  expect(settings.length).toBeGreaterThan(8);
});
