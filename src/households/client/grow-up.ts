// Coming of age, from a birth date that no server reads: the process is begun with the quarter in which it falls, and when the day has come
// and they were asked anew, the case says that they are grown up. Nothing else of the case is touched.
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { openLatest, writeRecord } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import { today } from '../../client/time.ts'
import type { howKnown } from '../../cases/codes.ts'
import { ageOn, quarterOf, reachesOn } from '../../cases/age.ts'
import { childRules } from '../../cases/client/child-rules.ts'

type Profile = Record<string, unknown> & { birth?: string }

/** Writes the birth date beside the name. */
export async function writeBirth(session: Session, shared: SharedCase, birth: string): Promise<void> {
  const profile = await openLatest<Profile>(session, shared, 'profile')
  const replaces = latestOf(shared.records, 'profile')
  const value = { ...profile, birth }
  await writeRecord(session, shared.case.id, { compartment: 'identity', kind: 'profile', value, replaces })
}

export async function prepareAdulthood(
  session: Session,
  { caseId, id, birth }: { caseId: string; id: string; birth: string },
): Promise<TrackNow> {
  const { case: head } = await readCase(session, caseId)
  const { adultFrom } = await childRules(session, head.pack)
  const quarter = quarterOf(reachesOn(birth, adultFrom))
  return session.tracks.openTrack('adulthood', { id, caseId, quarter }, id)
}

/** Says that the day has come. The guardian ends with it; services, consents and readers are as they were. */
export async function growUp(
  session: Session,
  caseId: string,
  { birth, known }: { birth: string; known: (typeof howKnown)[number] },
): Promise<void> {
  const { case: head, tracks } = await readCase(session, caseId)
  const { adultFrom } = await childRules(session, head.pack)
  if (ageOn(birth, await today(session)) < adultFrom) throw new Error('The screen offers it from the day on.')
  const adulthood = tracks.find(({ kind, state }) => kind === 'adulthood' && state === 'asked')
  if (adulthood) await session.tracks.makeMove('adulthood', 'grow_up', adulthood)
  const own = tracks.find(({ kind }) => kind === 'case')
  if (own && head.ageGroup !== 'adult') {
    const { language, origin } = head
    await session.tracks.makeMove('case', 'correct', own, {
      language,
      origin,
      age_group: 'adult',
      known_by: known,
    })
  }
  const guardian = tracks.find(({ kind, state }) => kind === 'guardianship' && state !== 'ended')
  if (guardian) await session.tracks.makeMove('guardianship', 'end', guardian)
}
