import { countedCasts } from './rules/countedCasts.mjs'
import { envOnly } from './rules/envOnly.mjs'
import { knownColumns } from './rules/knownColumns.mjs'
import { passedRequest } from './rules/passedRequest.mjs'
import { serialWrites } from './rules/serialWrites.mjs'
import { spelledAccess } from './rules/spelledAccess.mjs'

/**
 * The house's own rules; each has a test that it fires and that it stays quiet (tests/unit/lint.test.ts).
 * @type {import('eslint').ESLint.Plugin}
 */
export const peak = {
  meta: { name: 'peak' },
  rules: {
    'env-only': envOnly,
    'spelled-access': spelledAccess,
    'passed-request': passedRequest,
    'serial-writes': serialWrites,
    'counted-casts': countedCasts,
    'known-columns': knownColumns,
  },
}
