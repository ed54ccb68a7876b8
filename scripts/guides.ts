// Takes the pictures of the guides for each role (docs/guides), from the invented country: nobody real stands on them. They are kept, since
// a guide is read where no program runs; whoever changes a screen takes them again before a release. Needs the demonstration:
//
//   npm run demo                                                         in another window
//   npm run guides -- http://localhost:4600 http://127.0.0.1:4601        all; a role after them: only its picture
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { version } from '../src/http/about.ts'
import { passphrase } from '../demo/network.ts'
import { isQuiet } from '../e2e/quiet.ts'
import { chromiumPath } from './chromium.ts'
import { argumentsOf } from './arguments.ts'

/** By the guide's name: whose screen it shows, by their handle in the invented country; nobody's where everybody may see it. */
export const pictures: Readonly<Record<string, { who?: string; path: string }>> = {
  hotline: { who: 'noor', path: '/hotline' },
  caseworker: { who: 'amara', path: '/' },
  shelter: { who: 'hana', path: '/beds' },
  'who-meets-somebody': { who: 'greta', path: '/encounters/new' },
  'inspector-and-police': { who: 'pilar', path: '/labour' },
  lawyer: { who: 'farah', path: '/dates' },
  coordinator: { who: 'ines', path: '/coordination' },
  'her-page': { path: addresses.enter },
}

const folder = join(import.meta.dirname, '../docs/guides/pictures')
const wide = { width: 1024, height: 680 }
const narrow = { width: 360, height: 680 }

async function signIn(page: Page, url: string, who: string): Promise<void> {
  await page.goto(`${url}/?lang=en`)
  await page.locator('input').first().fill(who)
  await page.locator('input[type=password]').fill(passphrase)
  await page.locator('form button[type=submit]').click()
  await page.locator('nav').first().waitFor({ timeout: 60_000 })
}

/** WebP, which Chromium makes and Playwright does not ask it for: a third of the bytes. */
async function keep(page: Page, role: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 60 })
  writeFileSync(join(folder, `${role}.webp`), Buffer.from(data, 'base64'))
}

async function take(browser: Browser, role: string, staffUrl: string, publicUrl: string): Promise<void> {
  const { who, path } = pictures[role]!
  const context = await browser.newContext({
    viewport: who ? wide : narrow,
    reducedMotion: 'reduce',
    locale: 'en',
  })
  const page = await context.newPage()
  if (who) {
    await signIn(page, staffUrl, who)
    await page.evaluate((to) => history.pushState({}, '', to), path)
  } else await page.goto(`${publicUrl}/en${path}`)
  await page.locator('main h1').first().waitFor()
  await page.waitForTimeout(1500)
  await isQuiet(page)
  await page.evaluate(() => document.fonts.ready)
  await keep(page, role)
  await context.close()
}

async function run([staffUrl, publicUrl, ...roles]: readonly string[]): Promise<void> {
  if (!staffUrl || !publicUrl)
    throw new Error('say where the demonstration is: <staff address> <public address>')
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
  try {
    for (const role of roles.length > 0 ? roles : Object.keys(pictures)) {
      await take(browser, role, staffUrl, publicUrl)
      console.log(role)
    }
  } finally {
    await browser.close()
  }
  const day = new Date().toISOString().slice(0, 10)
  const said = `Pictures of the invented country, taken on ${day} of version ${version} by \`npm run guides\`.\n`
  writeFileSync(join(folder, 'README.md'), said)
}

if (import.meta.main) await run(argumentsOf({ words: 2 + Object.keys(pictures).length }).words)
