import { readFileSync } from 'node:fs'
import tseslint from 'typescript-eslint'
import { peak } from './eslint/plugin.mjs'

const casts = JSON.parse(readFileSync(new URL('eslint/casts.json', import.meta.url), 'utf8'))

const GENERATED = [
  'payload-types.ts',
  'next-env.d.ts',
  'app/(payload)/importMap.js',
  'migrations/2*',
  'src/ui/api-client/schema.d.ts',
]

const DENIED = [
  'knock',
  'stranger',
  'strangers',
  'wayIn',
  'leadAway',
  'theExchange',
  'likest',
  'reckon',
  'EARNEST',
  'Doorway',
  'NotHere',
]

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '.next/',
      '.build/',
      '.data/',
      '.tmp/',
      'coverage/',
      'public/',
      ...GENERATED,
    ],
  },
  // A comment must not switch a rule off: what a rule gets wrong is mended in the rule.
  { linterOptions: { noInlineConfig: true, reportUnusedInlineConfigs: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Counted with the casts by our own rule.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { peak },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      // The glossary's standard terms: what was coined in their place does not come back.
      'id-denylist': ['error', ...DENIED],
      'prefer-const': 'error',
      'peak/env-only': 'error',
      'peak/spelled-access': 'error',
      'peak/passed-request': 'error',
      'peak/serial-writes': 'error',
    },
  },
  { files: ['**/*.{ts,tsx}'], plugins: { peak }, rules: { 'peak/counted-casts': ['error', casts] } },
  // What is marked for whom is said in core/access/rules alone.
  {
    files: ['src/modules/**/*.ts', 'src/portal/**/*.ts', 'hooks/**/*.ts', 'app/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...['TemplateElement[value.raw', 'Literal[value'].map((text) => ({
          selector: `${text}=/access_level|allowed_roles|audience\\s*(=|in\\b)/]`,
          message:
            'Ask the reader (core/access/reader.ts): the rule of the record stands in core/access/rules.',
        })),
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'hooks/**/*.ts', 'jobs/**/*.ts', 'app/**/*.tsx'],
    rules: { 'id-denylist': ['error', ...DENIED, 'door', 'doors', 'room', 'rooms', 'told', 'keptMail'] },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: [
      'tests/**',
      'bench/**',
      'scripts/**',
      'migrations/**',
      'src/dev/**',
      'src/server/postgres/**',
      'src/server/migrate.ts',
    ],
    plugins: { peak },
    rules: { 'peak/known-columns': 'error' },
  },
  // The one way to the database (core/database): no module opens a connection of its own.
  {
    files: ['src/**/*.{ts,tsx}', 'hooks/**/*.ts', 'jobs/**/*.ts', 'app/**/*.{ts,tsx}', 'collections/**/*.ts'],
    ignores: ['src/core/database/**', 'src/server/postgres/**', 'src/server/migrate.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'pg', message: 'Ask core/database: databaseOf, sqlOf, inTransaction.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'db', property: 'pool', message: "Payload's own connections belong to core/database." },
      ],
    },
  },
  // Screens ask the API through its client, with the types of its description.
  {
    files: ['src/ui/**/*.{ts,tsx}', 'src/modules/*/ui/**/*.{ts,tsx}', 'src/portal/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Ask through ui/api-client.' }],
    },
  },
  // A table of cases is read as one, however many lines it takes.
  { files: ['tests/**/*.ts'], rules: { 'max-lines': ['error', { max: 550 }] } },
  // Payload hands its hooks the records as `any`.
  { files: ['hooks/**/*.ts'], rules: { '@typescript-eslint/no-unsafe-argument': 'off' } },
  {
    files: ['src/core/env.ts', 'scripts/**/*.mjs', 'next.config.mjs', 'tests/support/setup/*.ts'],
    rules: { 'peak/env-only': 'off' },
  },
)
