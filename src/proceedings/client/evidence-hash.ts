// The hash of a sealed file, put down in the words of a piece of evidence: what was handed over can be held against it later, by anybody.
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { descriptionsOf, openDescription, rewriteDescription } from '../../client/description.ts'
import type { Session } from '../../client/session.ts'
import type { AboutFile } from '../../sealing/file-shape.ts'
import { custodyMachine } from '../custody.ts'

/** Adds a line to what stands there: the name of the file, and the SHA-256 of its bytes. */
export async function keepHash(
  session: Session,
  shared: SharedCase,
  { track, file, id = newId() }: { track: string; file: Pick<AboutFile, 'name' | 'sha256'>; id?: string },
): Promise<void> {
  const caseId = shared.case.id
  const before = descriptionsOf(shared, track)[0]
  const stood = before && (await openDescription(session, caseId, before)).value
  const line = `${file.name} · SHA-256 ${file.sha256}`
  const text = [stood?.text, line].filter(Boolean).join('\n')
  const place = { caseId, track, machine: custodyMachine }
  await rewriteDescription(session, place, { value: { ...stood, text }, before, id })
}
