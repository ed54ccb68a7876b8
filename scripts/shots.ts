// Takes pictures of pages, so that every screen is looked at: narrow and wide, English and Arabic; and lets axe judge
// what it photographs. Pictures go to shots/, which is not kept.
//
//   node scripts/shots.ts http://localhost:4610/gallery …     pictures of these pages
//   node scripts/shots.ts --axe http://localhost:4610/gallery  and the violations of WCAG 2.2 AA; exit code 1 if any
//   … --dark --lang=en,ar --width=320,1280 --viewport          dark; only these; only what is seen without scrolling
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from '@playwright/test'

const folder = join(import.meta.dirname, '..', 'shots')
const words = process.argv.slice(2)
const has = (name: string) => words.includes(`--${name}`)
const list = (name: string, otherwise: string[]) =>
  words
    .find((word) => word.startsWith(`--${name}=`))
    ?.split('=')[1]
    ?.split(',') ?? otherwise
const heights: Record<string, number> = { '320': 720 }

const nameOf = (address: string) =>
  new URL(address).pathname.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '') || 'start'

async function opened(browser: Browser, address: string, language: string, width: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: Number(width), height: heights[width] ?? 800 },
    colorScheme: has('dark') ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: language,
  })
  const page = await context.newPage()
  page.on(
    'console',
    (message) => message.type() === 'error' && console.error(`  page says: ${message.text()}`),
  )
  page.on('pageerror', (error) => console.error(`  page fails: ${error.message}`))
  const url = new URL(address)
  url.searchParams.set('lang', language)
  await page.goto(url.href, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready)
  return page
}

/** Violations of one page, one line each. */
async function judged(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
  )
}

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
})
try {
  for (const address of words.filter((word) => !word.startsWith('--'))) {
    for (const language of list('lang', ['en', 'ar'])) {
      for (const width of list('width', ['1280', '320'])) {
        const page = await opened(browser, address, language, width)
        const file = join(folder, `${nameOf(address)}-${language}-${width}${has('dark') ? '-dark' : ''}.png`)
        await page.screenshot({ path: file, fullPage: !has('viewport') })
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        )
        const faults = [
          ...(wide ? ['the page scrolls sideways'] : []),
          ...(has('axe') ? await judged(page) : []),
        ]
        console.log(`${file}${faults.map((fault) => `\n  ${fault}`).join('')}`)
        if (faults.length > 0) process.exitCode = 1
        await page.context().close()
      }
    }
  }
} finally {
  await browser.close()
}
