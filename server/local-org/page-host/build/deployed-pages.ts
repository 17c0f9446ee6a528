import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metadataOf, whenDeployed } from '../../metadata/org-metadata.ts';
import { writeTree, type Tree } from '../../metadata/tree.ts';
import type { Org } from '../../types.ts';
import { schemaNames, type SchemaNames } from '../source/schema-names.ts';
import { startBuild, type PageBuild } from './builder.ts';

/** Begins to build the pages of a tree of metadata. Its files stand in a temporary folder until the build is closed. */
export async function buildOfTree(
  tree: Tree,
  schema: SchemaNames,
  log?: (message: string) => void,
): Promise<PageBuild> {
  const root = mkdtempSync(join(tmpdir(), 'touchline-pages-'));
  const remove = (): void => rmSync(root, { recursive: true, force: true });
  try {
    writeTree(tree, root);
    const build = await startBuild({ root, schema, ...(log ? { log } : {}) });
    return {
      ...build,
      close: async () => {
        await build.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Keeps a build that of what is deployed: each deployment begins another, and whoever opens a page waits for it. */
export class DeployedPages {
  readonly #org: Org;
  readonly #build: PageBuild;
  readonly #log: ((message: string) => void) | undefined;
  #isStale = false;
  #running: Promise<void> | undefined;

  /** @param build changes with each deployment */
  constructor(org: Org, build: PageBuild, log?: (message: string) => void) {
    this.#org = org;
    this.#build = build;
    this.#log = log;
    whenDeployed(org, () => {
      this.#isStale = true;
      // Not within the deployment, which is one step and not over yet.
      setImmediate(() => void this.settled());
    });
  }

  /** Resolves when the pages are those of what is deployed now; what could not be built is in the build's `failure`. */
  async settled(): Promise<void> {
    while (this.#isStale || this.#running) {
      this.#running ??= this.#rebuild().finally(() => {
        this.#running = undefined;
      });
      await this.#running;
    }
  }

  async #rebuild(): Promise<void> {
    this.#isStale = false;
    try {
      const { tree } = metadataOf(this.#org);
      const next = await buildOfTree(tree, schemaNames(this.#org.schema), this.#log);
      const { close } = this.#build;
      Object.assign(this.#build, next);
      await close();
    } catch (error) {
      this.#build.failure = error instanceof Error ? error.message : String(error);
    }
  }
}
