// The red banner: a server says that somebody reads Mariam's file to whom nobody gave it. Amara's window sees it by itself, says
// so above every screen, and gives nobody a key, neither by a consent nor by a card nor in a team; not at the next sign-in either, until what
// the server shows is what was signed. And the quiet strip: something urgent has come, wherever she is; nothing of what it is.

import { expect, test, type Browser, type Page } from '@playwright/test'
import { answer, arrived, fromList, visit } from './hands.ts'
import { fillSignIn, looksRight, passphrase, signIn, Stage } from './stage.ts'

let stage: Stage
let mariam: string
const cases: string[] = []
const alarm = (page: Page) => page.locator('.watch').getByText(/^Something is not right in the case/)
const closed = 'Nothing vouches for the keys that the server shows'

test.beforeAll(async () => {
  stage = await Stage.open()
  mariam = await stage.act<string>('amara', 'openCase', { name: 'Mariam Test', language: 'ar' })
  cases.push(mariam)
  await stage.act('amara', 'team', 'health', 'Nurses', ['amara'])
})
test.afterAll(() => stage.close())

/** From now on the list of Mariam's consents has a reader more than was ever signed. */
const lie = (page: Page) =>
  page.route(`**/api/consents?caseId=${mariam}`, async (route) => {
    if (route.request().method() !== 'GET') return route.fallback()
    const answered = await route.fetch()
    const body = (await answered.json()) as { readers: { holders: object[] }[] }
    const slipped = {
      circle: 4711,
      name: 'City Police',
      kind: 'police',
      person: false,
      owner: false,
      personKey: null,
    }
    for (const one of body.readers) one.holders.push(slipped)
    return route.fulfill({ response: answered, json: body })
  })

async function comesIn(browser: Browser, before: (page: Page) => Promise<unknown>): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.clock.install()
  await before(page)
  await fillSignIn(page, stage, 'amara')
  await expect(page.locator('nav').first()).toBeVisible()
  return page
}

/** Fills in a consent of a case and sends it. */
async function gives(page: Page, caseId: string): Promise<void> {
  await visit(page, `/cases/${caseId}/give`)
  const form = page.locator('form.access-give')
  await fromList(form, 'With whom?', 'City Clinic')
  await answer(form, 'What may they read?', ['health'])
  await fromList(form, 'What for?', 'Health care')
  await answer(form, 'How was it agreed?', 'Spoken')
  await form.locator('button[type=submit]').click()
}

test('an alarm banner stands above every screen, and the caseworker’s window gives nobody a key while a server lists an unsigned reader', async ({
  browser,
}) => {
  const amara = await comesIn(browser, lie)
  await expect(alarm(amara)).toBeVisible()
  await looksRight(amara)
  // A case of which nothing false is said: this window gives nobody a key, whoever it is about.
  const other = await stage.act<string>('amara', 'openCase', { name: 'Oksana Test', language: 'uk' })
  cases.push(other)
  await gives(amara, other)
  await expect(amara.getByText(closed)).toBeVisible()
  await expect(alarm(amara), 'above this screen as well').toBeVisible()
  expect(await stage.act<string[]>('bashir', 'reads', other)).toEqual([])

  await visit(amara, `/cases/${other}`)
  await amara.getByRole('button', { name: 'What next?' }).click()
  await amara.getByRole('menuitem', { name: 'Give the person a card' }).click()
  const dialog = amara.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make the words' }).click()
  await expect(dialog.getByText(closed)).toBeVisible()
  await expect(dialog.locator('.card-words')).toHaveCount(0)
  await looksRight(amara)
  await amara.keyboard.press('Escape')

  // Nor does a colleague get the key of a team.
  await visit(amara, '/teams')
  await amara.getByRole('button', { name: 'Let somebody in' }).click()
  await fromList(dialog, 'Who?', 'samir')
  await dialog.getByRole('button', { name: 'Let in' }).click()
  await expect(dialog.getByText(closed)).toBeVisible()
  await amara.context().close()
})

test('the alarm returns at the next sign-in and ends only when the server shows what was signed @soak', async ({
  browser,
}) => {
  for (const name of ['Somchai Test', 'Narong Test', 'Soledad Test', 'Olena Test'])
    cases.push(await stage.act<string>('amara', 'openCase', { name, language: 'en' }))
  // From here on the chains are held against the network's checkpoint too, as they are every hour.
  await stage.act('mina', 'checkpoint')
  const amara = await comesIn(browser, lie)
  await expect(alarm(amara), 'the same case is looked at first').toBeVisible()
  await amara.clock.runFor(61_000)
  await expect(alarm(amara), 'nobody has mended anything').toBeVisible()

  await amara.unroute(`**/api/consents?caseId=${mariam}`)
  // The minute begins anew whenever an answer has come, so time passes in steps.
  await expect(async () => {
    await amara.clock.runFor(10_000)
    await expect(alarm(amara)).toHaveCount(0, { timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await gives(amara, mariam)
  await expect(amara.getByText('City Clinic can read what was agreed').last()).toBeVisible()
  expect(await stage.act<string[]>('bashir', 'reads', mariam)).toEqual(['health'])
  await amara.context().close()

  const again = await signIn(browser, stage, 'amara')
  await visit(again, `/cases/${mariam}`)
  await expect(again.locator('.watch[role=alert]')).toHaveCount(0)
  await again.context().close()
})

/** Rosa asks Harbour House for help that cannot wait. */
async function needsHelpNow(name: string): Promise<void> {
  const caseId = await stage.act<string>('rosa', 'openCase', { name, language: 'th' })
  const terms = { with: 'amara', compartments: ['contact'], purpose: 'shelter', whenAccepted: true }
  const consent = await stage.act<string>('rosa', 'agree', caseId, terms)
  const referral = { with: 'amara', serviceCode: 'shelter', urgency: 'now', consent }
  await stage.act('rosa', 'refer', caseId, referral)
}

test('a notice of urgent work appears above any screen without its content, stays behind the lock, and is reached by keyboard @soak', async ({
  browser,
}) => {
  let counted: Promise<unknown> | undefined
  const amara = await comesIn(browser, async (page) => {
    counted = page.waitForResponse('**/api/work/counts')
  })
  await counted
  const strip = amara.locator('main > [role=alert]')
  /** The question that every window asks each quarter of a minute. */
  const isTold = () =>
    expect(async () => {
      await amara.clock.runFor(5_000)
      await expect(strip).toHaveText(/^Something urgent has arrived\.\s*Look at my work$/, { timeout: 500 })
    }).toPass({ timeout: 60_000 })
  const { keyboard } = amara
  const look = strip.getByRole('link')

  await visit(amara, '/directory')
  await expect(strip).toHaveCount(0)
  await needsHelpNow('Narong Urgent')
  await isTold()
  await looksRight(amara)
  // She stands at the page's title, and what was said stands before it; so does what a new browser says of its memory.
  const isThere = () => look.evaluate((link) => link === document.activeElement)
  for (let presses = 0; presses < 4 && !(await isThere()); presses += 1) await keyboard.press('Shift+Tab')
  await expect(look).toBeFocused()
  await keyboard.press('Enter')
  await arrived(amara)
  await expect(amara).toHaveURL(/:\d+\/$/)
  await expect(strip).toHaveCount(0)

  await test.step('the keyboard shortcuts J, K, ?, Ctrl+K and Enter work', async () => {
    const rows = amara.locator('main a.row-title')
    await expect(amara.locator('main h3').first()).toHaveText(/^Now/)
    // What else waits for the same person has rows of its own as soon as it is opened.
    await amara
      .getByRole('button', { name: /^and \d+ more/ })
      .first()
      .click()
    await keyboard.press('j')
    await expect(rows.nth(0)).toBeFocused()
    await keyboard.press('j')
    await expect(rows.nth(1)).toBeFocused()
    await keyboard.press('k')
    await expect(rows.nth(0)).toBeFocused()
    await keyboard.press('?')
    const help = amara.getByRole('dialog', { name: 'Keyboard' })
    await expect(help).toContainText('Next row')
    await looksRight(amara)
    // Behind a dialog nothing moves.
    await keyboard.press('j')
    await keyboard.press('Escape')
    await expect(help).toHaveCount(0)
    await expect(rows.nth(0)).toBeFocused()
    const opens = await rows.nth(0).getAttribute('href')
    await keyboard.press('Enter')
    await expect(amara).toHaveURL(new RegExp(`${opens}$`))
    await arrived(amara)
    await keyboard.press('Control+k')
    await expect(amara.getByRole('combobox')).toBeFocused()
    // What is typed there is no command.
    await keyboard.type('jk')
    await expect(amara.getByRole('combobox')).toHaveValue('jk')
    await keyboard.press('Control+k')
    await keyboard.type('my work')
    await keyboard.press('Escape')
    await keyboard.press('Escape')
  })

  await test.step('a caseworker who was away is told on return what has come', async () => {
    await visit(amara, '/directory')
    await amara.clock.fastForward(11 * 60_000)
    const field = amara.locator('input[type=password]')
    await expect(field).toBeVisible()
    await needsHelpNow('Somchai Urgent')
    await field.focus()
    await keyboard.type(passphrase)
    await keyboard.press('Enter')
    await expect(amara.locator('nav').first()).toBeVisible()
    await isTold()
  })
  await amara.context().close()
})
