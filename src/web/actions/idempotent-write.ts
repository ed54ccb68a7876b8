// A write whose answer was lost is tried again as the same write: it keeps its id for as long as what is written stays the same.
// What was changed in between is another write, so that nothing typed is taken for what arrived before.
import { useRef } from 'react'
import { newId } from '../../api/new-id.ts'

export interface TriedWrite {
  id: string
  /** What was tried under it. */
  what: string
}

/** The id under which `value` is written: the one before where it is the same once more. */
export function sameWriteAs(before: TriedWrite | undefined, value: object): TriedWrite {
  const what = JSON.stringify(value)
  return before?.what === what ? before : { id: newId(), what }
}

/** `madeFor` answers with what `make` gave for this content (anything that JSON can hold); `end` lets the next press mean something new. */
export function useIdempotentWrite<Made>() {
  const now = useRef<{ of: string; made: Made } | null>(null)
  return {
    madeFor: async (content: unknown, make: () => Made | Promise<Made>): Promise<Made> => {
      const of = JSON.stringify(content)
      if (now.current?.of !== of) now.current = { of, made: await make() }
      return now.current.made
    },
    end: (): void => {
      now.current = null
    },
  }
}
