import { SalesforceError } from '../errors.ts';

const reference = /@\{([A-Za-z0-9_]+)((?:\.\w+|\[\d+\])[^}]*)?\}/g;

/** A value with every `@{referenceId.path}` in its texts replaced by what the earlier answers say. */
export function withReferences(value: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') return inText(value, answers, String);
  if (Array.isArray(value)) return value.map((each) => withReferences(each, answers));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withReferences(each, answers)]),
  );
}

/** The same for an address, where what is put in must not end the part it stands in. */
export function urlWithReferences(url: string, answers: ReadonlyMap<string, unknown>): string {
  return inText(url, answers, (value) => encodeURIComponent(String(value)));
}

function inText(
  text: string,
  answers: ReadonlyMap<string, unknown>,
  write: (value: string | number | boolean) => string,
): string {
  return text.replace(reference, (_whole, id: string, path = '') => {
    const value = follow(answers.get(id), path);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return write(value);
    throw new SalesforceError(
      400,
      'PROCESSING_HALTED',
      `Invalid reference specified. No value for ${id}${path} found in ${id}`,
    );
  });
}

/** `.records[0].Id`; names are case-sensitive. */
function follow(answer: unknown, path: string): unknown {
  if (!/^(\.\w+|\[\d+\])*$/.test(path)) return undefined;
  let value = answer;
  for (const [, name, index] of path.matchAll(/\.(\w+)|\[(\d+)\]/g)) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Object.hasOwn(value, name ?? index ?? '')
      ? (value as Record<string, unknown>)[name ?? index ?? '']
      : undefined;
  }
  return value;
}
