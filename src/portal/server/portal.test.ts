// What Amina sends from her own page: how she may be reached, and what she says about the help, each sealed for whom she means.
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys } from '../../../demo/case-work.ts'
import { bentPage } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone, type OwnPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { standIns } from '../../../test/role-sessions.ts'
import { toOpen } from '../../client/sealed-record.ts'
import { locatorOf } from '../../voice/client/locator.ts'
import { keepContact } from '../client/compose.ts'
import { speak } from '../client/speak.ts'

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
    const value = { how: 'by text', when: '', word: '', never: '', notices: 'neutral' } as const
    let record: Parameters<typeof amina.api.portal.contact>[0]['record'] | undefined
    const noted = bentPage(amina.session, 'contact', (call) => (input, options) => {
      record = input.record
      return call(input, options)
    })
    await keepContact(noted, caseId, value, 0)
    await expect(
      amina.api.portal.contact({ caseId, record: { ...record!, id: newId(), kind: 'note' } }),
    ).rejects.toMatchObject({ code: 'refused' })
    const { shared } = await takeKeys(amara, caseId)
    const row = shared.records.find((one) => one.id === record?.id)!
    expect(row).toMatchObject({ kind: 'safe_contact', by: null })
    expect(await amara.vault.openRecord(toOpen(caseId, row))).toEqual({ value, author: 'person' })
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
    /** What she says, and what of it left her telephone. */
    const say = async (text: string, reader: (typeof readers)[number]) => {
      let sent: Parameters<typeof amina.api.portal.speak>[0] | undefined
      const noted = bentPage(amina.session, 'speak', (call) => (input, options) => {
        sent = input
        return call(input, options)
      })
      await speak(noted, {}, { kind: 'complaint', topic: 'respect', reader, text }, { read: amina.open })
      return { id: sent!.id, locator: locatorOf(sent!.id), words: sent!.words! }
    }
    const [, , oversight] = readers
    const said = await say('They shout at night.', oversight!)
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
    expect(await advocate.api.voices.words({ track: said.id })).toEqual({ words: null, answers: [] })
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
