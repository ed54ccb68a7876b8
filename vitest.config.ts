// Unit and integration tests. Playwright collects *.spec.ts below e2e/: `include` is spelled out so that Vitest
// never does.
import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const setup = ['./test/global-setup.ts'].filter((file) => existsSync(new URL(file, import.meta.url)))

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: setup,
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/reporter.ts'],
  },
})
