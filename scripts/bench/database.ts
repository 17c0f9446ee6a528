/** The bench's own DuckDB: it makes the company, stands in for the org's database, and is the floor that loading is compared with. */
import { DuckDBInstance } from '@duckdb/node-api';

export type Cell = string | number | boolean | bigint | null;

export interface Database {
  run(sql: string): Promise<void>;
  rows<T extends Record<string, unknown>>(sql: string): Promise<T[]>;
  close(): void;
}

export async function openDatabase(location: string, memoryLimitMb = 2048): Promise<Database> {
  const instance = await DuckDBInstance.create(location, {
    memory_limit: `${memoryLimitMb}MB`,
    threads: '2',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'; SET preserve_insertion_order = true");
  return {
    run: async (sql) => void (await connection.run(sql)),
    rows: async <T extends Record<string, unknown>>(sql: string) =>
      (await (await connection.run(sql)).getRowObjectsJson()) as unknown as T[],
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
