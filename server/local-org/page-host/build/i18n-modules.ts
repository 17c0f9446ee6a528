import type { Plugin } from 'rollup';

/** `@salesforce/i18n/*` that follow the person in the session; the rest keeps the base components' en-US values. */
const EXPRESSIONS: Record<string, string> = {
  lang: 'session.language',
  dir: `/^(ar|fa|he|iw|ur)\\b/.test(session.language) ? 'rtl' : 'ltr'`,
  locale: 'session.locale',
  timeZone: 'session.timeZone',
  currency: 'session.currency',
  firstDayOfWeek: 'format.firstDayOfWeek',
  'number.decimalSeparator': 'format.decimalSeparator',
  'number.groupingSeparator': 'format.groupingSeparator',
  'number.currencySymbol': 'format.currencySymbol',
  'dateTime.shortDateFormat': 'format.shortDateFormat',
};
const PREFIX = '@salesforce/i18n/';

/** Undefined when `specifier` is not one of the session's i18n modules. */
export function i18nSource(specifier: string): string | undefined {
  const expression = EXPRESSIONS[specifier.slice(PREFIX.length)];
  if (!specifier.startsWith(PREFIX) || expression === undefined) return undefined;
  return `import { session } from 'host/session';\nimport * as format from 'host/format';\nexport default ${expression};\nvoid format; void session;`;
}

export function i18nModules(): Plugin {
  const virtual = '\0i18n:';
  return {
    name: 'i18n-of-the-session',
    resolveId(source, importer) {
      if (i18nSource(source) !== undefined) return virtual + source;
      // A virtual module has no folder; its own imports are looked up as if from the base modules.
      if (importer?.startsWith(virtual))
        return this.resolve(source, `${import.meta.dirname}/x.js`, { skipSelf: true });
      return null;
    },
    load(id) {
      return id.startsWith(virtual) ? i18nSource(id.slice(virtual.length)) : null;
    },
  };
}
