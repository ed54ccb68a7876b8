// The faults that scripts/mutate-client.ts puts into the client one at a time, each with the one test that has to notice it. What
// is replaced stands exactly once in its file; test/client-mutants.test.ts holds that, and that each named test is there.

import type { Fault } from './client-fault.ts'
import { caseWorkFaults } from './client-mutants-case-work.ts'
import { everydayFaults } from './client-mutants-everyday.ts'

export const faults: readonly Fault[] = [...caseWorkFaults, ...everydayFaults]
