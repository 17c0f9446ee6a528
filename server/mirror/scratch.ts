import type { Mirror } from './mirror.ts';

/** Finding the best of these for a column takes longer than writing it, and is worth it for rows that are kept. */
const thorough = 'alp,alprd,chimp,patas,dict_fsst,fsst,roaring,zstd,rle,dictionary';

/** `work` writes tables that live for one run: in any order, which needs less memory, and packed lightly. */
export async function scratch<T>(mirror: Mirror, work: () => Promise<T>): Promise<T> {
  await mirror.run(`SET preserve_insertion_order = false; SET disabled_compression_methods = '${thorough}'`);
  try {
    return await work();
  } finally {
    await mirror.run('RESET preserve_insertion_order; RESET disabled_compression_methods');
  }
}

/**
 * `work` replaces some rows of large tables: the engine writes the last part of each of them again, as it is, since to
 * find how it is best packed takes longer than that.
 */
export async function unpacked<T>(mirror: Mirror, work: () => Promise<T>): Promise<T> {
  await mirror.run(`SET force_compression = 'uncompressed'`);
  try {
    return await work();
  } finally {
    await mirror.run(`SET force_compression = 'auto'`);
  }
}
