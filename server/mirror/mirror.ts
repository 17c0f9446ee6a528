import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Table } from './columns.ts';
import { openError } from './errors.ts';
import { discardUnfinished, ensureFolder, keepPrivate } from './file.ts';
import { createSchema } from './schema.ts';
import type { OwnColumns } from './tables.ts';
import { tables } from './tables.ts';
import type { Bindings, SqlValue } from './values.ts';
import { bind, fromDuck } from './values.ts';

export type { SqlValue } from './values.ts';

export interface Mirror {
  /** The mirrored sObjects by API name, own columns included. */
  readonly tables: ReadonlyMap<string, Table>;
  /** Runs one statement with `$name` parameters, or several without. */
  run(sql: string, params?: Record<string, SqlValue>): Promise<void>;
  /**
   * All rows as plain objects: counts and sums are numbers, DATE is 'YYYY-MM-DD', TIMESTAMP is ISO text in UTC
   * ('2026-01-31T09:00:00.000Z'), DECIMAL a number, LIST an array, STRUCT an object.
   */
  all<T extends object>(sql: string, params?: Record<string, SqlValue>): Promise<T[]>;
  /** The same rows in chunks of about 2,000, for results that should not stand in memory at once. */
  stream<T extends object>(sql: string, params?: Record<string, SqlValue>): AsyncIterable<T[]>;
  /** Appends rows of text to a table whose columns are all VARCHAR (staging). */
  append(schema: string, table: string, rows: Iterable<readonly (string | null)[]>): Promise<void>;
  /** Everything that `work` runs is kept together, or not at all. Does not nest; do not share the mirror meanwhile. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface MirrorOptions {
  /** 18-character id of the org. A mirror keeps the first it was given and refuses every other. */
  organizationId?: string;
  /** KPI and flag columns of our objects, from the registries. */
  ownColumns?: OwnColumns;
  /** Upper bound of the engine's own memory; beyond it, it spills to disk beside the file. */
  memoryLimitMb?: number;
  threads?: number;
}

/**
 * Opens (and on first use creates) a mirror: `':memory:'` or a file, with every table of `tables.ts`.
 *
 * @throws MirrorError when the file is locked, damaged, not writable, or another org's.
 */
export async function openMirror(location: string, options: MirrorOptions = {}): Promise<Mirror> {
  const settings = {
    memory_limit: `${options.memoryLimitMb ?? 900}MB`,
    threads: String(options.threads ?? 2),
    // Nothing may be fetched from the network behind the admin's back.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  };
  const { instance, connection } = await connect(location, settings);
  const byName = new Map(tables(options.ownColumns).map((table) => [table.sObject, table]));
  const mirror = new DuckMirror(instance, connection, byName);
  try {
    await createSchema(mirror, location, options.organizationId);
  } catch (cause) {
    await mirror.close();
    throw cause;
  }
  return mirror;
}

interface Opened {
  instance: DuckDBInstance;
  connection: DuckDBConnection;
}

async function connect(location: string, settings: Record<string, string>): Promise<Opened> {
  try {
    if (location === ':memory:') return await open(() => DuckDBInstance.create(location, settings));
    ensureFolder(location);
    // A second, uncached instance on one path drops the file lock when it closes: always go through the cache.
    const fromCache = () => DuckDBInstance.fromCache(location, settings);
    const opened = await open(fromCache).catch((cause: unknown) => {
      if (!discardUnfinished(location, cause)) throw cause;
      return open(fromCache);
    });
    keepPrivate(location);
    return opened;
  } catch (cause) {
    throw openError(location, cause);
  }
}

async function open(create: () => Promise<DuckDBInstance>): Promise<Opened> {
  const instance = await create();
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  // DuckDB 1.5.5 counts deleted rows when it decides which row groups an ORDER BY … LIMIT needs, and so loses rows
  // (duckdb/duckdb#22949); `mirror.test.ts` shows it.
  await connection.run("SET disabled_optimizers = 'row_group_pruner'");
  return { instance, connection };
}

class DuckMirror implements Mirror {
  readonly tables: ReadonlyMap<string, Table>;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  #inTransaction = false;
  #closed = false;

  constructor(instance: DuckDBInstance, connection: DuckDBConnection, byName: ReadonlyMap<string, Table>) {
    this.#instance = instance;
    this.#connection = connection;
    this.tables = byName;
  }

  async run(sql: string, params?: Record<string, SqlValue>): Promise<void> {
    const { values, types }: Bindings = bind(params);
    await this.#connection.run(sql, values, types);
  }

  async all<T extends object>(sql: string, params?: Record<string, SqlValue>): Promise<T[]> {
    const { values, types }: Bindings = bind(params);
    const result = await this.#connection.run(sql, values, types);
    return (await result.convertRowObjects(fromDuck)) as T[];
  }

  async *stream<T extends object>(sql: string, params?: Record<string, SqlValue>): AsyncIterable<T[]> {
    const { values, types }: Bindings = bind(params);
    const result = await this.#connection.stream(sql, values, types);
    for await (const rows of result.yieldConvertedRowObjects(fromDuck)) yield rows as T[];
  }

  async append(schema: string, table: string, rows: Iterable<readonly (string | null)[]>): Promise<void> {
    const appender = await this.#connection.createAppender(table, schema);
    for (const row of rows) {
      for (const value of row) {
        if (value === null) appender.appendNull();
        else appender.appendVarchar(value);
      }
      appender.endRow();
    }
    appender.closeSync();
  }

  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inTransaction) throw new Error('mirror transactions do not nest');
    this.#inTransaction = true;
    try {
      await this.#connection.run('BEGIN TRANSACTION');
      const result = await work();
      await this.#connection.run('COMMIT');
      return result;
    } catch (cause) {
      await this.#rollback();
      throw cause;
    } finally {
      this.#inTransaction = false;
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  /** A failed COMMIT has already ended the transaction; then there is nothing left to roll back. */
  async #rollback(): Promise<void> {
    try {
      await this.#connection.run('ROLLBACK');
    } catch (cause) {
      if (!/no transaction is active/i.test(String(cause))) throw cause;
    }
  }
}
