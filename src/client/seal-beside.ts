// What goes sealed beside a move: words about it, reasons by what they are for, or the amount to the cent of which the server learns whole
// units alone.
import { sealRecord } from './records.ts'
import type { Session } from './session.ts'
import type { Compartment } from '../sealing/vault-shape.ts'

interface Beside {
  caseId: string
  compartment: Compartment
  track: { id: string; kind: string }
}

/** What is written beside a move: words, the amount where one is asked to the cent, and what was seen where that has a form. */
export async function sealBeside(
  session: Session,
  { caseId, compartment, track }: Beside,
  value: {
    text: string
    move?: string
    amount?: string
    seen?: object
    reasons?: Readonly<Record<string, string>>
  },
) {
  const about = { track: track.id, about: track.kind }
  const note = await sealRecord(session, caseId, { compartment, kind: 'note', value, about })
  const { kind: _kind, version: _version, ...place } = note
  return place
}
