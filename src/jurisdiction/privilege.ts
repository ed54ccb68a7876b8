// What protects a file from whoever demands it, as a country's law or the network's own practice says it. Pure.

import type { Words } from './words.ts'

export interface PrivilegeRule {
  /** Whether a subpoena is an order by itself; where it is not, a judge has to order it. */
  subpoenaIsOrder: boolean
  /** What is privileged, and who may waive it. */
  says: readonly { text: Words; source: string }[]
  source: string
}
