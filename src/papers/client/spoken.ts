// An interpreter's voice, kept beside the process of which it told: sealed like any paper, in the part of the file in which the process lies.
// The person hears it again on their own page.
import type { SharedCase } from '../../client/case-keys.ts'
import type { Session } from '../../client/session.ts'
import { partOfWords, type Machine } from '../../tracks/define.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { newBringing, type Bringing } from './bring-paper.ts'
import { readPapers, type Paper } from './read-paper.ts'

export interface SpokenAbout {
  caseId: string
  machine: Machine
  track: { id: string; subkind: string | null }
}

export const partOfSpoken = ({ machine, track }: Pick<SpokenAbout, 'machine' | 'track'>): Compartment =>
  partOfWords(machine, track.subkind ?? undefined) as Compartment

/** What is to be kept: whoever tries again hands the same one over. */
export const spokenBringing = ({ caseId, machine, track }: SpokenAbout, sound: Blob): Bringing =>
  newBringing(caseId, {
    compartment: partOfSpoken({ machine, track }),
    kept: 'cleaned',
    about: { track: track.id, about: machine.kind },
    read: () => Promise.resolve({ content: sound, name: 'spoken', mime: sound.type }),
  })

/** What was spoken beside a process, the newest first. */
export async function readSpoken(
  session: Session,
  { case: { id } }: Pick<SharedCase, 'case'>,
  track: string,
): Promise<Paper[]> {
  const papers = await readPapers(session, id)
  return papers.filter(
    ({ row, about, isUnfit }) => row.track === track && !isUnfit && about?.mime.startsWith('audio/') === true,
  )
}
