import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['dist/', '.astro/', 'node_modules/', 'test-results/', 'playwright-report/']),
  js.configs.recommended,
  tseslint.configs.strict,
  astro.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/browser/search.js'],
    languageOptions: {
      globals: {
        ...{ document: 'readonly', location: 'readonly', history: 'readonly', fetch: 'readonly' },
        URLSearchParams: 'readonly',
      },
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { process: 'readonly' } },
  },
  {
    files: ['src/embed/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['AbortSignal', 'HTMLElement', 'URL', 'customElements', 'document', 'fetch'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
);
