// A request that its writer deleted by mistake: nobody reads it from the press on, a second press gives it back for half a minute, then it is gone.
import { beforeAll, expect, it } from 'vitest'
import { addresses, exitAddresses } from '../api/addresses.ts'
import { bareOrganisation } from '../../test/bare-organisation.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { pagesOf, publicHouse, network, secrets, telephone } from '../../test/telephone.ts'
import { asOwner } from '../database/open.ts'
import { keysOnServer } from '../http/words.ts'
import { say } from '../language/say.ts'
import { newKeyPair } from '../sealing/keys.ts'
import { answerRequest, openRequest } from './client/answer-request.ts'
import { deleteLeaving } from './server/leaving.ts'

const database = await testDatabase()
let clock = new Date('2026-12-03T10:00:00Z')
const now = () => clock
const app = pagesOf({ ...publicHouse(database), now }, { patient: true })
const later = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000)
}
const job = () => deleteLeaving({ database, state: { now, network: () => network } })
const six = ['en', 'es', 'fr', 'ar', 'uk', 'th']

beforeAll(async () => {
  const { pair } = await newKeyPair('enc')
  await bareOrganisation(database, 'hotline', 'Night Line', pair.publicKey)
})

async function asking(story: string, language = 'en') {
  const phone = telephone(app)
  const html = await (await phone.post(`/${language}${addresses.help}`, { story })).text()
  const numbers = /<output class="g">([\d ]+)<\/output>/.exec(html)?.[1] ?? ''
  const { locator } = await keysOnServer(secrets.oprf, numbers, { purpose: 'receipt' })
  const press = async (fields: Record<string, string>) => {
    const response = await phone.post(`/${language}${addresses.receipt}`, { numbers, ...fields })
    return { status: response.status, html: await response.text() }
  }
  const kept = () =>
    asOwner(database, async (client) => {
      const { rows } = await client.query(
        'select t.state, r.leaves_at from reports r join tracks t on t.id = r.track where r.locator = $1',
        [Buffer.from(locator)],
      )
      return rows[0] as { state: string; leaves_at: Date | null } | undefined
    })
  return { phone, press, kept, locator }
}

it('gives Amina back what she deleted by mistake, with every word of it', async () => {
  const { press, kept } = await asking('They keep my passport.')
  await press({ send: '1', text: 'Please answer.', n: '1' })
  const gone = await press({ delete: '1' })
  expect([gone.status, gone.html]).toEqual([200, expect.stringContaining(say('en', 'help.gone'))])
  expect(gone.html).toContain('name="keep"')
  later(29)
  const back = await press({ keep: '1' })
  for (const words of [say('en', 'help.kept'), 'They keep my passport.', 'Please answer.'])
    expect(back.html).toContain(words)
  expect(await kept()).toMatchObject({ leaves_at: null })
  later(3600)
  await job()
  expect((await press({ open: '1' })).html).toContain('They keep my passport.')
})

it('is read by nobody from the press on: neither by its receipt nor at the desk', async () => {
  const there = await newNetwork(await testDatabase(), { unlimited: true })
  const rosa = await there.organisation('Helpline', 'hotline', ['hotline'])
  const phone = telephone(there.public)
  const html = await (
    await phone.post(`/en${addresses.help}`, { story: 'Nobody else may read it.', safe: 'no', send: '1' })
  ).text()
  const numbers = /\d{4} \d{4} \d{4} \d{4}/.exec(html)?.[0] ?? ''
  const press = (fields: Record<string, string>) =>
    phone.post(`/en${addresses.receipt}`, { numbers, ...fields })
  const onDesk = async () => (await rosa.api.reports.list({})).reports
  const track = (await onDesk())[0]?.track ?? ''
  const contact = await rosa.api.reports.read({ track })
  await openRequest(rosa, contact)
  await press({ delete: '1' })
  expect(await onDesk()).toEqual([])
  await expect(rosa.api.reports.read({ track })).rejects.toThrow(/not-found/)
  await expect(answerRequest(rosa, contact, 'Are you there?')).rejects.toThrow(/not-found/)
  for (const fields of [{ open: '1' }, { send: '1', text: 'And now?' }, { delete: '1' }] as const)
    expect((await press({ ...fields })).status).toBe(422)
  await press({ keep: '1' })
  expect(await onDesk()).toHaveLength(1)
  await answerRequest(rosa, contact, 'Are you there?')
  expect(await (await press({ open: '1' })).text()).toContain('Are you there?')
})

it.each(six)('is deleted when the half minute is over, and the page says so: %s', async (language) => {
  const { press, kept } = await asking('A word.', language)
  const gone = await press({ delete: '1' })
  expect(gone.html).toContain(say(language, 'help.gone.undo'))
  later(31)
  const late = await press({ keep: '1' })
  expect([late.status, late.html]).toEqual([422, expect.stringContaining(say(language, 'help.error.late'))])
  await job()
  expect(await kept()).toBeUndefined()
  expect((await press({ keep: '1' })).status).toBe(422)
})

it('goes all the same when she leaves at once, and its clocks ran until then', async () => {
  const { phone, press, kept } = await asking('I leave now.')
  await press({ delete: '1' })
  expect(await kept()).toMatchObject({ state: 'new' })
  const left = await phone.get(exitAddresses.leave)
  expect(left.status).toBe(303)
  await job()
  expect(await kept()).toMatchObject({ state: 'new' })
  later(31)
  await job()
  expect(await kept()).toBeUndefined()
  const { states } = await asOwner(database, async (client) => {
    const { rows } = await client.query(
      "select array_agg(move) as states from track_events where move = 'leave'",
    )
    return rows[0] as { states: string[] }
  })
  expect(states.length).toBeGreaterThan(0)
})
