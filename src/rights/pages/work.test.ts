// Rights by country and work, as somebody with an old telephone and no script comes to them.
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import {
  addresses,
  addressOfWork,
  addressOfWorkCard,
  addressOfWorkSum,
  exitAddresses,
} from '../../api/addresses.ts'
import { network, publicHouse } from '../../../test/telephone.ts'
import { testDatabase } from '../../../test/database.ts'
import { squarePath } from '../../api/square-modules.ts'
import { say } from '../../language/say.ts'
import { rightsFor, type CountryFiles } from '../country-rights.ts'
import { sectors, workTopics } from '../sectors.ts'
import { countriesFrom, countryIds, readCountry } from '../server/country-files.ts'
import { shownOn, toldOn } from './right.ts'
import { rightsPages } from './topics.ts'
import { workCardPages } from './work-card.ts'
import { workSumPages } from './work-sum.ts'
import { workPages } from './work.ts'

const house = publicHouse(await testDatabase())
const now = () => new Date('2026-11-28T12:00:00Z')
const files = countryIds().map((id) => readCountry(id) as CountryFiles)
const pagesOf = (
  those: readonly CountryFiles[],
  { pack = 'palermo', day = now(), hotline = network.hotline } = {},
) => {
  const known = new Map(countriesFrom(those).map((one) => [one.number, one]))
  const host = { ...house, now: () => day, network: () => ({ ...network, pack, hotline }) }
  const ofThese = () => known
  return new Hono()
    .route('/', rightsPages(host))
    .route('/', workPages(host, { known: ofThese }))
    .route('/', workCardPages(host, ofThese))
    .route('/', workSumPages(host, ofThese))
}
/** Every country that has files, the United States too. */
const app = pagesOf(files)
const all = countriesFrom(files)
const six = ['en', 'es', 'fr', 'ar', 'uk', 'th']
const page = async (path: string, on = app) => {
  const response = await on.request(path)
  return { status: response.status, html: await response.text() }
}
const linksOf = (html: string) =>
  [...html.slice(html.indexOf('<main>')).matchAll(/<a\s[^>]*?href="([^"]+)"/g)].map(([, href]) => href!)
const blocksOf = (html: string) => html.match(/<section class="k q">.*?<\/section>/gs) ?? []
const everyPage = all.flatMap(({ number }) =>
  sectors.flatMap((_sector, s) =>
    workTopics.flatMap((_topic, t) =>
      [undefined, 1, 2].map((choice) => addressOfWork(number, s + 1, t + 1, choice)),
    ),
  ),
)
const wage = addressOfWork(2, 1, 1)
/** `npm test` reads one page of seven in each language, each another; the soak reads all. */
const isWhole = process.env['RIGHTS'] === 'all'

describe('rights by country and work', () => {
  it('are reached by links alone from the page of all rights, every topic of every work in every country', async () => {
    const seen = new Set([`/en${addresses.rights}`])
    for (const path of seen) {
      const { status, html } = await page(path)
      expect(status, path).toBe(200)
      for (const href of linksOf(html)) if (href.startsWith(`/en${addresses.work}`)) seen.add(href)
    }
    expect(everyPage.filter((path) => !seen.has(`/en${path}`))).toEqual([])
    expect(everyPage).toHaveLength(all.length * sectors.length * workTopics.length * 3)
  })

  it('are two taps away: Zaira picks a country and her work, and the first number stands there', async () => {
    const where = await page(`/en${addresses.work}`)
    expect(linksOf(where.html)).toContain(`/en${addressOfWork(2)}`)
    const what = await page(`/en${addressOfWork(2)}`)
    expect(linksOf(what.html)).toContain(`/en${addressOfWork(2, 1)}`)
    expect((await page(`/en${addressOfWork(2, 1)}`)).html).toContain('<b class="d"><bdi>£12.71</bdi></b>')
  })

  it('begin at the work where the network has a country of its own', async () => {
    const start = await page(`/en${addresses.rights}`, pagesOf(files, { pack: 'uk' }))
    expect(linksOf(start.html)).toContain(`/en${addressOfWork(2)}`)
    expect(linksOf((await page(`/en${addresses.rights}`)).html)).toContain(`/en${addresses.work}`)
  })

  it('say of every sentence where it is from and that nobody has checked it', async () => {
    for (const country of all)
      for (const [t, topic] of workTopics.entries()) {
        const { html } = await page(`/en${addressOfWork(country.number, 2, t + 1)}`)
        const rights = rightsFor(country, { topic, sector: sectors[1] })
        expect(blocksOf(html)).toHaveLength(rights.length)
        for (const { source, sentence, words } of rights) {
          const [said = ''] = words('en')!.split('{number}')
          const block = blocksOf(html).find((one) => one.includes(escaped(said)))!
          expect(sentence.state).toBe('draft')
          if (source.basis === 'house') expect(block).toContain(say('en', 'rights.state.house'))
          else {
            expect(block).toContain(escaped(source.cite))
            expect(block).toContain(say('en', `rights.state.${source.basis}`, { day: '28 November 2026' }))
          }
        }
      }
  })

  it.each(six)('are each whole in 14 kB without a script, and none is empty: %s', async (language) => {
    // What is told with papers or without is part of what is told to everybody: in one language all are looked at.
    const those = everyPage.filter((path) => language === 'en' || path.split('/').length === 5)
    const these = isWhole ? those : those.filter((_path, at) => at % 7 === six.indexOf(language))
    for (const path of [addresses.work, ...all.map(({ number }) => addressOfWork(number)), ...these]) {
      const { status, html } = await page(`/${language}${path}`)
      expect(status, path).toBe(200)
      expect(Buffer.byteLength(html), path).toBeLessThanOrEqual(14 * 1024)
      expect(html, path).not.toMatch(/victim|víctima|victime|ضحية|жертв|เหยื่อ/i)
      expect(html, path).not.toMatch(/>(rights|public)\.[a-z.]+</)
      expect(html.match(/<script/g), path).toHaveLength(1)
      if (these.includes(path)) expect(blocksOf(html).length, path).toBeGreaterThan(0)
    }
  })

  it.each(six.filter((language) => language !== 'en'))(
    'say what they do not know in her language and whom to ask, with nothing shorter in its place: %s',
    async (language) => {
      for (const path of everyPage.filter((one) => one.split('/').length === 5).slice(0, 60)) {
        const { html } = await page(`/${language}${path}`)
        const [, country, s, t] = path.split('/').slice(1).map(Number)
        const told = shownOn(
          rightsFor(
            all.find(({ number }) => number === country)!,
            {
              sector: sectors[s! - 1]!,
              topic: workTopics[t! - 1]!,
            },
          ),
          toldOn(
            { now, network: () => network },
            all.find(({ number }) => number === country)!,
          ),
        )
        const missing = told.filter(({ right }) => right.words(language) === undefined)
        const notices = html.match(/<section[^>]*data-untold.*?<\/section>/gs) ?? []
        expect(notices, path).toHaveLength(missing.length > 0 ? 1 : 0)
        for (const notice of notices) {
          expect(notice).toContain(say(language, 'rights.untold'))
          expect(notice).toContain(`href="/${language}${addresses.help}"`)
          expect(notice).toContain('<div lang="en" dir="ltr">')
        }
        const rest = html.replace(notices[0] ?? '', '')
        for (const { right, amount } of missing) {
          const [before = ''] = right.words('en')!.split('{number}')
          expect(notices[0], path).toContain(escaped(before))
          // Of a sentence that is not told, no number either: that would be a shorter law.
          if (amount?.unit.startsWith('money')) expect(rest).not.toContain(String(amount.value))
        }
      }
    },
  )

  it('show Zaira nothing of a translation whose condition was lost, and no number of it', async () => {
    const lost = files.map((one) => {
      if (one.id !== 'uk') return one
      const spanish = one.words.get('es')!
      const words = { of: spanish['uk.pay.minimum']!.of, words: 'Una hora se paga al menos {number}' }
      return { ...one, words: new Map(one.words).set('es', { ...spanish, 'uk.pay.minimum': words }) }
    })
    const app = pagesOf(lost)
    for (const path of [wage, addressOfWork(2, 1), addressOfWorkCard(2, 1, 2), addressOfWorkSum(2, 1)]) {
      const { status, html } = await page(`/es${path}`, app)
      expect([status, path]).toEqual([200, path])
      expect(html).not.toContain('se paga al menos')
      const inSpanish = html.replaceAll(/<section[^>]*data-untold.*?<\/section>/gs, '')
      expect(inSpanish, path).not.toContain('12.71')
    }
    expect((await page(`/es${addressOfWorkSum(2, 1)}`, app)).html).toContain(say('es', 'rights.untold'))
    expect((await page(`/es${addressOfWork(2, 1)}`, app)).html).not.toContain(
      `href="/es${addressOfWorkSum(2, 1)}"`,
    )
  })

  it('hide what is for people with papers from María, who says that she has none, and the other way round', async () => {
    const permit = (choice?: number) => page(`/en${addressOfWork(2, 2, 10, choice)}`)
    const [both, withPapers, without] = [await permit(), await permit(1), await permit(2)]
    const visa = 'Domestic worker visa? You may change to another home.'
    const none = 'No permit? You may still get a right to stay, if you were forced.'
    for (const words of [visa, none, say('en', 'rights.if.with')]) expect(both.html).toContain(words)
    expect(withPapers.html).toContain(visa)
    expect(withPapers.html).not.toContain(none)
    expect(without.html).toContain(none)
    expect(without.html).not.toContain(visa)
  })

  it.each(six)('tell whoever was told to break the law first to ask for a lawyer: %s', async (language) => {
    const words = all[0]!.rights.find(({ sentence }) => sentence.id === 'crime.lawyer')!.words(language)!
    for (const { number } of all)
      for (const s of sectors.keys()) {
        const { html } = await page(`/${language}${addressOfWork(number, s + 1, 11)}`)
        expect(blocksOf(html)[0]).toContain(words)
      }
  })

  it('say that there is no number where none is known, instead of one that does not count', async () => {
    const none = say('en', 'rights.number.none')
    const fishing = await page(`/en${addressOfWork(1, 3, 1)}`)
    expect(fishing.html).toContain(none)
    expect((await page(`/en${wage}`)).html).not.toContain(none)
  })

  it('name the emergency number of the country that is read about, and the network’s own where it is', async () => {
    const states = await page(`/en${addressOfWork(3)}`)
    expect(states.html).toContain('tel:911')
    expect(states.html).not.toContain('tel:112')
    const own = await page(`/en${addressOfWork(2)}`, pagesOf(files, { pack: 'uk' }))
    for (const call of ['tel:112', 'tel:08081570192']) expect(own.html).toContain(call)
  })

  it.each([addressOfWork(9), addressOfWork(2, 14), addressOfWork(2, 1, 17), addressOfWork(2, 1, 99, 1)])(
    'lead from %s, which is nothing, to the start',
    async (path) => {
      const response = await app.request(`/en${path}`)
      expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
    },
  )

  it('have the way out, the other languages and the way back on each', async () => {
    const { html } = await page(`/th${wage}`)
    expect(html).toContain(`href="${exitAddresses.leave}"`)
    for (const language of six) expect(html).toContain(`href="/${language}${wage}"`)
    expect(html).toContain(`href="/th${addressOfWork(2, 1)}"`)
  })
})

describe('a card to take along', () => {
  const choose = addressOfWorkCard(2, 2)
  const [numberOnly, full, none] = [1, 2, 3].map((card) => addressOfWorkCard(2, 2, card))
  const uk = pagesOf(files, { pack: 'uk' })
  /** What a browser puts on paper: all but what the style takes away. */
  const paperOf = (html: string) =>
    textOf(
      html
        .slice(html.indexOf('<main>'), html.indexOf('</main>'))
        .replaceAll(/<nav.*?<\/nav>/gs, '')
        .replaceAll(/<(h1|p|div)[^>]*class="(?:m )?p(?: s)?".*?<\/\1>/gs, ''),
    )

  it('is chosen without a script, and the number alone is offered first', async () => {
    const { html } = await page(`/en${addressOfWork(2, 2)}`, uk)
    expect(linksOf(html)).toContain(`/en${choose}`)
    const cards = linksOf((await page(`/en${choose}`, uk)).html).filter((href) =>
      href.startsWith(`/en${choose}/`),
    )
    expect(cards).toEqual([`/en${numberOnly}`, `/en${full}`, `/en${none}`])
  })

  it.each(six)(
    'of the number alone puts nothing on paper but a shop’s words and the number: %s',
    async (language) => {
      const { html } = await page(`/${language}${numberOnly}`, uk)
      expect(paperOf(html)).toBe(
        `${say(language, 'rights.cards.shop')} 0808 157 0192 ${say(language, 'rights.cards.open')}`,
      )
    },
  )

  it('in full has rights, the number, and the address in letters and in a square that is that address', async () => {
    const { html } = await page(`/en${full}`, uk)
    const address = `http://127.0.0.1:4601/en${addressOfWork(2, 2)}`
    for (const words of ['£12.71', 'Ask for a lawyer before you answer questions.', '0808 157 0192', address])
      expect(paperOf(html)).toContain(words)
    const { side, path } = squarePath(address)
    expect(html).toContain(`viewBox="0 0 ${side} ${side}"`)
    expect(html).toContain(`<path d="${path}" />`)
  })

  it('that is none shows the number three times, and nothing is printed', async () => {
    const { html } = await page(`/en${none}`, uk)
    expect(html.match(/<b class="d"><bdi dir="ltr">0808 157 0192<\/bdi><\/b>/g)).toHaveLength(3)
    expect(paperOf(html)).toBe('')
  })

  it('calls the line of the country that is read about, where the network is elsewhere', async () => {
    const paper = async (country: number, on = app) =>
      paperOf((await page(`/en${addressOfWorkCard(country, 2, 1)}`, on)).html)
    expect(await paper(2)).toContain('08000 121 700')
    expect(await paper(3)).toContain('1-888-373-7888')
    expect(await paper(1)).toContain('0808 157 0192')
    expect(await paper(2, pagesOf(files, { pack: 'uk', hotline: '' }))).toContain('08000 121 700')
  })

  it('has no number where nobody has one, and then only the full one is offered', async () => {
    const nobody = pagesOf(files, { hotline: '' })
    const at = addressOfWorkCard(1, 2)
    const { html } = await page(`/en${at}`, nobody)
    expect(linksOf(html).filter((href) => href.startsWith(`/en${at}/`))).toEqual([
      `/en${addressOfWorkCard(1, 2, 2)}`,
    ])
    const alone = await nobody.request(`/en${addressOfWorkCard(1, 2, 1)}`)
    expect([alone.status, alone.headers.get('location')]).toEqual([303, `/en${at}`])
  })

  it.each(six)('is whole in 14 kB for every country and work: %s', async (language) => {
    for (const { number } of all)
      for (const s of sectors.keys())
        for (const card of [undefined, 1, 2, 3]) {
          const { status, html } = await page(`/${language}${addressOfWorkCard(number, s + 1, card)}`)
          expect(status).toBe(200)
          expect(Buffer.byteLength(html)).toBeLessThanOrEqual(14 * 1024)
          expect(html).not.toMatch(/victim|víctima|victime|ضحية|жертв|เหยื่อ/i)
        }
  })
})

describe('a number that changes', () => {
  const changed = (value: number) =>
    files.map((one) => {
      const file = structuredClone(one.file)
      const figure = file.figures.find(({ id }) => one.id === 'uk' && id === 'minimum_wage')
      if (figure && 'values' in figure) figure.values.at(-1)!.value = value
      return { ...one, file }
    })

  it('changes the page in every language, and nothing else of it', async () => {
    for (const language of six) {
      const before = await page(`/${language}${wage}`)
      const after = await page(`/${language}${wage}`, pagesOf(changed(13.05)))
      expect(before.html).toContain('12')
      expect(after.html).not.toBe(before.html)
      const [old, young] = ['12[.,]71', '13[.,]05'].map((number) => new RegExp(number, 'g'))
      expect(after.html.replaceAll(young!, '#')).toBe(before.html.replaceAll(old!, '#'))
    }
  })

  it('changes a page, whichever it is', async () => {
    const numbers = files.flatMap(({ id, file }) => file.figures.map((figure) => ({ id, figure })))
    expect(numbers.length).toBeGreaterThan(30)
    for (const { id, figure } of numbers) {
      // A clock is the pack's own, and changes there.
      if ('clock' in figure) continue
      const other = files.map((one) => {
        const file = structuredClone(one.file)
        const same = file.figures.find((each) => one.id === id && each.id === figure.id)
        if (same && 'values' in same)
          same.values.at(-1)!.value = same.unit === 'telephone' ? '000 777 000' : 777
        return { ...one, file }
      })
      const { file } = files.find((one) => one.id === id)!
      const { topic, sectors: [sector = 'farm'] = [] } = file.sentences.find(
        (one) => one.figure === figure.id,
      )!
      const at = addressOfWork(file.number, sectors.indexOf(sector) + 1, workTopics.indexOf(topic) + 1)
      expect((await page(`/en${at}`)).html).not.toContain('777')
      expect((await page(`/en${at}`, pagesOf(other))).html, `${id} ${figure.id}`).toContain('777')
    }
  })

  it('is the one of its day, and called old when its time is over', async () => {
    const on = (day: string) => page(`/en${wage}`, pagesOf(files, { day: new Date(`${day}T12:00:00Z`) }))
    expect((await on('2026-03-31')).html).toContain('£12.21')
    expect((await on('2026-04-01')).html).toContain('£12.71')
    const later = await on('2027-04-01')
    expect(later.html).toContain(say('en', 'rights.state.old.more'))
    expect((await on('2026-11-28')).html).not.toContain(say('en', 'rights.state.old.more'))
  })
})

describe('a sentence that somebody has checked', () => {
  const checked = files.map((one) => {
    if (one.id !== 'uk') return one
    const [first, ...rest] = one.file.sentences
    const sentence = {
      ...first!,
      state: 'checked' as const,
      by: 'Ines Duarte, Legal Aid West',
      on: '2026-10-02',
      until: '2027-03-31',
    }
    return { ...one, file: { ...one.file, sentences: [sentence, ...rest] } }
  })

  it('says who and when, and no longer that it is a draft', async () => {
    const [block = ''] = blocksOf((await page(`/en${wage}`, pagesOf(checked))).html)
    expect(block).toContain('on 2 October 2026, by Ines Duarte, Legal Aid West.')
    expect(block).not.toContain(say('en', 'rights.state.draft'))
  })

  it('is one that nobody has checked when the day is over until which it was', async () => {
    const later = pagesOf(checked, { day: new Date('2027-04-01T12:00:00Z') })
    const { html } = await page(`/en${wage}`, later)
    expect(html).not.toContain('Ines Duarte')
    expect(html).toContain(say('en', 'rights.state.old.more'))
  })
})

const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;')
