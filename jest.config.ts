import { createRequire } from 'node:module';
import type { Config } from 'jest';

const { jestConfig } = createRequire(`${process.cwd()}/package.json`)('@salesforce/sfdx-lwc-jest/config') as {
  jestConfig: Config;
};

const esModulePackages = ['cookie'];

/**
 * Two projects: `lwc` runs the components as the platform's own test runner does, `server` runs everything
 * else in Node. Jest stays at 29.7 because sfdx-lwc-jest 7.9 brings and expects that version.
 */
const config: Config = {
  // Tests measure no time; on a busy machine five seconds are soon gone.
  testTimeout: 30_000,
  projects: [
    {
      ...(jestConfig as object),
      displayName: 'lwc',
      rootDir: '.',
      testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.js'],
      resolver: '<rootDir>/scripts/jest/lwc-resolver.cjs',
      setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), '<rootDir>/force-app/test/clock.js'],
      moduleNameMapper: {
        '^lightning/(graphql|modal|modalHeader|modalBody|modalFooter|navigation)$':
          '<rootDir>/force-app/test/jest-mocks/lightning/$1',
        '^c/touchline(\\w*)Labels$': '<rootDir>/force-app/test/labels',
        '^c/testMount$': '<rootDir>/force-app/test/mount',
        '^c/testRows$': '<rootDir>/force-app/test/rows',
        '^c/testDeals$': '<rootDir>/force-app/test/deals',
      },
    },
    {
      displayName: 'server',
      rootDir: '.',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/server/**/*.test.ts', '<rootDir>/scripts/**/*.test.ts'],
      transform: {
        '^.+\\.(ts|mjs|js)$': [
          '@swc/jest',
          { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
        ],
      },
      // These packages ship ES modules only, which jest 29 does not load by itself.
      transformIgnorePatterns: [`/node_modules/(?!(${esModulePackages.join('|')})/)`],
    },
  ],
};

export default config;
