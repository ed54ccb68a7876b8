// What Amina sends from her own page: how she may be reached, and what she says about the help, each sealed for whom she means.
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone, type OwnPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { standIns } from '../../../test/role-sessions.ts'
import { learn, learnHome } from '../../client/chain-reader.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

let caseId: string
let amina: OwnPhone

beforeAll(async () => {
  caseId = (await openCase(amara, { name: 'Amina', language: 'ar' })).id
  amina = await ownPhone(network, (await giveCard(amara, caseId, 'ar')).words)
})

describe('the portal’s endpoints', () => {
  it('refuse all staff, whatever cookie they bring to the public host', async () => {
    for (const [role, { cookie }] of await standIns(database)) {
      const { status } = await network.public.request('/api/portal/file', {
        headers: { cookie: cookie.replace('s=', 'p=') },
      })
      expect([role, status]).toEqual([role, role === 'person' ? 200 : 403])
    }
    expect((await network.public.request('/api/portal/file')).status).toBe(401)
    expect((await network.staff.request('/api/portal/file')).status).toBe(404)
  })

  it('store her safe contact sealed, and nothing else under its name', async () => {
    await amina.read()
    const id = newId()
    const place = {
      caseId,
      compartment: 'contact',
      table: 'records',
      row: id,
      field: 'safe_contact',
      version: 1,
    } as const
    const value = { how: 'by text', when: '', word: '', never: '', notices: 'neutral' }
    const record = {
      id,
      compartment: 'contact' as const,
      kind: 'safe_contact' as const,
      version: 1,
      ...(await amina.vault.sealRecord({ ...place, value })),
    }
    await amina.api.portal.contact({ caseId, record })
    await expect(
      amina.api.portal.contact({ caseId, record: { ...record, id: newId(), kind: 'note' } }),
    ).rejects.toMatchObject({ code: 'refused' })
    const { shared } = await takeKeys(amara, caseId)
    const row = shared.records.find((one) => one.id === id)!
    expect(row).toMatchObject({ kind: 'safe_contact', by: null })
    expect(
      await amara.vault.openRecord({
        ...place,
        epoch: row.epoch,
        ciphertext: row.ciphertext,
        signature: row.signature!,
        author: row.author!,
      }),
    ).toEqual({ value, author: 'person' })
  })

  it('deliver words about the help only to the reader whom she chose', async () => {
    await agree(
      amara,
      caseId,
      { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' },
      network.state.now(),
    )
    const { readers } = await amina.api.portal.readers({})
    expect(readers.map(({ name, stands }) => [name, stands])).toEqual([
      ['Harbour House', 'carrier'],
      ['City Clinic', 'helper'],
      ['National coordination', 'oversight'],
    ])
    const say = async (kind: 'feedback' | 'complaint', to: (typeof readers)[number], text: string) => {
      const id = newId()
      const locator = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
      await learnHome(amina.line, amara.organisation)
      await learn(amina.line, amara.organisation, [to.organisation], { again: true })
      const { circles } = await amina.vault.viewLog({ organisation: to.organisation })
      const reader = circles.find(({ id: circle }) => circle === to.circle)!.publicKey
      const words = await amina.vault.sealForReader({ locator, reader, words: { text } })
      await amina.api.portal.speak({ id, kind, topic: 'respect', to: to.circle, words })
      return { id, locator, words }
    }
    const [, , oversight] = readers
    const said = await say('complaint', oversight!, 'They shout at night.')
    const { words } = await network.founder.api.voices.words({ track: said.id })
    const opened = await network.founder.vault.openReport({
      locator: said.locator,
      circleId: words!.circle,
      wrap: words!.wrap,
      ciphertext: words!.ciphertext,
      messages: [],
    })
    expect(opened.report).toEqual({ text: 'They shout at night.' })
    // She herself can read it again.
    const own = await amina.vault.openReport({
      locator: said.locator,
      wrap: said.words.wrapOwn,
      ciphertext: said.words.ciphertext,
      messages: [],
    })
    expect(own.report).toEqual({ text: 'They shout at night.' })
    const advocate = await network.colleague(
      await network.organisation('Survivors’ Voice', 'ngo', []),
      'advocate-one',
      ['advocate', 'supervisor'],
    )
    expect(await advocate.api.voices.words({ track: said.id })).toEqual({ words: null })
    await expect(
      amina.vault.openReport({
        locator: said.locator,
        wrap: said.words.wrapReader,
        ciphertext: said.words.ciphertext,
        messages: [],
      }),
    ).rejects.toThrow('broken')
    await amina.api.portal.speak({ id: newId(), kind: 'complaint', topic: 'rules', to: readers[0]!.circle })
    await expect(
      amina.api.portal.speak({ id: newId(), kind: 'complaint', topic: 'rules', to: advocate.circle }),
    ).rejects.toMatchObject({ code: 'refused' })
  })
})
