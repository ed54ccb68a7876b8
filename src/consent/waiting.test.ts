// A consent that waits for a referral to be accepted, while the keys of what it will open are turned: by Amara, by Mariam's own
// card, once and again. Whoever accepts reads what is written now; before that nobody learns that they wait.

import { describe, expect, it } from 'vitest'
import { minute } from '../client/time.ts'
import { agree, giveCard, openCase, refer, takeKeys, rotateDue, writeNote } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { ownPhone } from '../../test/own-phone.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { makeStop } from '../portal/client/revoke.ts'
import { toOpen, type ShownRow } from '../client/sealed-record.ts'
import { revokeGrant } from '../client/case-keys.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const nadia = await network.organisation('Legal Aid', 'legal_aid', ['lawyer'])
const now = () => network.state.now()
const toLawyer = { recipient: nadia.circle, compartments: ['health'], purpose: 'legal_help' } as const
const waits = {
  recipient: bashir.circle,
  compartments: ['health'],
  purpose: 'health_care',
  whenAccepted: true,
} as const

const newCase = async (name: string) => {
  const { id } = await openCase(amara, { name, language: 'ar' })
  await writeNote(amara, id, 'health', 'Allergic to penicillin.')
  await takeKeys(amara, id)
  return id
}
const send = (caseId: string, consent: string) =>
  refer(amara, caseId, { recipient: bashir.circle, serviceCode: 'health', consent })
const stop = (caseId: string, grant: string) => revokeGrant(amara, caseId, grant)
/** The lawyer's consent comes and goes, and the key is turned after it. */
const turn = async (caseId: string) => {
  await takeKeys(amara, caseId)
  await stop(caseId, await agree(amara, caseId, toLawyer, now()))
  expect(await rotateDue(amara, caseId)).toEqual(['health'])
}
const accept = async (sent: Awaited<ReturnType<typeof send>>) => {
  const received = await bashir.move('referral', 'open', sent)
  await bashir.move('referral', 'accept', received, { first_day: now().toISOString().slice(0, 10) })
}
/** The words of every note that the clinic opens; `not-found` before it may see the case. */
async function reads(caseId: string): Promise<string[] | string> {
  try {
    const { shared } = await takeKeys(bashir, caseId)
    const notes = shared.records.filter((row) => row.kind === 'note') as ShownRow[]
    const opened = await bashir.vault.openRecords({ records: notes.map((row) => toOpen(caseId, row)) })
    return opened.map((one) => one.refused ?? (one.value as { text: string }).text).toSorted()
  } catch (refusal) {
    return (refusal as { code: string }).code
  }
}
const both = ['Allergic to penicillin.', 'Now also to latex.']
const writesOn = async (caseId: string) => {
  await takeKeys(amara, caseId)
  await writeNote(amara, caseId, 'health', 'Now also to latex.')
}

/** Which parts the clinic's doors are open to, and which are kept back. */
const doors = async (caseId: string) =>
  (
    await asOwner(database, (client) =>
      client.query<{ compartment: string; withheld: boolean }>(
        'select distinct on (compartment) compartment, withheld from wraps where case_id = $1 and circle = $2 order by compartment, epoch desc',
        [caseId, bashir.circle],
      ),
    )
  ).rows.map(({ compartment, withheld }) => `${compartment}${withheld ? ' kept back' : ''}`)

describe('a part that an accepted referral opened for the clinic', () => {
  it('does not include one that only another, unanswered referral’s consent names', async () => {
    const id = await newCase('Mariam Less')
    const first = await agree(amara, id, { ...waits, compartments: ['health', 'contact'] }, now())
    const one = await send(id, first)
    await send(id, await agree(amara, id, { ...waits, compartments: ['contact'] }, now()))
    // Health, no more: said last, and it takes the place of the first.
    await agree(amara, id, { ...waits, whenAccepted: false }, now())
    await accept(one)
    expect(await doors(id)).toEqual(['contact kept back', 'health'])
  })

  it('stays open when another consent, given since, is withdrawn', async () => {
    const id = await newCase('Mariam Stays')
    const one = await send(id, await agree(amara, id, waits, now()))
    await send(id, await agree(amara, id, waits, now()))
    await accept(one)
    expect(await doors(id)).toEqual(['health'])
    await stop(id, await agree(amara, id, { ...waits, purpose: 'support', whenAccepted: false }, now()))
    expect(await doors(id)).toEqual(['health'])
  })
})

describe('a clinic that accepts a referral after changes in the meantime', () => {
  it.each([1, 2])('reads what is written now although the key was rotated %s times', async (times) => {
    const id = await newCase(`Mariam Turned ${times}`)
    const sent = await send(id, await agree(amara, id, waits, now()))
    for (let at = 0; at < times; at += 1) await turn(id)
    await writesOn(id)
    expect(await reads(id)).toBe('not-found')
    await accept(sent)
    expect(await reads(id)).toEqual(both)
  })

  it('reads what is written now although the survivor rotated the key from her portal', async () => {
    const id = await newCase('Mariam Card')
    const lawyer = await agree(amara, id, toLawyer, now())
    const sent = await send(id, await agree(amara, id, waits, now()))
    const mariam = await ownPhone(network, (await giveCard(amara, id, 'ar')).words)
    const shown = (await mariam.read()).cases[0]!
    const made = await makeStop(mariam.vault, shown, [lawyer], await minute(amara))
    expect((await mariam.api.portal.stop({ caseId: id, ...made })).rotated).toEqual(['health'])
    await writesOn(id)
    await accept(sent)
    expect(await reads(id)).toEqual(both)
  })

  it('lost what it read before by a withdrawal, and regains it by accepting', async () => {
    const id = await newCase('Mariam Between')
    const open = { ...waits, purpose: 'support', whenAccepted: false } as const
    const before = await agree(amara, id, open, now())
    const sent = await send(id, await agree(amara, id, waits, now()))
    await stop(id, before)
    expect(await reads(id)).toBe('not-found')
    expect(await rotateDue(amara, id)).toEqual(['health'])
    await writesOn(id)
    await accept(sent)
    expect(await reads(id)).toEqual(both)
  })

  it('opens with the first of two referrals on the same consent what both name', async () => {
    const id = await newCase('Mariam Two')
    const first = await send(id, await agree(amara, id, waits, now()))
    const more = { ...waits, compartments: ['health', 'contact'] } as const
    await send(id, await agree(amara, id, more, now()))
    await accept(first)
    expect((await takeKeys(bashir, id)).held).toEqual(['health'])
  })

  it('is given each rotated key while it waits and none once its waiting is over', async () => {
    const id = await newCase('Mariam Left')
    const sent = await send(id, await agree(amara, id, waits, now()))
    const rotateKeys = async (isFor: (circle: number) => boolean) => {
      await takeKeys(amara, id)
      const rotated = { caseId: id, compartments: ['health'], why: 'withdrawn' } as const
      const made = await amara.vault.rotateKeys({ ...rotated, at: await minute(amara) })
      const wraps = made.wraps.filter(({ circleId }) => isFor(circleId))
      return amara.api.consent.rotateKeys({ caseId: id, ...made, wraps })
    }
    await expect(rotateKeys((circle) => circle === amara.circle)).rejects.toMatchObject({
      detail: { because: 'reader-left-out' },
    })
    const received = await bashir.move('referral', 'open', sent)
    await bashir.move('referral', 'decline', received, { reason: 'not_our_service' })
    // Their consent stands, so the key is made for them as for others, and kept back for ever.
    expect((await rotateKeys(() => true)).rotated).toEqual(['health'])
    expect(await reads(id)).toBe('not-found')
  })

  it('gets the next key where an older version left it out', async () => {
    const id = await newCase('Mariam Behind')
    const sent = await send(id, await agree(amara, id, waits, now()))
    await turn(id)
    await asOwner(database, (client) =>
      client.query('delete from wraps where case_id = $1 and circle = $2 and epoch = 2', [id, bashir.circle]),
    )
    await accept(sent)
    expect(await reads(id)).toBe('not-found')
    await turn(id)
    await writesOn(id)
    expect(await reads(id)).toEqual(both)
  })

  it('is known while it waits only to whoever rotates the key', async () => {
    const id = await newCase('Mariam Told')
    await agree(amara, id, toLawyer, now())
    await agree(amara, id, waits, now())
    const seenBy = async ({ api }: typeof amara) =>
      (await api.consent.list({ caseId: id })).readers.find((one) => one.compartment === 'health')
    expect((await seenBy(amara))?.waiting).toEqual([bashir.circle])
    expect((await seenBy(amara))?.holders.map((one) => one.circle)).not.toContain(bashir.circle)
    expect((await seenBy(nadia))?.waiting).toEqual([])
  })
})
