// A write whose answer was lost is tried again as the same write: it keeps its id for as long as what is written stays the same.
// What was changed in between is another write, so that nothing typed is taken for what arrived before.
import { v7 as newId } from 'uuid'

export interface Tried {
  id: string
  /** What was tried under it. */
  what: string
}

/** The id under which `value` is written: the one before where it is the same once more. */
export function triedAs(before: Tried | undefined, value: object): Tried {
  const what = JSON.stringify(value)
  return before?.what === what ? before : { id: newId(), what }
}
