// Who said yes on a visit is handed on as somebody whom one met: sealed for one desk, where the reply clock runs, and read back under
// *What I reported*. Its name grows from what the row says, which only those who went can read: sent again it is the same, and nothing ties it
// to the visit.
import { v4 as idOf } from 'uuid'
import { hasArrived } from '../../client/refusal.ts'
import type { Chosen } from '../../client/seal-to.ts'
import type { Session } from '../../client/session.ts'
import { emptyEncounter, sealEncounter, sendEncounter } from '../../encounters/client/report-encounter.ts'
import type { EncounterDetails } from '../../identification/encounter-details.ts'
import { utf8 } from '../../sealing/bytes.ts'
import { sha256 } from '../../sealing/keys.ts'
import type { Referred } from '../aftermath.ts'

export interface HandedOn {
  referred: Referred
  /** As it stands on the sheet. */
  text: string
  district: string
  by: EncounterDetails['by']
}

export async function sendReferral(session: Session, handed: HandedOn, to: Chosen): Promise<void> {
  const { referred, text, district, by } = handed
  const { row, number, language, age, wishes, bed } = referred
  const empty = emptyEncounter(by)
  const encounter = {
    ...empty,
    danger: 'unsure' as const,
    words: text,
    language,
    area: district,
    details: {
      ...empty.details,
      age,
      agreed: age === 'adult' || age === 'not_asked' ? ('information' as const) : ('' as const),
    },
  }
  const random = (
    await sha256(utf8(JSON.stringify([row, number, language, age, wishes, bed, to.circle])))
  ).subarray(0, 16)
  const sealed = await sealEncounter(session, encounter, to, idOf({ random }))
  await sendEncounter(session, sealed).catch((problem: unknown) => {
    // It came at the press before: only the answer was lost.
    if (!hasArrived(problem)) throw problem
  })
}
