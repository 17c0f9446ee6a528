/** The mirror cannot be used as it is; the message says what to do. Nothing was changed. */
export class MirrorError extends Error {
  override name = 'MirrorError';
}

/** Words what the engine said about a file it could not open. */
export function openError(location: string, cause: unknown): MirrorError {
  const text = said(cause);
  if (/lock/i.test(text) && /conflict|could not set/i.test(text)) {
    const holder = /PID (\d+)/.exec(text)?.[1];
    return new MirrorError(
      `The mirror ${location} is in use by another process${holder ? ` (PID ${holder})` : ''}. ` +
        'One process per mirror: wait for the other sync to end, or stop the running service, and try again.',
      { cause },
    );
  }
  if (/ENOTDIR|EEXIST|ENOSPC|ENAMETOOLONG|ENOENT|is a directory/i.test(text)) {
    return new MirrorError(
      `The mirror ${location} cannot be made: ${firstLine(text)}. ` +
        'Point TOUCHLINE_DATA_DIR at a folder that exists or can be created, with room to write.',
      { cause },
    );
  }
  if (/permission denied|EACCES|EPERM|read-only file system/i.test(text)) {
    return new MirrorError(
      `The mirror ${location} cannot be opened for writing: ${firstLine(text)}. ` +
        'Run the service as the user that owns this file, or point TOUCHLINE_DATA_DIR at a folder it may write.',
      { cause },
    );
  }
  return new MirrorError(
    `The mirror ${location} cannot be read: ${firstLine(text)}. ` +
      `It holds nothing that is not in Salesforce: delete ${location} and ${location}.wal, and the next sync builds it anew.`,
    { cause },
  );
}

/** The message of whatever was thrown. */
export function said(cause: unknown): string {
  return String(cause).replace(/^Error: /, '');
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? text).replace(/[.!]$/, '');
}
