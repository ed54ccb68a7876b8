// How long the three commonest tasks take whoever does them, from their first screen to the end: opening a case, writing
// down a call and accepting a referral. Forty milliseconds a key, and a moment to look before each press. It prints the seconds
// and judges nothing but that the task was done:
//   npx playwright test e2e/pace.spec.ts

import { expect, test, type Locator, type Page } from '@playwright/test'
import { arrived, dayFrom, typeDay } from './hands.ts'
import { signIn, Stage } from './stage.ts'

const aKey = 40
const aLook = 800

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

/** Looks, then presses. */
async function press(what: Locator): Promise<void> {
  await what.page().waitForTimeout(aLook)
  await what.click()
}

/** Looks for the field, goes there and types. */
async function type(field: Locator, words: string): Promise<void> {
  await press(field)
  // A slow machine takes its time for each key.
  await field.pressSequentially(words, { delay: aKey, timeout: 60_000 })
}

/** The end of the task is on the screen at the end of `work`; prints how long it took. */
async function timed(task: string, page: Page, work: (main: Locator) => Promise<void>): Promise<void> {
  const began = performance.now()
  await work(page.locator('main'))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  test.info().annotations.push({ type: 'seconds', description: `${task}: ${seconds}` })
  process.stdout.write(`${task}: ${seconds} s\n`)
}

const menu = (page: Page, name: RegExp): Locator => page.locator('nav').getByRole('link', { name }).first()

test('Amara opens a case', async ({ browser }) => {
  const page = await signIn(browser, stage, 'amara')
  await timed('open a case', page, async (main) => {
    await press(menu(page, /^Cases/))
    await press(main.getByRole('link', { name: 'Open a case' }))
    await arrived(page)
    await type(main.getByRole('textbox', { name: 'Name used' }), 'Samira from the bakery')
    await type(main.getByRole('combobox', { name: 'Language the person understands' }), 'Arab')
    await press(page.getByRole('option', { name: 'Arabic' }))
    await press(main.getByText('Adult', { exact: true }))
    await press(main.getByRole('button', { name: 'Where did the first indicators come from?' }))
    await press(page.getByRole('option').first())
    await type(
      main.getByRole('textbox', { name: 'First note' }),
      'Came with a friend after work. Wages of two months are owed. Wants to be called in the evening.',
    )
    await press(main.getByRole('button', { name: 'Open the case' }))
    await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
    await expect(main.getByRole('button', { name: 'What next?' })).toBeVisible()
  })
  await page.context().close()
})

test('Leyla writes down a call', async ({ browser }) => {
  const page = await signIn(browser, stage, 'leyla')
  await timed('write down a call', page, async (main) => {
    await press(menu(page, /^Hotline/))
    await press(main.getByRole('button', { name: 'New call' }))
    await type(
      main.getByRole('textbox', { name: 'What the person says' }),
      'Works on a farm and sleeps there. The passport is with the employer. Asks whether one may leave before the season ends.',
    )
    await press(main.getByRole('radiogroup', { name: 'Safe now?' }).getByText('Not sure', { exact: true }))
    await press(main.getByText('By text message', { exact: true }))
    await type(main.getByRole('textbox', { name: 'Number or address' }), '+44 7700 900 118')
    await press(main.getByRole('button', { name: 'Save', exact: true }))
    await expect(main.locator('output.receipt')).toHaveText(/(\d{4}[\s-]?){4}/)
  })
  await page.context().close()
})

test('Bashir accepts a referral', async ({ browser }) => {
  const caseId = await stage.act<string>('amara', 'openCase', {
    name: 'Mina',
    language: 'ar',
    story: 'Told once.',
  })
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
  const page = await signIn(browser, stage, 'bashir')
  await timed('accept a referral', page, async (main) => {
    await press(menu(page, /^Referrals/))
    await press(main.getByRole('button', { name: 'Open', exact: true }))
    await press(main.getByRole('button', { name: 'Accept', exact: true }))
    const form = main.locator('form.move-form')
    await page.waitForTimeout(aLook)
    await typeDay(form.getByRole('group', { name: 'First appointment' }).first(), dayFrom(1))
    await press(form.locator('button[type=submit]'))
    // What was agreed is open, so the help can begin.
    await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
    await expect(main.getByRole('button', { name: 'What next?' })).toBeVisible()
  })
  await page.context().close()
})
