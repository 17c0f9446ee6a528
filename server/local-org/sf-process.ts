/** The real sf CLI, unmodified, as a process with a home of its own; for tests. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

const cli = resolve('node_modules/@salesforce/cli/bin/run.js');

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

export class SfProcess {
  /** Home and, unless said otherwise, working folder. */
  readonly folder = mkdtempSync(join(tmpdir(), 'sf-cli-'));
  private readonly workingFolder: string;

  constructor(workingFolder?: string) {
    this.workingFolder = workingFolder ?? this.folder;
  }

  /** Without telemetry and updates there is nothing but this machine to talk to. */
  run(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const env = {
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      HOME: this.folder,
      USERPROFILE: this.folder,
      SF_DISABLE_TELEMETRY: 'true',
      SF_AUTOUPDATE_DISABLE: 'true',
      SF_DISABLE_AUTOUPDATE: 'true',
      SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
      ...more,
    };
    const options = { env, cwd: this.workingFolder, maxBuffer: 50_000_000 };
    return new Promise((done) => {
      execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) =>
        done({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  }

  /** What a command says with --json, when it succeeds. */
  async result<T = Record<string, unknown>>(
    args: readonly string[],
    more?: Readonly<Record<string, string>>,
  ): Promise<T> {
    const { code, stdout, stderr } = await this.run([...args, '--json'], more);
    if (code !== 0) throw new Error(`sf ${args.join(' ')}: ${stdout}${stderr}`);
    return (JSON.parse(stdout) as { result: T }).result;
  }

  /** Logs in under the alias `local` with an access token. */
  login(url: string, token: string): Promise<Record<string, unknown>> {
    const local = url.replace('127.0.0.1', 'localhost');
    const args = ['org', 'login', 'access-token', '--instance-url', local, '--alias', 'local', '--no-prompt'];
    return this.result(args, { SF_ACCESS_TOKEN: token });
  }

  onOrg<T = Record<string, unknown>>(...args: string[]): Promise<T> {
    return this.result<T>([...args, '--target-org', 'local']);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
