import { strToU8, unzipSync, zipSync } from 'fflate';
import { SalesforceError } from '../errors.ts';

/** The platform's limits of one deploy. */
export const limits = { files: 35_000, zippedBytes: 39_000_000, bytes: 400_000_000 };

const tooLarge = (message: string) => new SalesforceError(400, 'LIMIT_EXCEEDED', message);
const invalidZip = (message: string) => new SalesforceError(400, 'INVALID_INPUT', message);

/**
 * Files of an archive by path, folders left out.
 *
 * Sizes stand in the archive's own directory; they are added up before anything is unpacked, and what is unpacked is held
 * to them, so that a small bomb stays small.
 */
export function readArchive(zip: Uint8Array): Map<string, Uint8Array> {
  if (zip.length > limits.zippedBytes)
    throw tooLarge('Maximum size of request reached. Maximum size of request is 39 MB');
  let files = 0;
  let bytes = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/')) return false;
        files += 1;
        bytes += originalSize;
        if (files > limits.files) throw tooLarge(`Too many files in zip; maximum is ${limits.files}`);
        if (bytes > limits.bytes) throw tooLarge('Maximum size of unzipped files reached. Maximum is 400 MB');
        requireInside(name);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof SalesforceError) throw error;
    throw invalidZip(`zip file could not be read: ${(error as Error).message}`);
  }
  return new Map(Object.entries(entries));
}

/** Every file lies below the archive's root: a path that climbs out is refused, not repaired. */
function requireInside(name: string): void {
  const parts = name.split(/[\\/]/);
  if (name.startsWith('/') || name.includes('\0') || /^[A-Za-z]:/.test(name) || parts.includes('..'))
    throw invalidZip(`zip entry has an illegal path: ${name}`);
}

/** Base64 of an archive; the time of its files is fixed, so that the same tree gives the same bytes. */
export function writeArchive(files: ReadonlyMap<string, string | Uint8Array>): string {
  const entries = Object.fromEntries(
    [...files].map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
  );
  return Buffer.from(zipSync(entries, { mtime: new Date('2000-01-01T12:00:00Z') })).toString('base64');
}
