// The vault's calls for the night: what somebody does alone, who stands by, and who takes a case over until the morning.
import type { Grant } from './case-shape.ts'
import type { Statement } from './chain.ts'
import type { CompartmentEpoch, Wrap } from './shapes.ts'
import type { At } from './vault-log-shape.ts'

export interface DutyCalls {
  /**
   * Whoever asked to break the glass of statement `n` goes ahead alone, for a `circle` of two at most that reads first what is opened;
   * `review` is the circle outside that looks back at it. The keys go with the statement.
   */
  breakAlone(
    input: At & { caseId: string; n: number; circle: number; review: number },
  ): Promise<{ statement: Statement; wraps: Wrap[]; grant: Grant & { id: string } }>

  /**
   * The carrier names a circle of its house that stands by for the night, and wraps it the newest keys of what it carries; no statement
   * where it is named already. It reads nothing by that.
   */
  nameDutyCircle(
    input: At & { caseId: string; circle: number; epochs?: readonly CompartmentEpoch[] },
  ): Promise<{ statement?: Statement; wraps: Wrap[] }>

  /**
   * A member of the duty circle takes the case over until a minute, on a night on which they stand there by a colleague's word, until that night is
   * over at most. `not-verified` at any other hour. `reason` is a code.
   */
  takeOver(input: At & { caseId: string; reason: string; until: string }): Promise<{ statement: Statement }>
}
