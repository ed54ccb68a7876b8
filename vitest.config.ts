// Unit and integration tests, in projects. A worker loads the program once for all of its files: what one leaves in a module the
// next one finds, as in a running program. Those with a database stretch passphrases and words lightly (test/light-stretch.ts);
// all others as CCP/1 says. `built` looks at what the build made, after it. Playwright collects *.spec.ts
// below e2e/: `include` is spelled out so that Vitest never does.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { aboutTable, contractTable, featureTables, languagesTable } from './scripts/browser-tables.ts'
import { lightSource, lightThread, startsThread, stretches } from './test/light-stretch.ts'

const root = import.meta.dirname
const built = 'test/built.test.ts'
const files = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root, exclude: [built] })
/** Known by what they say, so that nobody keeps a list. */
const says = (file: string, words: RegExp) => words.test(readFileSync(join(root, file), 'utf8'))
const usesDatabase = (file: string) => says(file, /from '[./]+\/(test\/)?(database|people)\.ts'/)
/**
 * Puts something else in the place of a module, of what a browser has, or of the machine's clock, or brings a network back as it was,
 * of whose logs this process would know more than stands there: nobody may find that afterwards.
 */
const exchanges = (file: string) =>
  says(
    file,
    /\bvi\.(mock|stubGlobal|useFakeTimers)\(|\/(vault-cast|specimen-cast|vault-specimens|specimens|restored)\.ts'/,
  )

/** How long the stretching takes is what it is about. */
const measuresStretching = 'src/identification/receipt-time.test.ts'
const isLight = (file: string) => usesDatabase(file) && !exchanges(file) && file !== measuresStretching
const pure = files.filter((file) => !isLight(file))

const lightStretch: Plugin = {
  name: 'continuum-light-stretch',
  enforce: 'pre',
  transform: (code, id) =>
    stretches.test(id) ? lightSource(code) : startsThread.test(id) ? lightThread(code) : null,
}

// The same six hundred files are read by every program that a test starts: compiled once.
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/node')

export default defineConfig({
  // What a build makes for browsers of the list of features.
  plugins: [aboutTable, contractTable, featureTables, languagesTable],
  test: {
    globalSetup: ['./test/global-setup.ts'],
    pool: 'forks',
    isolate: false,
    // One more than the cores of the machine that the goal is for: each waits for the database half of its time.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Nothing is tried twice (docs/decisions/0159): `npm run repeat` finds what does not pass each time.
    retry: 0,
    reporters: ['default', './test/reporter.ts'],
    projects: [
      { extends: true, test: { name: 'shared', include: pure.filter((file) => !exchanges(file)) } },
      { extends: true, test: { name: 'alone', isolate: true, include: pure.filter(exchanges) } },
      {
        extends: true,
        plugins: [lightStretch],
        test: { name: 'database', include: files.filter(isLight) },
      },
      { extends: true, test: { name: 'built', include: [built] } },
    ],
  },
})
