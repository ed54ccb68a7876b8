// Every staff screen as it meets somebody. No violation of WCAG 2.2 AA, nothing wider than the window, and no title or address
// that says anything about a person. In `npm test` the first screen and two that are drawn of some people wide in English, and of
// the others narrow in Arabic (SCREENS=<number> draws the same again); every screen in every shape in `npm run soak -- screens`.

import { expect, test, type Page } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { fillSignIn, goTo, looksRight, signIn, Stage, type Shape } from './stage.ts'
import { isQuiet } from './quiet.ts'

let stage: Stage
let caseId: string
let placement: string
const name = 'Qzxscreennamewk'

test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name, language: 'ar', story: 'Sealed words.' })
  await stage.act('amara', 'beds', 1)
  await stage.act('mina', 'checkpoint')
  const other = await stage.act<number>('amara', 'circle')
  placement = (
    await stage.act<{ id: string }>('amara', 'open', 'placement', { caseId, urgency: 'now', party: 1, other })
  ).id
  await stage.act('amara', 'team', 'protection', `${name} watch`, ['amara', 'samir'])
  await stage.act('amara', 'paper', caseId, 'legal', `${name} letter of the employer.txt`, 'Sealed words.')
  await stage.act('amara', 'paper', caseId, 'legal', 'half a scan.pdf', 'Sealed words.', 0)
  const consent = await stage.act<string>('amara', 'agree', caseId, {
    with: 'bashir',
    compartments: ['health'],
    purpose: 'health_care',
    whenAccepted: true,
    language: 'ar',
  })
  await stage.act('amara', 'refer', caseId, {
    with: 'bashir',
    serviceCode: 'health',
    urgency: 'day',
    consent,
  })
})
test.afterAll(() => stage.close())

/** Who sees which screens. */
const rooms: readonly [who: string, screens: () => string[]][] = [
  [
    'amara',
    () => [
      '/',
      '/cases',
      '/cases/new',
      '/caseload',
      `/cases/${caseId}`,
      `/cases/${caseId}?tab=notes`,
      `/cases/${caseId}?tab=people`,
      `/cases/${caseId}?tab=papers`,
      `/cases/${caseId}/access`,
      `/cases/${caseId}/give`,
      `/cases/${caseId}/without-consent`,
      `/cases/${caseId}/start`,
      `/cases/${caseId}/refer`,
      `/tracks/${placement}`,
      '/referrals',
      '/directory',
      '/directory/gaps',
      '/directory/own',
      '/directory/own/new',
      '/beds',
      '/outside',
      '/keys',
      '/people',
      '/teams',
      '/coverage',
    ],
  ],
  ['mina', () => ['/coordination', '/audit', '/network', '/directory/lists', '/directory/twice']],
  ['leyla', () => ['/hotline']],
  ['bashir', () => ['/referrals']],
  ['yara', () => ['/measures']],
]

type Look = Shape & { dark?: true; letters?: true }
const isWhole = process.env['SCREENS'] === 'all'
// In the soak its shapes stand beside each other, each worker with a world of its own.
if (isWhole) test.describe.configure({ mode: 'parallel' })
const looks: readonly Look[] = [
  { language: 'en', width: 1280, height: 800 },
  { language: 'ar', width: 320, height: 720 },
  ...(isWhole
    ? ([
        { language: 'en', width: 320, height: 720, dark: true },
        { language: 'ar', width: 1280, height: 800, dark: true },
        { language: 'en', width: 768, height: 1024 },
        { language: 'ar', width: 768, height: 1024, dark: true },
        // Letters of twice the size, as somebody sets them who sees little.
        { language: 'en', width: 1280, height: 800, letters: true },
      ] as const)
    : []),
]
const drawn = Number(process.env['SCREENS'] ?? Math.floor(Math.random() * 1000))
/** All of them, or the first and two others. */
const some = (all: string[]): string[] =>
  isWhole ? all : [...new Set([0, drawn, drawn * 7 + 3].map((at) => all[at % all.length] as string))]
/** Letters twice as large, as somebody sets them in their browser: rules for narrow windows follow them too. */
async function writeLarge(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  await expect(page.locator('html')).toHaveCSS('font-size', '32px')
}
/** Everybody, or every other one: each shape meets the others. */
const met = (look: Look) =>
  isWhole ? rooms : rooms.filter((_, at) => at % 2 === (drawn + looks.indexOf(look)) % 2)
const said = ({ language, width, dark, letters }: Look): string =>
  `${width} wide, in ${language}${dark ? ', dark' : ''}${letters ? ', in large letters' : ''}`

async function standsRight(page: Page, screen: string): Promise<void> {
  await goTo(page, screen)
  await expect(page.locator('main h1').first(), screen).toBeVisible()
  await isQuiet(page)
  await looksRight(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${screen} is wider than the window`).toBeLessThanOrEqual(1)
  expect(await page.title(), screen).not.toContain(name)
  expect(page.url()).not.toContain(name)
}

/**
 * Every door of the staff: each that needs nobody, the lock, and waiting to be let in. Where there is no strip the first of each
 * kind will do: whatever shows it is the same line on all.
 */
async function doorsSay(page: Page, strip: number): Promise<void> {
  const says = async (where: string) => {
    await expect(page.getByRole('heading', { level: 1 }), where).toBeVisible()
    await isQuiet(page)
    await expect(page.locator('aside.strip'), where).toHaveCount(strip)
    if (strip > 0) await looksRight(page)
  }
  for (const door of strip > 0 ? ['/', '/join', '/recover', '/set-up'] : ['/']) {
    await page.goto(`${stage.url}${door}`)
    await says(door)
  }
  await fillSignIn(page, stage, 'amara')
  await expect(page.locator('nav').first()).toBeVisible()
  await says('My work')
  if (strip === 0) return
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(page.locator('input[type=password]')).toBeVisible()
  await says('locked')
  await page.route('**/api/me', async (route) => {
    const answered = await route.fetch()
    await route.fulfill({ response: answered, json: { ...(await answered.json()), circles: [] } })
  })
  await fillSignIn(page, stage, 'amara')
  await expect(page.getByRole('heading', { name: 'You are almost in' })).toBeVisible()
  await says('not let in yet')
}

const publicPaths = [
  '',
  addresses.help,
  addresses.concern,
  addresses.rights,
  addresses.receipt,
  addresses.before,
  addresses.lost,
  addresses.enter,
]

test('every entrance, screen and public page names a demonstration as one, and a real network never @soak', async ({
  browser,
}) => {
  for (const demo of [true, false]) {
    await stage.act('mina', 'practice', demo)
    const context = await browser.newContext()
    const page = await context.newPage()
    await doorsSay(page, demo ? 1 : 0)
    for (const path of demo ? publicPaths : ['']) {
      await page.goto(`${stage.publicUrl}/en${path}`)
      await expect(page.locator('main')).toBeVisible()
      await expect(page.getByText(/Nobody answers here/), path).toHaveCount(demo ? 1 : 0)
    }
    await context.close()
  }
})

for (const look of looks) {
  test(`${isWhole ? 'every screen fits' : `screens fit`} the window, ${said(look)}`, async ({ browser }) => {
    test.info().annotations.push({ type: 'drawn', description: `SCREENS=${drawn}` })
    for (const [who, screens] of met(look)) {
      const page = await signIn(browser, stage, who, look)
      if (look.dark) await page.emulateMedia({ colorScheme: 'dark' })
      if (look.letters) await writeLarge(page)
      for (const screen of some(screens())) await standsRight(page, screen)
      await page.context().close()
    }
  })

  test(`every entrance fits the window, ${said(look)}`, async ({ browser }) => {
    // One of two shapes meets a demonstration, which says so at every entrance.
    const isDemo = looks.indexOf(look) % 2 === 1
    await stage.act('mina', 'practice', isDemo)
    const context = await browser.newContext({ viewport: look, colorScheme: look.dark ? 'dark' : 'light' })
    const page = await context.newPage()
    for (const door of ['/', '/join', '/set-up']) {
      await page.goto(`${stage.url}${door}?lang=${look.language}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('aside.strip'), door).toHaveCount(isDemo ? 1 : 0)
      await looksRight(page)
    }
    await context.close()
    await stage.act('mina', 'practice', false)
  })
}
