import { unsupportedVersion } from '../errors.ts';

const oldest = 30;
const newest = 66;

export interface ApiVersion {
  label: string;
  url: string;
  version: string;
}

/** v30.0 was Spring '14; three releases a year since. */
export function apiVersions(): ApiVersion[] {
  return Array.from({ length: newest - oldest + 1 }, (_none, index) => {
    const season = ['Spring', 'Summer', 'Winter'][index % 3] ?? '';
    const year = 14 + Math.floor((index + 1) / 3);
    const version = `${oldest + index}.0`;
    return {
      label: `${season} '${String(year).padStart(2, '0')}`,
      url: `/services/data/v${version}`,
      version,
    };
  });
}

/** '66.0' from 'v66.0'. Throws for versions this org does not have. */
export function versionOf(segment: string): string {
  const match = /^v(\d+)\.0$/.exec(segment);
  const number = Number(match?.[1]);
  if (!match || number < oldest || number > newest) throw unsupportedVersion();
  return `${number}.0`;
}
