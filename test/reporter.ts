// Counts tests into test-results/unit.json, because the closing lines of Vitest change from version to version and
// `npm test` has to add these numbers to those of the browser journeys and the checks. It also names what failed and how
// long each file took, which `npm test` says again where somebody looks first: at the end.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

const root = join(import.meta.dirname, '..')

export default class Counts implements Reporter {
  /** Writes `{ passed, failed, skipped, names, slow }`; a file that could not be loaded counts as one failure. */
  onTestRunEnd(modules: readonly TestModule[], errors: readonly { message: string }[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 }
    const names = errors.map(({ message }) => message)
    const slow: [string, number][] = []
    for (const module of modules) {
      const file = relative(root, module.moduleId)
      const wrong = module.errors()
      if (wrong.length > 0) counts.failed += 1
      names.push(...wrong.map(({ message }) => `${file}: ${message}`))
      for (const test of module.children.allTests()) {
        const { state, errors: why = [] } = test.result()
        if (state === 'pending') counts.skipped += 1
        else counts[state] += 1
        const told = `${file} › ${test.fullName}: ${why[0]?.message ?? ''}`
        if (state === 'failed') names.push(told)
      }
      slow.push([file, Math.round(module.diagnostic().duration)])
    }
    slow.sort(([, one], [, other]) => other - one)
    const folder = join(root, 'test-results')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'unit.json'), JSON.stringify({ ...counts, names, slow: slow.slice(0, 30) }))
  }
}
