// Whether this session may wrap keys for anybody. The auditor closes it where something does not hold, and opens it again when
// it has looked anew and all holds; whatever gives a key asks here first. (CCP/1 line 28.)
import { SealingError } from '../sealing/suite.ts'
import type { Look, Session } from './session.ts'

type Gate = Pick<Session, 'memory'>

/** Says what a look has found. */
export function foundBy({ memory }: Gate, look: Look, holds: boolean): void {
  if (holds) memory.broken.delete(look)
  else memory.broken.add(look)
}

/** Whether nothing was found, or all of it has been good since. */
export const canWrap = ({ memory }: Gate): boolean => memory.broken.size === 0

/** Fails where it cannot. */
export function mayWrap(session: Gate): void {
  if (!canWrap(session)) throw new SealingError('not-verified')
}
