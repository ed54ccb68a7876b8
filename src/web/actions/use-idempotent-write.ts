// One intention is made once: whoever presses again because no answer came sends the same id and the same bytes, and does not do
// it twice. Other content is another intention.
import { useRef } from 'react'

/** `madeFor` answers with what `make` gave for this content (anything that JSON can hold); `end` lets the next press mean something new. */
export function useIntention<Made>() {
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
