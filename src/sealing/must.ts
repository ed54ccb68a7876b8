// What every rule of a chain demands: where it does not hold, the statement is refused, and nothing says why.
import { SealingError } from './suite.ts'

export function must(holds: unknown): asserts holds {
  if (!holds) throw new SealingError('bad-chain')
}
