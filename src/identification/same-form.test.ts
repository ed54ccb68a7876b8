// A form of the public page whose answer was lost, sent again: what has arrived is not said to have failed, nothing arrives
// twice, and nothing that was typed is gone.
import { beforeAll, describe, expect, it } from 'vitest'
import { addresses } from '../api/addresses.ts'
import { bareOrganisation } from '../../test/bare-organisation.ts'
import { testDatabase } from '../../test/database.ts'
import { pagesOf, publicHouse, secrets, telephone } from '../../test/telephone.ts'
import { asOwner } from '../database/open.ts'
import { keysOnServer } from '../http/words.ts'
import { newKeyPair } from '../sealing/keys.ts'

const database = await testDatabase()
/** A server that was started just now, over the same database. */
const started = () => telephone(pagesOf(publicHouse(database), { patient: true }))
const receiptIn = (html: string) => /<output class="g">([^<]+)<\/output>/.exec(html)?.[1] ?? ''
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(html)?.[1] ?? ''
const countReports = () =>
  asOwner(
    database,
    async (client) => (await client.query('select count(*)::int as n from reports')).rows[0].n as number,
  )

beforeAll(async () => {
  const { pair } = await newKeyPair('enc')
  await bareOrganisation(database, 'hotline', 'Night Line', pair.publicKey)
})

describe('a help form whose response was lost', () => {
  const blank = async () => {
    const html = await (await started().get(`/en${addresses.help}`)).text()
    return { id: hidden(html, 'id'), seed: hidden(html, 'seed'), channel: 'here' }
  }

  it.each(['', 'words'])(
    'shows the same receipt when it is sent again, even after a restart (%s)',
    async (receipt) => {
      const form = { ...(await blank()), receipt, story: 'Nobody paid me.' }
      const before = await countReports()
      await started().post(`/en${addresses.help}`, form)
      const again = await started().post(`/en${addresses.help}`, form)
      expect(again.status).toBe(200)
      const html = await again.text()
      expect(html).toContain('We have your message')
      expect(await countReports()).toBe(before + 1)
      const opened = await started().post(`/en${addresses.receipt}`, { numbers: receiptIn(html), open: '1' })
      expect(await opened.text()).toContain('Nobody paid me.')
    },
  )

  it('becomes a request of its own when it was changed before the second sending', async () => {
    const form = { ...(await blank()), story: 'Nobody paid me.' }
    const first = receiptIn(await (await started().post(`/en${addresses.help}`, form)).text())
    const other = { ...form, story: 'Nobody paid me. He has my passport.' }
    const second = receiptIn(await (await started().post(`/en${addresses.help}`, other)).text())
    expect(second).not.toBe(first)
    const opened = await started().post(`/en${addresses.receipt}`, { numbers: second, open: '1' })
    expect(await opened.text()).toContain('He has my passport.')
  })

  it('does not bring back a request that was deleted since', async () => {
    const form = { ...(await blank()), story: 'Forget me.' }
    const numbers = receiptIn(await (await started().post(`/en${addresses.help}`, form)).text())
    await started().post(`/en${addresses.receipt}`, { numbers, delete: '1' })
    const before = await countReports()
    expect(await (await started().post(`/en${addresses.help}`, form)).text()).toContain(
      'Your request is deleted',
    )
    expect(await countReports()).toBe(before)
  })

  it('tells which answer is too long and keeps it', async () => {
    for (const [field, question] of [
      ['times', 'When is it safe?'],
      ['code', 'A code word'],
      ['reach', 'Your number or address'],
    ] as const) {
      const html = await (await started().post(`/en${addresses.help}`, { [field]: 'z'.repeat(201) })).text()
      expect(html).toContain(`Too long: “${question}” At most 200 letters.`)
      expect(html).toContain('z'.repeat(201))
    }
    expect(
      await (await started().post(`/en${addresses.concern}`, { story: 'z'.repeat(4001) })).text(),
    ).toContain('Too long: “What did you see or hear?” At most 4,000 letters.')
  })
})

describe('a message added with a receipt', () => {
  const opened = async () => {
    const numbers = receiptIn(
      await (await started().post(`/en${addresses.help}`, { story: 'Call me.' })).text(),
    )
    const html = await (await started().post(`/en${addresses.receipt}`, { numbers, open: '1' })).text()
    return { numbers, n: hidden(html, 'n') }
  }
  const times = (html: string, text: string) => html.split(`>${text}</p>`).length - 1

  it('is stored once, however often its page is reloaded or its button pressed', async () => {
    const form = { ...(await opened()), text: 'They came back.\r\nTwo of them.', send: '1' }
    await started().post(`/en${addresses.receipt}`, form)
    const pages = await Promise.all([
      started().post(`/en${addresses.receipt}`, form),
      started().post(`/en${addresses.receipt}`, form),
    ])
    for (const html of await Promise.all(pages.map((page) => page.text()))) {
      expect(html).toContain('It is sent.')
      expect(times(html, 'They came back.\nTwo of them.')).toBe(1)
    }
    // From the page that answered, the same words are another line.
    const { n } = { n: hidden(await (await started().post(`/en${addresses.receipt}`, form)).text(), 'n') }
    expect(
      times(
        await (await started().post(`/en${addresses.receipt}`, { ...form, n })).text(),
        'They came back.\nTwo of them.',
      ),
    ).toBe(2)
  })

  it('is stored once when the button is pressed twice at the same moment', async () => {
    const form = { ...(await opened()), text: 'Are you there?', send: '1' }
    const pages = await Promise.all([1, 2, 3].map(() => started().post(`/en${addresses.receipt}`, form)))
    for (const html of await Promise.all(pages.map((page) => page.text()))) {
      expect(html).toContain('It is sent.')
      expect(times(html, 'Are you there?')).toBe(1)
    }
  })

  it('stays typed when the language is changed, and is not sent by opening', async () => {
    const form = { ...(await opened()), text: 'Half a sentence' }
    const asked = await (await started().post(`/fr${addresses.receipt}`, { ...form, again: '1' })).text()
    expect(asked).toContain('\nHalf a sentence</textarea>')
    expect(hidden(asked, 'n')).toBe(form.n)
    const html = await (await started().post(`/fr${addresses.receipt}`, { ...form, open: '1' })).text()
    expect(html).toContain('\nHalf a sentence</textarea>')
    expect(times(html, 'Half a sentence')).toBe(0)
  })

  it('goes into a new request where the hotline closed the old one meanwhile', async () => {
    const form = { ...(await opened()), text: 'It is not over.', send: '1' }
    const { locator } = await keysOnServer(secrets.oprf, form.numbers, { purpose: 'receipt' })
    await asOwner(database, (client) =>
      client.query(
        "update tracks set state = 'closed' where id = (select track from reports where locator = $1)",
        [Buffer.from(locator)],
      ),
    )
    const html = await (await started().post(`/en${addresses.receipt}`, form)).text()
    expect(html.split('This request is closed.')).toHaveLength(2)
    expect(html).toContain('\nIt is not over.</textarea>')
    expect(html).toContain(`formaction="/en${addresses.help}"`)
    const anew = await (
      await started().post(`/en${addresses.help}`, { ...form, send: '', again: '1' })
    ).text()
    expect(anew).toContain('<textarea name="story" rows="5" maxlength="4000">\nIt is not over.</textarea>')
  })
})
