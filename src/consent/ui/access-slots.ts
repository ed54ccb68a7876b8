// What other features show where it is said who reads a case.
import type { ReactNode } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import type { ReaderLine } from '../../client/signed-readers.ts'
import { slot } from '../../web/shell/slots.tsx'

/** How one comes to an interpreter for this person, where a yes is asked in a language in which we have no words. */
export const interpreterHere = slot<{ shared: SharedCase }>('access.interpreter')

/** Who reads it inside the house that carries it, as rows of the table; `children` is what is said where nobody knows more. */
export const accessInside = slot<{
  shared: SharedCase
  columns: readonly string[]
  /** What the house reads as a whole. */
  owner: ReaderLine
  /** Called once the rows stand there: what is below them does not move any more. */
  onKnown: () => void
  children: ReactNode
}>('access.inside')
