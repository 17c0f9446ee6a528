import replaceModule from '@rollup/plugin-replace';
import type { RollupReplaceOptions } from '@rollup/plugin-replace';
import type { Plugin } from 'rollup';

// The package's types describe its CommonJS form, where the function sits under `default`; Node loads the other form.
const replace = replaceModule as unknown as (options: RollupReplaceOptions) => Plugin;

/** 'production' behaves and performs like an org without debug mode; 'development' adds LWC's own warnings. */
export const MODE = process.env['TOUCHLINE_PAGE_MODE'] === 'development' ? 'development' : 'production';

/** The API version of every bundle, and of the engine's behaviour. */
export const LWC_OPTIONS = {
  apiVersion: 66,
  enableDynamicComponents: true,
  enableLwcOn: true,
  // Without it lightning-combobox throws on first render.
  enableSyntheticElementInternals: true,
} as const;

export function replaceEnvironment(): Plugin {
  return replace({
    preventAssignment: true,
    values: { 'process.env.NODE_ENV': JSON.stringify(MODE), 'import.meta.env.SSR': 'false' },
  });
}
