// The public host as a person meets it: a telephone, no script, a hand that may be watched.
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { addresses, addressOfRight, exitAddresses } from '../api/addresses.ts'
import { bareOrganisation } from '../../test/bare-organisation.ts'
import { testDatabase } from '../../test/database.ts'
import { network, publicHouse, secrets, telephone } from '../../test/telephone.ts'
import { asOwner } from '../database/open.ts'
import { publicPolicy } from '../http/headers.ts'
import { version } from '../http/about.ts'
import { style, styleHash } from '../http/style.ts'
import { keysOnServer } from '../http/words.ts'
import { say } from '../language/say.ts'
import { topics } from '../rights/model.ts'
import { newKeyPair } from '../sealing/keys.ts'
import { openReport, openReportKey } from '../sealing/report.ts'
import { newCardWords } from '../sealing/words.ts'
import { publicPages } from './public.ts'
import { host } from './host.ts'

const database = await testDatabase()
const house = () => publicHouse(database)
const app = publicPages(house(), { exitUrl: 'https://weather.example/', built: false })
/** The same database, but nobody reaches it. */
const away = {
  ...database,
  pool: { connect: () => Promise.reject(new Error('Connection terminated')) } as never,
}
const six = ['en', 'es', 'fr', 'ar', 'uk', 'th']

const desk = await newKeyPair('enc')
const words = newCardWords()
const stopped = '0198b0a0-0000-7000-8000-000000000002'

beforeAll(async () => {
  const card = await keysOnServer(secrets.oprf, words, { purpose: 'card' })
  await bareOrganisation(database, 'hotline', 'Night Line', desk.pair.publicKey)
  const carer = await bareOrganisation(database, 'caseworker', 'Harbour House')
  const clinic = await bareOrganisation(database, 'health', 'City Clinic')
  const court = await bareOrganisation(database, 'authority', 'The Authority')
  await asOwner(database, async (client) => {
    const now = new Date()
    const person = (
      await client.query(
        "insert into circles (kind, public_key, made_at) values ('person', $1, $2) returning id",
        [Buffer.from(card.enc.publicKey), now],
      )
    ).rows[0].id as number
    await client.query(
      'insert into cards (circle, locator, sig_public, language, made_at) values ($1, sha256($2), $3, $4, $5)',
      [person, Buffer.from(card.locator), Buffer.from(card.sig.publicKey), 'es', now],
    )
    const caseId = '0198b0a0-0000-7000-8000-000000000001'
    await client.query(
      `insert into cases (id, reference, owner_circle, person_circle, pack, language, age_group, origin, opened_at, updated_at)
       values ($1, 'KESTREL-1', $2, $3, 'palermo', 'es', 'adult', 'hotline', $4, $4)`,
      [caseId, carer.circle, person, now],
    )
    const share = async (track: string, other: number, basis: string, purpose: string) => {
      await client.query(
        `insert into tracks (id, case_id, kind, state, pack, compartment, owner_circle, counterparty_circle, person_circle, opened_at, updated_at)
         values ($1, $2, 'consent', 'granted', 'palermo', 'open', $3, $4, $5, $6, $6)`,
        [track, caseId, carer.circle, other, person, now],
      )
      await client.query(
        `insert into consents (track, case_id, recipient, compartments, purpose, basis, valid_until, given_on, language, method)
         values ($1, $2, $3, '{health}', $4, $5, '2030-03-01', '2026-01-01', 'es', 'spoken')`,
        [track, caseId, other, purpose, basis],
      )
    }
    await share(stopped, clinic.circle, 'consent', 'health_care')
    await share('0198b0a0-0000-7000-8000-000000000003', court.circle, 'legal_duty', 'identification')
  })
})

const sixteen = (html: string) => /<output class="g">([\d ]+)<\/output>/.exec(html)?.[1] ?? ''
const { start, help, concern, rights, rightsToPrint, receipt, before, enter } = addresses
const { happening, happeningToThem: theirs, whoWeAre: who, nearMe } = addresses
const forms = [start, help, concern, rights, rightsToPrint, receipt, before, enter]
const told = [happening, theirs, who, nearMe, addresses.privacy, addresses.accessibility]
const pages = [...forms, ...told, ...topics.map((_, at) => addressOfRight(at + 1))]

describe('every public page', () => {
  it.each(six.flatMap((language) => pages.map((at) => `/${language}${at}`)))(
    '%s is whole in 6 kB as it is sent, 15 kB unpacked, and gives nothing away',
    async (path) => {
      const response = await app.request(path)
      const html = await response.text()
      expect(response.status).toBe(200)
      expect(gzipSync(html).length).toBeLessThanOrEqual(6 * 1024)
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(15 * 1024)
      const title = /<title>(.*?)<\/title>/.exec(html)?.[1]
      expect(title).toBe(
        /<title>(.*?)<\/title>/.exec(await (await app.request(path.slice(0, 3))).text())?.[1],
      )
      expect(html).not.toMatch(/(src|href|action|url\()\s*=?\s*["']?(https?:)?\/\//)
      expect(html).not.toMatch(/victim|víctima|victime|ضحية|жертв|เหยื่อ/i)
      expect(html).not.toMatch(/(public|rights|help|person)\.[a-z]+\.?[a-z]*</)
      expect(html).toContain(`href="${exitAddresses.leave}"`)
      expect(html).toContain(`<a href="${path.slice(0, 3)}${addresses.source}">`)
      expect(html).toContain(version)
      expect(html).toContain(`lang="${path.slice(1, 3)}" dir="${path.startsWith('/ar') ? 'rtl' : 'ltr'}"`)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('referrer-policy')).toBe('no-referrer')
      expect(response.headers.getSetCookie()).toEqual([])
    },
  )

  it('allows its one style by hash and no other', async () => {
    const response = await app.request('/en')
    const digest = Buffer.from(
      await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)),
    ).toString('base64')
    expect(response.headers.get('content-security-policy')).toContain(`style-src 'sha256-${digest}'`)
    expect(styleHash).toBe(`sha256-${digest}`)
    expect(await response.text()).toContain(`<style>${style}</style>`)
  })

  it('says in Thai, and in Thai only, that the translation is unchecked', async () => {
    expect(await (await app.request('/th')).text()).toContain('คำแปลนี้เป็นฉบับร่าง')
    expect(await (await app.request('/en')).text()).not.toContain('translation is a draft')
  })

  it('gives María her rights in each of six languages, topic by topic and all on one page to print', async () => {
    const page = async (path: string) => (await app.request(path)).text()
    for (const language of six) {
      const contents = await page(`/${language}${addresses.rights}`)
      const printed = await page(`/${language}${addresses.rightsToPrint}`)
      for (const [at, topic] of topics.entries()) {
        const title = say(language, `rights.${topic}`)
        const lines = say(language, `rights.${topic}.text`).split('\n')
        expect(contents).toContain(`href="/${language}${addressOfRight(at + 1)}"`)
        const one = await page(`/${language}${addressOfRight(at + 1)}`)
        for (const words of [title, ...lines]) expect(one).toContain(words)
        for (const words of [title, lines[0]]) expect(printed).toContain(words)
      }
    }
  })

  it('meets a browser in its own language at the bare address', async () => {
    const html = await (
      await app.request('/', { headers: { 'accept-language': 'uk-UA,uk;q=0.9,en' } })
    ).text()
    expect(html).toContain('lang="uk"')
  })
})

describe('what is no page', () => {
  const faults: string[] = []
  const open = { ...house(), fault: (place: string) => void faults.push(place) }
  const whole = host({
    services: open,
    groups: [],
    pages: publicPages(open, { exitUrl: '/', built: false }),
    policy: publicPolicy(styleHash),
    contact: 'mailto:nobody@weather.example',
  })

  it.each([
    '/nope',
    '/en/',
    `/en${addresses.help}/`,
    `/en${addressOfRight(99)}`,
    '/EN',
    `/en${addresses.close}`,
    `/en${addresses.coverage}/none`,
  ])('Mariam, who mistyped %s, finds herself at the start of the host that serves it', async (path) => {
    const { status, headers } = await whole.request(path)
    expect([status, headers.get('location')]).toEqual([303, '/'])
  })

  it.each([
    [`/es${addresses.help}`, 70],
    [`/ar${addresses.concern}`, 300],
    [`/uk${addresses.enter}`, 200],
  ])(
    'Zaira, who sends more to %s than a form takes, is told so in her language, with a way out and a way back',
    async (path, kilobytes) => {
      const response = await telephone(whole).post(path, { story: 'z'.repeat(kilobytes * 1024) })
      const html = await response.text()
      const language = path.slice(1, 3)
      expect(response.status).toBe(413)
      expect(html).toContain(say(language, 'problem.too-large'))
      expect(html).toContain(`lang="${language}"`)
      for (const way of [exitAddresses.leave, `/${language}`]) expect(html).toContain(`href="${way}"`)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(faults).toEqual([])
    },
  )
})

describe('the way out', () => {
  it('shows Mariam’s watcher the weather on every page, also by the Back button', async () => {
    const phone = telephone(app)
    await phone.get(`/es${addresses.help}`)
    const out = await phone.get(exitAddresses.leave)
    expect(out.status).toBe(303)
    expect(out.headers.get('location')).toBe(exitAddresses.weather)
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(out.headers.getSetCookie().join()).toMatch(/w=en; Max-Age=600; Path=\//)
    for (const path of [`/es${addresses.help}`, `/es${addresses.receipt}`, '/'])
      expect((await phone.get(path)).headers.get('location')).toBe(exitAddresses.weather)
    expect((await phone.post(`/es${addresses.help}`, { story: 'still here' })).headers.get('location')).toBe(
      exitAddresses.weather,
    )
    expect((await phone.get(exitAddresses.weather)).status).toBe(200)
  })

  it('leads to the address that a real network chose', async () => {
    const real = publicPages(
      { ...house(), network: () => ({ ...network, demo: false }) },
      { exitUrl: 'https://weather.example/', built: false },
    )
    expect((await real.request(exitAddresses.leave)).headers.get('location')).toBe('https://weather.example/')
  })
})

describe('asking for help without script', () => {
  const story = 'Zaira </textarea><script>alert(1)</script> & "the boss"'

  it('puts the emergency number and the exceptions before the first question', async () => {
    const html = await (await app.request(`/en${addresses.help}`)).text()
    expect(html.indexOf('tel:112')).toBeGreaterThan(0)
    expect(html.indexOf('tel:112')).toBeLessThan(html.indexOf('<fieldset'))
    expect(html.indexOf('a child is in danger')).toBeLessThan(html.indexOf('<fieldset'))
  })

  it('keeps what Mariam typed when she changes the language, escaped and exact', async () => {
    const html = await (
      await telephone(app).post(`/ar${addresses.help}`, {
        again: '1',
        story: `\n${story}`,
        wish: ['talk', 'pay'],
        safe: 'no',
        code: 'blue "hat"',
      })
    ).text()
    expect(html).toContain('lang="ar"')
    expect(html).not.toContain('<script>alert')
    expect(html).toContain(
      '<textarea name="story" rows="5" maxlength="4000">\n\nZaira &lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;the boss&quot;</textarea>',
    )
    expect(html).toContain('value="blue &quot;hat&quot;"')
    expect(html.match(/ checked/g)).toHaveLength(4)
  })

  it.each([
    ['nothing is filled in', {}, 422],
    ['the story is too long', { story: 'z'.repeat(4001) }, 422],
  ])('gives the form back when %s', async (_what, fields, status) => {
    const response = await telephone(app).post(`/en${addresses.help}`, { times: 'after nine', ...fields })
    const html = await response.text()
    expect(response.status).toBe(status)
    expect(html).toContain('role="alert"')
    expect(html).toContain('value="after nine"')
  })

  it('loses nothing when the database is away', async () => {
    const broken = publicPages({ ...house(), database: away }, { exitUrl: '/', built: false })
    const response = await telephone(broken).post(`/en${addresses.help}`, {
      story: 'Nobody paid me.',
    })
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('Nobody paid me.')
  })

  it('takes no form from another site', async () => {
    const response = await telephone(app).post(
      `/en${addresses.help}`,
      { story: 'planted' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    )
    expect(response.status).toBe(503)
  })

  it('is one request when Mariam presses twice, sealed for the hotline, urgent, with its clock', async () => {
    const phone = telephone(publicPages(house(), { exitUrl: '/', built: false }))
    const fields = { seed: 'a'.repeat(22), story, safe: 'no', channel: 'here' }
    const [first, second] = await Promise.all([
      phone.post(`/es${addresses.help}`, fields),
      phone.post(`/es${addresses.help}`, fields),
    ])
    const digits = sixteen(await first.text())
    expect(digits).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/)
    expect(sixteen(await second.text())).toBe(digits)
    const { locator } = await keysOnServer(secrets.oprf, digits, { purpose: 'receipt' })
    const id = await asOwner(
      database,
      async (client) =>
        (await client.query('select track from reports where locator = $1', [Buffer.from(locator)])).rows[0]
          .track as string,
    )
    const kept = await asOwner(database, async (client) => ({
      report: (await client.query('select * from reports where track = $1', [id])).rows[0],
      clocks: (await client.query('select clock, urgency from clocks where track = $1', [id])).rows,
      events: (await client.query('select by_side, facts from track_events where track = $1', [id])).rows,
    }))
    expect(kept.report.sealed_by).toBe('server')
    expect(kept.clocks).toEqual([{ clock: 'contact.reply.now', urgency: 0 }])
    expect(kept.events).toEqual([
      { by_side: 'person', facts: { channel: 'web', urgency: 'now', language: 'es' } },
    ])
    const bytes = (value: Buffer) => new Uint8Array(value)
    const key = await openReportKey(
      'hotline',
      desk.pair,
      { wrap: bytes(kept.report.wrap_hotline) },
      bytes(kept.report.locator),
    )
    expect(await openReport(key, bytes(kept.report.locator), bytes(kept.report.ciphertext))).toMatchObject({
      kind: 'help',
      story,
      safe: 'no',
      language: 'es',
    })

    const again = await (
      await phone.post(`/es${addresses.receipt}`, { numbers: digits.replaceAll(' ', '-'), open: '1' })
    ).text()
    expect(again).toContain('Zaira &lt;/textarea&gt;')
    const more = await (
      await phone.post(`/es${addresses.receipt}`, { numbers: digits, send: '1', text: 'They came back.' })
    ).text()
    expect(more).toContain('They came back.')
    expect(more).toContain('role="status"')
    const gone = await phone.post(`/es${addresses.receipt}`, { numbers: digits, delete: '1' })
    expect(gone.status).toBe(200)
    expect((await phone.post(`/es${addresses.receipt}`, { numbers: digits, open: '1' })).status).toBe(422)
    const left = await asOwner(database, (client) =>
      client.query('select from reports where track = $1 and leaves_at is null', [id]),
    )
    expect(left.rowCount).toBe(0)
  })

  it('says which mistake it was, and slows down who guesses', async () => {
    const phone = telephone(publicPages(house(), { exitUrl: '/', built: false }))
    expect(
      await (await phone.post(`/en${addresses.receipt}`, { numbers: '12 34', open: '1' })).text(),
    ).toContain('These are not 16 numbers')
    for (let n = 0; n < 59; n += 1) await phone.post(`/en${addresses.receipt}`, { numbers: '1', open: '1' })
    expect(
      (await phone.post(`/en${addresses.receipt}`, { numbers: '1234 1234 1234 1234', open: '1' })).status,
    ).toBe(429)
  })
})

describe('Amina’s own page', () => {
  it('keeps the choices of her voice where the database is away', async () => {
    const phone = telephone(publicPages(house(), { exitUrl: '/', built: false }))
    await phone.post(`/en${addresses.enter}`, { words })
    const broken = telephone(publicPages({ ...house(), database: away }, { exitUrl: '/', built: false }))
    for (const [name, value] of phone.cookies) broken.cookies.set(name, value)
    const id = '0198b0a0-0000-7000-8000-00000000000c'
    const html = await (
      await broken.post(`/en${addresses.voice}`, { id, kind: 'complaint', topic: 'respect' })
    ).text()
    expect(html).toContain('role="alert"')
    expect(html).toContain(`name="id" value="${id}"`)
    expect(html.match(/value="(complaint|respect)"\s+checked/g)).toHaveLength(2)
  })

  it('opens by six words, shows who can see, stops one, refuses the other, and freezes', async () => {
    const phone = telephone(publicPages(house(), { exitUrl: '/', built: false }))
    expect((await phone.get(`/en${addresses.portal}`)).headers.get('location')).toBe(`/en${addresses.enter}`)
    const entered = await phone.post(`/en${addresses.enter}`, { words: words.toUpperCase() })
    expect(entered.headers.get('location')).toBe(`/en${addresses.portal}`)
    expect(entered.headers.getSetCookie().join()).toMatch(/p=[^;]+; Path=\/; HttpOnly; SameSite=Strict/)
    expect(await (await phone.get(`/en${addresses.portal}`)).text()).toContain('3 places. You can stop 1.')
    const file = await (await phone.get(`/en${addresses.whoCanSee}`)).text()
    expect(file).toContain('You can stop 1 of 3.')
    // No browser offers to send it away to be translated.
    for (const mark of [' translate="no"', '<meta name="google" content="notranslate"'])
      expect(file).toContain(mark)
    expect(file).toContain('Stop sharing with City Clinic')
    expect(file).not.toContain('Stop sharing with The Authority')
    const refused = await phone.post(`/en${addresses.whoCanSee}`, {
      track: '0198b0a0-0000-7000-8000-000000000003',
    })
    expect(refused.status).toBe(409)
    const after = await (await phone.post(`/en${addresses.whoCanSee}`, { track: stopped })).text()
    expect(after).toContain('City Clinic can open nothing more. What was read stays known.')
    expect(after).not.toContain('Stop sharing with City Clinic')
    expect(await (await phone.get(`/en${addresses.whoLooked}`)).text()).toContain('Nobody has looked yet.')
    expect(await (await phone.post(`/en${addresses.freeze}`, {})).text()).toContain('The card is frozen')
    expect((await phone.get(`/en${addresses.portal}`)).status).toBe(303)
    expect((await phone.post(`/en${addresses.enter}`, { words })).status).toBe(401)
  })

  it('answers wrong words as it answers a frozen card, and says so when they are no words', async () => {
    const phone = telephone(publicPages(house(), { exitUrl: '/', built: false }))
    const wrong = await phone.post(`/en${addresses.enter}`, { words: newCardWords() })
    const frozen = await phone.post(`/en${addresses.enter}`, { words })
    expect([wrong.status, await wrong.text()]).toEqual([frozen.status, await frozen.text()])
    expect((await phone.post(`/en${addresses.enter}`, { words: 'one two' })).status).toBe(422)
  })
})
