// Unit and integration tests, in projects. Those with a database share their modules: one worker loads the program once for all
// of its files. All others get theirs anew. `built` looks at what the build made, after it. Playwright collects *.spec.ts
// below e2e/: `include` is spelled out so that Vitest never does.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { aboutTable, contractTable, featureTables, languagesTable } from './scripts/browser-tables.ts'

const root = import.meta.dirname
const built = 'test/built.test.ts'
const files = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root, exclude: [built] })
/** Known by what they import, so that nobody keeps a list. */
const usesDatabase = (file: string) =>
  /from '[./]+\/(test\/)?(database|people)\.ts'/.test(readFileSync(join(root, file), 'utf8'))

export default defineConfig({
  // What a build makes for browsers of the list of features.
  plugins: [aboutTable, contractTable, featureTables, languagesTable],
  test: {
    globalSetup: ['./test/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/reporter.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: files.filter((file) => !usesDatabase(file)) },
      },
      {
        extends: true,
        resolve: { alias: { '@serenity-kit/opaque': join(root, 'test/quick-passphrase.ts') } },
        test: { name: 'database', include: files.filter(usesDatabase), isolate: false },
      },
      { extends: true, test: { name: 'built', include: [built] } },
    ],
  },
})
