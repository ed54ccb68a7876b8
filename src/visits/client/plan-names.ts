// Under which names the parts of a plan are sent, so that pressing again is the same act.
import { newId } from '../../api/new-id.ts'

/** The names under which the parts are sent; the same at every press. */
export interface PlanNames {
  visit: string
  assignment: string
  key: string
  /** Made at the first press and kept: a second key would open nothing. */
  sealed?: { publicKey: string; wrap: string; signature: string }
  holds: string[]
}
export const newPlanNames = (): PlanNames => ({
  visit: newId(),
  assignment: newId(),
  key: newId(),
  holds: [],
})
