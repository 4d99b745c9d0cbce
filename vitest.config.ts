import { defineConfig } from 'vitest/config'

const project = (name: string, extra: Record<string, unknown> = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], ...extra },
})

/** Tests that need the platform: it is built once and a throwaway PostgreSQL runs beside it. */
const onPlatform = {
  setupFiles: ['tests/support/stopLeftovers.ts'],
  provide: { oneOf: 3 },
  // There to end a test that hangs: a busy machine takes several times as long as a quiet one.
  testTimeout: 180_000,
  hookTimeout: 300_000,
}

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    // A test that left something running must not disturb the next: one process a file.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    passWithNoTests: true,
    projects: [
      project('unit'),
      project('integration', { ...onPlatform, globalSetup: 'tests/support/setup/integration.ts' }),
      // A page on a busy machine may be slower than a click: what fails twice is a fault.
      project('browser', {
        ...onPlatform,
        retry: 1,
        globalSetup: ['tests/support/setup/integration.ts', 'tests/support/setup/browser.ts'],
      }),
      // What a run takes a third of, the soak takes whole.
      project('soak', {
        ...onPlatform,
        include: ['tests/soak/**/*.test.ts', 'tests/integration/bad-input-{bodies,queries}.test.ts'],
        provide: { oneOf: 1 },
        testTimeout: 1_800_000,
        globalSetup: 'tests/support/setup/integration.ts',
      }),
    ],
  },
})
