// The invented country shows every room: whoever signs in finds something wherever their menu leads, or reads there what belongs there and
// presses one button that fills it. People are those of the cast, so that a new one is walked too. In `npm test` one person of each
// profession walks, also through the rooms that belong to no case; everybody does in `npm run soak -- every-room`.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { founder, members } from '../demo/cast.ts'
import { passphrase } from '../demo/network.ts'
import { messagesOf } from '../scripts/locale-files.ts'
import { freePort } from '../bin/free-port.ts'
import { continuum, type Program } from '../test/program.ts'
import { isQuiet } from './quiet.ts'
import { goTo } from './stage.ts'

const staff = [
  { handle: founder.handle, roles: ['coordinator'] as readonly string[] },
  ...members.flatMap((member) => [
    { handle: member.administrator, roles: ['administrator'] },
    ...member.staff,
  ]),
]

/** Rooms that belong to no single person's case, and to whom. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  noor: ['/campaigns'],
  amara: ['/policies'],
  odile: ['/consultations'],
  'harbour-admin': ['/interpreters'],
  pilar: ['/visits/where'],
  sofia: ['/measures'],
  dalia: ['/training', '/training/write'],
  mercy: ['/council', '/consultations'],
  'lantern-admin': ['/keys/sheets', '/people'],
}

type Walk = readonly [handle: string, further: readonly string[]]
const isWhole = process.env['ROOMS'] === 'all'
const everybody: readonly Walk[] = staff.map(({ handle }) => [handle, rooms[handle] ?? []])
/** Of those with the same professions the one whose rooms are asked for, or the first. */
const ofEachProfession: readonly Walk[] = [
  ...Map.groupBy(staff, ({ roles }) => roles.join(' ')).values(),
].flatMap((alike) => {
  const named = alike.filter(({ handle }) => handle in rooms)
  return (named.length > 0 ? named : alike.slice(0, 1)).map(({ handle }): Walk => [
    handle,
    rooms[handle] ?? [],
  ])
})

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

/** Who signs in, and what went wrong on their screens since. */
async function enter(browser: Browser, handle: string): Promise<{ page: Page; wrong: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  const wrong: string[] = []
  const note = (what: string) => void wrong.push(`${new URL(page.url()).pathname}: ${what}`)
  page.on('pageerror', (error) => note(error.message))
  page.on('response', (response) => {
    // That a room is not for somebody is an answer too, and stands on the screen.
    if (response.status() >= 500) note(`${response.status()} ${new URL(response.url()).pathname}`)
  })
  await page.goto(`${url}/?lang=en`)
  await page.locator('input').nth(0).fill(handle)
  await page.locator('input[type=password]').fill(passphrase)
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('nav').first()).toBeVisible()
  return { page, wrong }
}

type Found = 'filled' | 'for others' | 'empty, with an act' | 'empty' | 'an error'

/** What somebody finds on the screen that is shown. */
const look = (page: Page): Promise<Found> =>
  page.locator('main').evaluate((main, closed) => {
    if (main.querySelector('h1')?.textContent === closed) return 'for others'
    const shown = (among: ParentNode, what: string) =>
      [...among.querySelectorAll(what)].filter((one) => one.checkVisibility())
    const alerts = shown(main, '[role=alert]:not(.alarm, .watch)')
    if (alerts.some(({ textContent }) => textContent.trim() !== '')) return 'an error'
    const besides = (what: string) =>
      shown(main, what).filter((one) => !one.closest('.empty, .page-head, [role=tablist]'))
    if (besides('li, tbody tr, dd, article, figure').length > 0) return 'filled'
    const acts = [...shown(main, '.empty :is(a, button)'), ...shown(main, '.page-head .row :is(a, button)')]
    if (shown(main, '.empty').length > 0) return acts.length > 0 ? 'empty, with an act' : 'empty'
    return besides('input, textarea, select, button, a').length > 0 ? 'filled' : 'empty'
  }, messagesOf('en')['web.closed.title'])

/** Nobody is referred to who decides about them. */
const stillEmpty: Readonly<Record<string, readonly string[]>> = {
  '/referrals': ['leonie', 'viktor', 'henrik'],
}

for (const [handle, further] of isWhole ? everybody : ofEachProfession)
  test(`${handle} finds something wherever the menu leads`, async ({ browser }) => {
    const { page, wrong } = await enter(browser, handle)
    const places = await page
      .locator('nav.places a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
    expect(places.length).toBeGreaterThan(0)
    const found: Record<string, Found> = {}
    for (const screen of new Set([...places, ...further])) {
      await goTo(page, screen)
      await expect(page.locator('main h1').first(), screen).toBeVisible()
      await isQuiet(page)
      found[screen] = await look(page)
    }
    test.info().annotations.push({ type: 'found', description: JSON.stringify(found) })
    const those = (what: Found) => Object.keys(found).filter((screen) => found[screen] === what)
    expect(wrong).toEqual([])
    expect(those('an error')).toEqual([])
    expect(those('empty').filter((screen) => !stillEmpty[screen]?.includes(handle))).toEqual([])
    // What the menu leads to is for whoever has the menu.
    expect(places.filter((place) => found[place] === 'for others')).toEqual([])
    // The rooms that stood empty are filled for those whose rooms they are.
    expect((rooms[handle] ?? []).filter((room) => found[room] !== 'filled')).toEqual([])
    await page.context().close()
  })
