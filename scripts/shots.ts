// Takes pictures of pages, so that every screen is looked at: narrow and wide, English and Arabic; and lets axe judge
// what it photographs. Pictures go to shots/, which is not kept.
//
//   node scripts/shots.ts http://localhost:4610/gallery …     pictures of these pages
//   node scripts/shots.ts --axe http://localhost:4610/gallery  and the violations of WCAG 2.2 AA; exit code 1 if any
//   … --dark --lang=en,ar --width=320,1280 --viewport          dark; only these; only what is seen without scrolling
//   … --plain                                                  without script
//
// With `npm run demo` running, signed in as its people (scripts/rounds.ts says who goes where):
//   node scripts/shots.ts --staff http://localhost:4600        every staff screen; --as=amara,noor  only these people's
//   node scripts/shots.ts --public http://127.0.0.1:4601       every open page
//   node scripts/shots.ts --words="six words of her card" http://127.0.0.1:4601    a person's own page and what it leads to
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { passphrase } from '../demo/network.ts'
import { violationsOn } from '../e2e/violations.ts'
import { chromiumPath } from './chromium.ts'
import { openPages, ownPages, rounds } from './rounds.ts'
import { isQuiet } from '../e2e/quiet.ts'
import { argumentsOf } from './arguments.ts'

const folder = join(import.meta.dirname, '..', 'shots')
const { has, value, words } = argumentsOf({
  flags: ['axe', 'viewport', 'dark', 'plain', 'staff', 'public'],
  values: ['lang', 'width', 'words', 'as'],
  words: Infinity,
})
const list = (name: string, otherwise: readonly string[]) => value(name)?.split(',') ?? otherwise
const languages = list('lang', ['en', 'ar'])
const widths = list('width', ['1280', '320'])
const heights: Record<string, number> = { '320': 720 }
const shapeOf = (width: string) => ({ width: Number(width), height: heights[width] ?? 800 })

const nameOf = (path: string) =>
  path
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
    .replaceAll(/\W+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'start'

const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-background-networking'],
})

async function newPage(language: string, width = '1280'): Promise<Page> {
  const context = await browser.newContext({
    viewport: shapeOf(width),
    colorScheme: has('dark') ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: language,
    javaScriptEnabled: !has('plain'),
  })
  const page = await context.newPage()
  page.on(
    'console',
    (message) => message.type() === 'error' && console.error(`  page says: ${message.text()}`),
  )
  page.on('pageerror', (error) => console.error(`  page fails: ${error.message}`))
  return page
}

/** Violations of one page, one line each. */
async function judged(page: Page): Promise<string[]> {
  const violations = await violationsOn(page, { tags: ['best-practice'] })
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
  )
}

/** One picture of what stands there now, and what is wrong with it. */
async function take(page: Page, name: string, language: string, width: string): Promise<void> {
  await page.setViewportSize(shapeOf(width))
  await page.evaluate(() => document.fonts.ready)
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  const looks = [has('dark') ? '-dark' : '', has('plain') ? '-plain' : ''].join('')
  const file = join(folder, `${name}-${language}-${width}${looks}.png`)
  await page.screenshot({ path: file, fullPage: !has('viewport') })
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  const faults = [...(wide ? ['the page scrolls sideways'] : []), ...(has('axe') ? await judged(page) : [])]
  console.log(`${file}${faults.map((fault) => `\n  ${fault}`).join('')}`)
  if (faults.length > 0) process.exitCode = 1
}

/** An address as somebody meets it who is not signed in. */
async function fromOutside(address: string, name = nameOf(new URL(address).pathname)): Promise<void> {
  for (const language of languages) {
    for (const width of widths) {
      const page = await newPage(language, width)
      const url = new URL(address)
      url.pathname = url.pathname.replace('{lang}', language).replace('%7Blang%7D', language)
      url.searchParams.set('lang', language)
      await page.goto(url.href)
      await isQuiet(page)
      await take(page, name, language, width)
      await page.context().close()
    }
  }
}

/** The screens of one member of staff: loaded once, since a second loading would put the keys away. */
async function staffRound(address: string, who: string, paths: readonly string[]): Promise<void> {
  for (const language of languages) {
    const page = await newPage(language)
    await page.goto(`${address}/?lang=${language}`)
    await page.locator('input').first().fill(who)
    await page.locator('input[type=password]').fill(passphrase)
    await page.locator('form button[type=submit]').click()
    await page.locator('nav').first().waitFor({ timeout: 60_000 })
    const met = new Map<string, string>()
    for (const path of paths) {
      const place = path.slice(0, path.indexOf('*'))
      if (path.endsWith('*')) {
        const link = await page
          .locator(`main a[href^="${place}"]:not([href$="/new"])`)
          .first()
          .getAttribute('href', { timeout: 5000 })
          .catch(() => null)
        if (link) met.set(place, link.slice(place.length).split('/')[0]!)
      }
      if (path.includes('*') && !met.has(place)) {
        console.log(`  ${who} meets no ${path}`)
        continue
      }
      await page.evaluate(
        (to) => {
          history.pushState({}, '', to)
        },
        path.replace('*', met.get(place) ?? ''),
      )
      await page.locator('main h1').first().waitFor()
      await page.waitForTimeout(500)
      await isQuiet(page)
      for (const width of widths)
        await take(page, `${who}-${nameOf(path.replace('*', 'one'))}`, language, width)
    }
    await page.context().close()
  }
}

/** A person's own page, entered by the words of the card, and everything that it leads to. */
async function ownRound(address: string, card: string): Promise<void> {
  for (const language of languages) {
    for (const width of widths) {
      const page = await newPage(language, width)
      await page.goto(`${address}/${language}${addresses.enter}`)
      await page.locator('input[name=words]').fill(card)
      await page.locator('main button.b').click()
      await page.locator('main .c').waitFor()
      await take(page, 'own', language, width)
      await page.locator('main .c button').click()
      await page.locator('main .c a.b').waitFor()
      await take(page, 'own-opened', language, width)
      for (const path of ownPages) {
        const link = page.locator(`main a[href="/${language}${path}"]`).first()
        if ((await link.count()) === 0) {
          console.log(`  no link to ${path}`)
          continue
        }
        await link.click()
        await page.locator(`main a[href="/${language}${addresses.portal}"]`).last().waitFor()
        await page.waitForTimeout(300)
        await take(page, `own${nameOf(path)}`, language, width)
        await page.locator(`main a[href="/${language}${addresses.portal}"]`).last().click()
        await page.locator('main .c').waitFor()
      }
      await page.context().close()
    }
  }
}

mkdirSync(folder, { recursive: true })
try {
  for (const address of words) {
    const card = value('words')
    if (has('staff')) {
      for (const who of list('as', Object.keys(rounds))) await staffRound(address, who, rounds[who] ?? ['/'])
    } else if (card) await ownRound(address, card)
    else if (has('public'))
      for (const path of openPages)
        await fromOutside(`${address}/{lang}${path}`, `open${path.replaceAll('/', '-')}`)
    else await fromOutside(address)
  }
} finally {
  await browser.close()
}
