import lwc from '@salesforce/eslint-config-lwc';
import slds from '@salesforce-ux/eslint-plugin-slds';
import tseslint from 'typescript-eslint';

const components = 'force-app/main/default/lwc/**';
/** The local org's shell is made of components too. */
const shell = 'server/local-org/page-host/modules/shell/**';

/** Keeps a shared preset to the files it is meant for; presets without `files` would reach every language. */
const within = (files, configs) => [configs].flat().map((config) => ({ ...config, files }));

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.touchline/',
      '.cache/',
      'coverage/',
      'server/golden/',
      'server/**/fixtures/',
    ],
  },
  ...within(['server/**/*.ts', 'scripts/**/*.ts', 'jest.config.ts'], [...tseslint.configs.strict]),
  {
    files: ['server/**/*.ts', 'scripts/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'fastify', name: ['register'] }] },
      ],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  ...within([`${components}/*.js`, `${shell}/*.js`, 'force-app/test/**/*.js'], lwc.configs.recommended),
  ...within([`${components}/*.html`], slds.configs['flat/recommended-html'] ?? []),
  ...within([`${components}/*.css`], slds.configs['flat/recommended-css'] ?? []),
);
