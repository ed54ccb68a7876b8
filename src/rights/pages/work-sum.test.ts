// The sum of what somebody may be owed, as it is asked for and answered without script.
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { addresses, addressOfWork, addressOfWorkSum } from '../../api/addresses.ts'
import { network, publicHouse, telephone } from '../../../test/telephone.ts'
import { testDatabase } from '../../../test/database.ts'
import { say } from '../../language/say.ts'
import type { CountryFiles } from '../country-rights.ts'
import { sectors } from '../sectors.ts'
import { countriesFrom, countryIds, readCountry } from '../server/country-files.ts'
import { workSumPages } from './work-sum.ts'
import { workPages } from './work.ts'

const house = publicHouse(await testDatabase())
const known = new Map(
  countriesFrom(countryIds().map((id) => readCountry(id) as CountryFiles)).map((one) => [one.number, one]),
)
const host = { ...house, now: () => new Date('2026-11-28T12:00:00Z'), network: () => network }
const ofThese = () => known
const app = new Hono().route('/', workPages(host, { known: ofThese })).route('/', workSumPages(host, ofThese))
const six = ['en', 'es', 'fr', 'ar', 'uk', 'th']
const home = addressOfWorkSum(2, 2)
const sent = async (fields: Record<string, string>, path = `/en${home}`) => {
  const response = await telephone(app).post(path, fields)
  return { status: response.status, html: await response.text() }
}

describe('María’s pay, counted', () => {
  it('has every line of the sum, what a room may count for at most, and what she may be owed', async () => {
    const { html } = await sent({ hours: '240', days: '30', got: '900', fees: '' })
    for (const words of ['£3,050.40', '− £333.00', '− £900.00', '<b class="d"><bdi>£1,817.40</bdi></b>'])
      expect(html).toContain(words)
    expect(html).toContain(say('en', 'rights.sum.promise'))
    expect(html).not.toContain(say('en', 'rights.sum.paid', { money: '£0.00' }))
  })

  it('tells of what she paid to get the job, and takes nothing off for it', async () => {
    const { html } = await sent({ hours: '10', days: '', got: '', fees: '1200' })
    expect(html).toContain(say('en', 'rights.sum.paid', { money: '£1,200.00' }))
    expect(html).toContain('<b class="d"><bdi>£127.10</bdi></b>')
  })

  it('says which right its numbers are, before and after, with their source', async () => {
    const before = await (await app.request(`/en${home}`)).text()
    const after = (await sent({ hours: '1' })).html
    for (const html of [before, after]) expect(html).toContain('rates as a payroll firm reports them')
    for (const html of [before, after]) expect(html).toContain('Aged 21 or more? One hour is paid at least')
  })

  it('says that nothing is missing where she got more, and asks nothing back', async () => {
    const { html } = await sent({ hours: '1', days: '', got: '5000' })
    expect(html).toContain(say('en', 'rights.sum.none'))
    expect(html).not.toContain(say('en', 'rights.sum.owed'))
  })

  it('goes to the help form as its first words only when she presses, and to nobody before', async () => {
    const { html } = await sent({ hours: '240', days: '30', got: '900', fees: '' })
    const form = html.slice(html.indexOf(`action="/en${addresses.help}"`))
    expect(form).toContain('name="again" value="1"')
    expect(/name="story"\s+value="([^"]+)"/.exec(form)?.[1]).toBe(
      'You may be owed about £1,817.40\n240 hours, each £12.71: £3,050.40\nA room for 30 days, at most: − £333.00\nYou got: − £900.00\nAged 21 or more? One hour is paid at least £12.71\nFor a room, this much a day may count as part of your least pay: £11.10',
    )
  })

  it('gives back what was typed where it is no number, escaped and exact, and so that it can be changed', async () => {
    const { html } = await sent({ hours: 'many" onfocus="x', days: '3', got: '', fees: '' })
    expect(html).toContain('role="alert"')
    expect(html).toContain('value="many&quot; onfocus=&quot;x"')
    expect(html).toContain('value="3"')
    const changed = await sent({ change: '1', hours: '240', days: '30', got: '900', fees: '' })
    expect(changed.html).toContain('value="240"')
    expect(changed.html).not.toContain('role="alert"')
  })

  it('is offered where a number is known, and nowhere else', async () => {
    for (const { number } of known.values())
      for (const s of sectors.keys()) {
        const at = addressOfWorkSum(number, s + 1)
        const work = await (await app.request(`/en${addressOfWork(number, s + 1)}`)).text()
        const form = await app.request(`/en${at}`)
        expect(work.includes(`href="/en${at}"`)).toBe(form.status === 200)
        if (form.status !== 200) expect(form.headers.get('location')).toBe('/')
      }
    expect((await app.request(`/en${home}`)).status).toBe(200)
    expect((await app.request(`/en${addressOfWorkSum(1, 2)}`)).status).toBe(303)
  })

  it.each(six)('is whole in 14 kB, before and after, with digits of one script: %s', async (language) => {
    const before = await (await app.request(`/${language}${home}`)).text()
    const after = (await sent({ hours: '٢٤٠', days: '๓๐', got: '900', fees: '50' }, `/${language}${home}`))
      .html
    expect(after).toContain('£1,817.40')
    for (const html of [before, after]) {
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(14 * 1024)
      expect(html.match(/<script/g)).toHaveLength(1)
    }
  })
})
