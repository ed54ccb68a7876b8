// A prosecution of the person waits until somebody has answered who they are, by the rows of the case and for whoever asks.

import { describe, expect, it } from 'vitest'
import { addresses } from '../api/addresses.ts'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { staffRoles } from '../api/roles.ts'
import { machineOf } from '../../test/moving.ts'
import { refusalOf } from '../tracks/advance.ts'
import type { Input } from '../tracks/define.ts'

const network = await newNetwork(await testDatabase())
// The authority is outside: Amara records its letters.
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const dario = await network.organisation('Crown Prosecution', 'prosecution', ['prosecutor'])
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Kofi, who may be a child, is accused; `steps` are what is done about who he is. Answers what Dario is told who goes on. */
async function accused(...steps: [move: string, input?: Input][]) {
  const { id: caseId } = await openCase(amara, { name: 'Kofi Accused', language: 'en', ageGroup: 'unsure' })
  const asked = steps.length > 0 ? await amara.open('identification', { caseId }) : undefined
  for (const [move, input] of steps)
    if (asked) await amara.move('identification', move, { id: asked.id }, input)
  const subkind = 'linked_offence_of_person'
  const matter = await amara.open('proceeding', { caseId, subkind, other: dario.circle })
  await dario.move('proceeding', 'open', { id: matter.id }, { lawyer: 'assigned' })
  const goOn = () =>
    dario.move('proceeding', 'investigate', { id: matter.id }).then(
      ({ state }) => state,
      (error: { detail?: { because?: string } }) => error.detail?.because,
    )
  return { caseId, matter, asked, goOn }
}

const begun: [string, Input?][] = [['presume', { origin: 'criminal_enforcement' }], ['refer'], ['receive']]
const no = (days: number): Input => ({ served_on: daysAgo(days), reason: 'threshold_not_met' })
const held = 'held-for-identification'

describe('Dario, who prosecutes Kofi for what he was made to do', () => {
  it('waits also where nobody has begun to ask who Kofi is; what helps Kofi does not', async () => {
    const { matter, goOn } = await accused()
    expect(await goOn()).toBe(held)
    await dario.move('proceeding', 'hold', { id: matter.id })
    const spared = { outcome: 'acquitted_or_defence_upheld', served_on: daysAgo(0) }
    expect((await dario.move('proceeding', 'decide', { id: matter.id }, spared)).state).toBe('decided')
  })

  it('waits where the question was opened and nothing more, and while the authority decides', async () => {
    const { caseId, goOn } = await accused()
    await amara.open('identification', { caseId })
    expect(await goOn()).toBe(held)
    expect(await (await accused(...begun)).goOn()).toBe(held)
  })

  it('goes on when Kofi is identified', async () => {
    const yes = { served_on: daysAgo(40) }
    const { goOn } = await accused(...begun, ['decide_prelim_positive', yes], ['decide_final_positive', yes])
    expect(await goOn()).toBe('investigation')
  })

  it('waits after a no until its day for a challenge has passed, and not for ever', async () => {
    expect(await (await accused(...begun, ['decide_prelim_negative', no(0)])).goOn()).toBe(held)
    expect(await (await accused(...begun, ['decide_prelim_negative', no(40)])).goOn()).toBe('investigation')
    const challenged = await accused(...begun, ['decide_prelim_negative', no(40)], ['challenge'])
    expect(await challenged.goOn()).toBe(held)
  })

  it('waits where others gave the question up, and goes on where Kofi himself did', async () => {
    const dropped = await accused(...begun, ['discontinue', { reason: 'out_of_contact' }])
    expect(await dropped.goOn()).toBe(held)

    const { caseId, asked, goOn } = await accused(...begun)
    const { words } = await giveCard(amara, caseId, 'en')
    const phone = telephone(network.public)
    await phone.post(`/en${addresses.enter}`, { words })
    await phone.post(`/en${addresses.tracks}`, { go: `identification.stop.${asked?.id}`, sure: '1' })
    expect(await goOn()).toBe('investigation')
  })

  it('cannot end the question himself, nor can the police or whoever removes people', () => {
    const move = machineOf('identification').moves['discontinue']!
    const refused = staffRoles.filter((role) =>
      refusalOf(move, { sides: ['holder', 'other'], roles: [role] }),
    )
    expect(refused).toEqual(expect.arrayContaining(['prosecutor', 'police', 'immigration']))
    expect(refusalOf(move, { sides: ['holder'], roles: ['caseworker'] })).toBeUndefined()
  })
})
