/** Generated content by path relative to the repository. */
export type GeneratedFiles = Map<string, string>;

export const xmlHeader = '<?xml version="1.0" encoding="UTF-8"?>\n';
export const metadataNamespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** Text as XML content. Metadata on the platform comes back with all five entities, so they are written that way. */
export const xml = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character]!);

/** `<tag>value</tag>` lines in the given order; undefined is left out. */
export function elements(
  values: Record<string, string | number | boolean | undefined>,
  indent = '    ',
): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([tag, value]) => `${indent}<${tag}>${xml(String(value))}</${tag}>\n`)
    .join('');
}
