// The invented country shows every room: whoever signs in finds something on every screen of theirs, or reads there what belongs there and
// presses one button that fills it. Screens are those that the features bring, people those of the cast, so that a new one is walked too.
// In `npm test` one person who is drawn meets six screens (ROOMS=<number> draws the same again); everybody meets all in
// `npm run soak -- every-room`.

import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { founder, members } from '../demo/cast.ts'
import { passphrase } from '../demo/network.ts'
import { messagesOf } from '../scripts/locale-files.ts'
import { continuum, freePort, type Program } from '../test/program.ts'
import { isQuiet } from './quiet.ts'
import { goTo } from './stage.ts'

const root = join(import.meta.dirname, '..')
/** Screens without a part of their own in the address: those of one case or visit are reached from these. */
const screens = globSync('src/*/ui/feature.ts', { cwd: root })
  .flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/(\.{3})?\b(?:screen|occasional)\(\s*'([^']+)'/g),
  ])
  // With three dots before it a screen says more of itself: it stands in front of the sign-in.
  .flatMap(([, inFront, path]) => (inFront ? [] : [path!.replaceAll(/\/\{-\$\w+\}/g, '')]))
  .filter((path) => !path.includes('$'))
  .toSorted()
const people = [
  founder.handle,
  ...members.flatMap(({ administrator, staff }) => [administrator, ...staff.map(({ handle }) => handle)]),
]

const isWhole = process.env['ROOMS'] === 'all'
const drawn = Number(process.env['ROOMS'] ?? Math.floor(Math.random() * 1000))
const theirs = (all: readonly string[]): string[] =>
  isWhole ? [...all] : Array.from({ length: 6 }, (_, n) => all[(drawn + n * 7) % all.length]!)

const data = mkdtempSync(join(tmpdir(), 'every-room-'))
let program: Program
let url: string
test.beforeAll(async () => {
  const site = {
    data,
    port: await freePort(),
    publicPort: await freePort(),
    viewerPort: await freePort(),
  }
  url = `http://localhost:${site.port}`
  program = continuum(site, 'demo')
  await program.until(/a caseworker’s morning/)
})
test.afterAll(async () => {
  program.child.kill('SIGTERM')
  await program.ended
  rmSync(data, { recursive: true, force: true })
})

async function enter(browser: Browser, handle: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await page.goto(`${url}/?lang=en`)
  await page.locator('input').nth(0).fill(handle)
  await page.locator('input[type=password]').fill(passphrase)
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('nav').first()).toBeVisible()
  return page
}

type Found = 'filled' | 'for others' | 'empty, with an act' | 'empty'

/** What somebody finds on the screen that is shown. */
const look = (page: Page): Promise<Found> =>
  page.locator('main').evaluate((main, closed) => {
    if (main.querySelector('h1')?.textContent === closed) return 'for others'
    const shown = (among: ParentNode, what: string) =>
      [...among.querySelectorAll(what)].filter((one) => one.checkVisibility())
    const besides = (what: string) =>
      shown(main, what).filter((one) => !one.closest('.empty, .page-head, [role=tablist]'))
    if (besides('li, tbody tr, dd, article, figure').length > 0) return 'filled'
    const acts = [...shown(main, '.empty :is(a, button)'), ...shown(main, '.page-head .row :is(a, button)')]
    if (shown(main, '.empty').length > 0) return acts.length > 0 ? 'empty, with an act' : 'empty'
    return besides('input, textarea, select, button, a').length > 0 ? 'filled' : 'empty'
  }, messagesOf('en')['web.closed.title'])

test('the walk knows the screens of the product', () => {
  expect(screens.length).toBeGreaterThan(50)
  expect(screens).toEqual(expect.arrayContaining(['/', '/policies', '/campaigns', '/visits/where']))
})

for (const handle of isWhole ? people : [people[drawn % people.length]!])
  test(`${handle} finds something on ${isWhole ? 'every screen' : 'six screens'}`, async ({ browser }) => {
    test.info().annotations.push({ type: 'drawn', description: `ROOMS=${drawn}` })
    const page = await enter(browser, handle)
    const places = await page
      .locator('nav.places a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
    const found: Record<string, Found> = {}
    for (const screen of theirs([...new Set([...places, ...screens])])) {
      await goTo(page, screen)
      await expect(page.locator('main h1').first(), screen).toBeVisible()
      await isQuiet(page)
      found[screen] = await look(page)
    }
    test.info().annotations.push({ type: 'found', description: JSON.stringify(found) })
    expect(Object.keys(found).filter((screen) => found[screen] === 'empty')).toEqual([])
    // What the menu leads to is for whoever has the menu.
    expect(places.filter((place) => found[place] === 'for others')).toEqual([])
    await page.context().close()
  })
