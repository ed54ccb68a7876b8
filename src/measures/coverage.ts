// What the source page asks for and where Continuum answers it, as data: 110 items, each with the folder that
// carries it out, the test that shows it, and an honest state. docs/continuum.md and the visitors' page are made
// from this list; test/coverage.test.ts refuses a claim without a test.
import type { CoverageItem } from './coverage-item.ts'
import { justiceItems } from './coverage-justice.ts'
import { networkItems } from './coverage-network.ts'
import { protectionItems } from './coverage-protection.ts'
import { servicesItems } from './coverage-services.ts'

/** All items, by number. */
export const coverage: readonly CoverageItem[] = [
  ...protectionItems,
  ...networkItems,
  ...servicesItems,
  ...justiceItems,
].toSorted((a, b) => a.n - b.n)
