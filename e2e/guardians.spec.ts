// Guardian organisations on the screens: three say that they are ready, Harbour House names them, its administrator is lost; two let a new one in over
// seven days that everybody sees, and a colleague who still has the key lets the new one read.

import { expect, test, type Browser, type Page } from '@playwright/test'
import { goOnAlone } from './go-on-alone.ts'
import { fromList, visit } from './hands.ts'
import { fillSignIn, looksRight, passphrase, shot, signIn, Stage } from './stage.ts'

// What one test says in the log is what the next ones begin with.
test.describe.configure({ mode: 'serial' })

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open({ unlimited: true })
})
test.afterAll(() => stage.close())

const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'))
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const rowOf = (page: Page, name: string | RegExp) => page.locator('li.row-line', { hasText: name })

/** Comes to the guardians' page of an administrator. */
async function guardiansOf(browser: Browser, handle: string): Promise<Page> {
  const page = await signIn(browser, stage, handle)
  await visit(page, '/guardians')
  return page
}

let secret = ''

test('three organisations are ready, and Harbour House names them @soak', async ({ browser }) => {
  test.setTimeout(180_000)
  for (const handle of ['mina', 'rosa-admin', 'bashir-admin']) {
    const page = await guardiansOf(browser, handle)
    await fromList(page.locator('main'), 'We are ready for', 'Harbour House')
    await button(page, /^We are ready$/).click()
    await expect(rowOf(page, 'Harbour House')).toContainText('Has not named us')
    if (handle === 'mina') await looksRight(page)
    await page.context().close()
  }
  const admin = await guardiansOf(browser, 'amara-admin')
  await expect(admin.getByText(/^Nobody is named\./)).toBeVisible()
  for (const name of ['National Coordination', 'River House', 'City Clinic'])
    await admin.locator('main').getByText(name, { exact: true }).click()
  await looksRight(admin)
  await shot(admin, 'guardians-chosen-en')
  await button(admin, 'Name these three').click()
  await expect(admin.getByText(/^Named: .*River House/)).toBeVisible()
  await looksRight(admin)
  await admin.context().close()
})

test('one guardian asks, a second one agrees, and everybody of the organisation reads it in red @soak', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const rosa = await guardiansOf(browser, 'rosa-admin')
  await button(rosa, 'Let a new administrator into Harbour House').click()
  await dialog(rosa).getByLabel('Handle').fill('nadia')
  await looksRight(rosa)
  await button(rosa, 'Make their paper').click()
  secret = (await dialog(rosa).locator('.secret').textContent())!
  await looksRight(rosa)
  await dialog(rosa).getByRole('button', { name: 'It is passed on' }).click()
  await expect(rowOf(rosa, /^nadia into Harbour House/)).toContainText('Waits for a second guardian')
  // Whoever asked does not agree too.
  await expect(button(rosa, /^Agree to/)).toHaveCount(0)
  await rosa.context().close()

  const bashir = await guardiansOf(browser, 'bashir-admin')
  await button(bashir, 'Agree to nadia in Harbour House').click()
  await expect(rowOf(bashir, /^nadia into Harbour House/)).toContainText(/Opens on/)
  await looksRight(bashir)
  await bashir.context().close()

  const amara = await signIn(browser, stage, 'amara')
  const red = amara.getByRole('alert').filter({ hasText: 'A new administrator is about to be let in here' })
  await expect(red).toContainText('tell them now')
  await looksRight(amara)
  await shot(amara, 'guardians-watch-en')
  await amara.context().close()

  const pavel = await signIn(browser, stage, 'pavel', { language: 'ar', width: 360, height: 740 })
  await visit(pavel, '/guardians')
  await expect(pavel.getByText(/nadia.*Harbour House/).first()).toBeVisible()
  await looksRight(pavel)
  await shot(pavel, 'guardians-network-ar')
  await pavel.context().close()
})

test('the paper opens nothing before seven days; after them a new administrator is in, and reads once a colleague lets her @soak', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const nadia = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await nadia.goto(`${stage.url}/join?lang=en#${secret}`)
  await nadia.getByLabel('Your passphrase').fill(passphrase)
  await button(nadia, 'Make my keys').click()
  await expect(nadia.getByText(/^This paper does not open yet/)).toBeVisible()
  await looksRight(nadia)
  await nadia.context().close()

  await stage.travel(7.1)
  // She administers and is in no circle: nothing opens by that.
  await stage.act('amara', 'joinsWith', secret)

  // Whoever did nothing but administer has no place any more, whoever holds the laptop.
  const before = await (await browser.newContext()).newPage()
  await fillSignIn(before, stage, 'amara-admin')
  await expect(before.getByText('You may not do this.')).toBeVisible()
  await before.context().close()

  const amara = await signIn(browser, stage, 'amara')
  await expect(amara.getByText('A new administrator is about to be let in here')).toHaveCount(0)
  await visit(amara, '/guardians')
  await expect(rowOf(amara, /^nadia into Harbour House/)).toContainText('Has come')
  await looksRight(amara)
  await visit(amara, '/people')
  // This browser is new to her account, and nobody else's is there to be asked.
  await goOnAlone(amara)
  await visit(amara, '/people')
  await button(amara, 'Let in').click()
  await expect(amara.getByText('nadia can work now.').first()).toBeVisible()
  const later = await signIn(browser, stage, 'nadia')
  await visit(later, '/people')
  await expect(button(later, 'Invite somebody')).toBeVisible()
  await looksRight(later)
})
