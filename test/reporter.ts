// Counts tests into test-results/unit.json, because the closing lines of Vitest change from version to version and
// `npm test` has to add these numbers to those of the browser journeys and the checks.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

export default class Counts implements Reporter {
  /** Writes `{ passed, failed, skipped }`; a file that could not be loaded counts as one failure. */
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 }
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed += 1
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'pending') counts.skipped += 1
        else counts[state] += 1
      }
    }
    const folder = join(import.meta.dirname, '..', 'test-results')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'unit.json'), JSON.stringify(counts))
  }
}
