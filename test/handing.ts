// Who is there when a case is handed on: Harbour House with its caseworker and its beds, River House that takes cases on, a clinic
// and a lawyer. Each test file has a network of its own.

import { agreeToCarrying, handCaseOn, offerCase, openCase, takeKeys, writeNote } from '../demo/case-work.ts'
import type { Colleague } from '../demo/actor.ts'
import type { Database } from '../src/database/open.ts'
import { newNetwork } from './people.ts'

export async function handingCast(database: Database) {
  const network = await newNetwork(database)
  const admin = await network.organisation('Harbour House', 'ngo', [])
  const amara = await network.colleague(admin, 'amara', ['caseworker'])
  /** Who looks after the beds of Harbour House. */
  const hana = await network.colleague(admin, 'hana', ['shelter'])
  const rosa = await network.organisation('River House', 'ngo', ['caseworker'])
  const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
  const ines = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer'])
  const now = () => network.state.now()

  const newCase = async (name: string) => {
    const safeContact = { how: 'By text', when: '', word: '', never: '' }
    const opened = await openCase(amara, { name, language: 'ar', story: 'What she told.', safeContact })
    await writeNote(amara, opened.id, 'health', 'Allergic to penicillin.')
    return opened
  }
  /** Asked, and River House takes it on. */
  const accepted = async (caseId: string) =>
    rosa.move('handover', 'accept', await offerCase(amara, caseId, rosa.circle))
  /** And the person has said yes: it is River House's. */
  const handedOn = async (caseId: string) => {
    const { id } = await accepted(caseId)
    await agreeToCarrying(amara, caseId, { recipient: rosa.circle }, now())
    return handCaseOn(amara, caseId, id)
  }
  /** Which parts somebody can read. */
  const held = async (who: Colleague, caseId: string) => (await takeKeys(who, caseId)).held.toSorted()
  return { network, amara, hana, rosa, bashir, ines, now, newCase, accepted, handedOn, held }
}

/** A refusal by a rule. */
export const because = (code: string) => ({ code: 'refused', detail: { because: code } })
