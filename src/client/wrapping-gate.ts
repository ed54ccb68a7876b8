// Whether this window may wrap keys for anybody. The auditor closes it where something does not hold, and opens it again when
// it has looked anew and all holds; whatever gives a key asks here first. (CCP/1 line 28.)
import { SealingError } from '../sealing/suite.ts'

/** What the auditor looks at: the trail of the house, or the case of the day. */
export type Look = 'trail' | 'case'

const broken = new Set<Look>()

/** Says what a look has found. */
export function foundBy(look: Look, holds: boolean): void {
  if (holds) broken.delete(look)
  else broken.add(look)
}

/** Whether nothing was found, or all of it has been good since. */
export const canWrap = (): boolean => broken.size === 0

/** Fails where it cannot. */
export function mayWrap(): void {
  if (!canWrap()) throw new SealingError('not-verified')
}
