/** The README's first command, as a newcomer runs it: a URL that answers, and everything gone after Ctrl+C. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

test('npm start prints the URL of the team page with numbers behind it, and stops cleanly', async () => {
  const child = spawn('node', [join(root, 'scripts', 'start.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TOUCHLINE_DEMO_PORT: '0' },
  });
  let output = '';
  const url = await new Promise<string>((found, failed) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = /Team page\s+(\S+)/.exec(output);
      if (match) found(match[1]!);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => failed(new Error(`npm start ended with ${code}: ${output}`)));
  });
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('page-host');
  child.removeAllListeners('exit');
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
  expect(readdirSync(join(root, '.touchline')).filter((name) => name === `demo-${child.pid}`)).toEqual([]);
}, 180_000);
