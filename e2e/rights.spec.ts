// Somebody looks up what is right at her work, on a small telephone that others may look at: two taps to a number, with script and
// without; nothing stays on it, and what she prints shows what she chose.

import { expect, test, type Browser, type Page } from '@playwright/test'
import {
  addresses,
  addressOfWork,
  addressOfWorkCard,
  addressOfWorkSum,
  exitAddresses,
} from '../src/api/addresses.ts'
import { say } from '../src/language/say.ts'
import { Stage } from './stage.ts'
import { violationsOn } from './violations.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

const uk = 2
const home = addressOfWork(uk, 2)
const small = { width: 320, height: 568 }

/** Goes where a link of the page leads, by pressing it. */
const tap = async (page: Page, language: string, to: string) => {
  await page.locator(`main a[href="/${language}${to}"]`).first().click()
  await expect(page).toHaveURL(`${stage.publicUrl}/${language}${to}`)
}
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
const phone = async (browser: Browser, script: boolean) =>
  (await browser.newContext({ viewport: small, javaScriptEnabled: script })).newPage()

/** It fits a small telephone, and has no violation that axe finds where script runs. */
async function looksRightTo(page: Page, script: boolean): Promise<void> {
  expect(await fits(page)).toBeLessThanOrEqual(0)
  if (script) expect(await violationsOn(page)).toEqual([])
}

for (const script of [true, false])
  test(`Zaira is two taps from what an hour is paid, ${script ? 'with' : 'without'} script, in three languages${script ? ' @soak' : ''}`, async ({
    browser,
  }) => {
    const page = await phone(browser, script)
    const looked = () => looksRightTo(page, script)
    for (const language of ['en', 'ar', 'th']) {
      // A network that has a country of its own begins there; whoever is elsewhere goes one page back.
      await page.goto(`${stage.publicUrl}/${language}${addresses.rights}`)
      await tap(page, language, addressOfWork(uk))
      await tap(page, language, addresses.work)
      await looked()
      await tap(page, language, addressOfWork(uk))
      await looked()
      await tap(page, language, home)
      await expect(page.locator('main .d').first()).toContainText('12.71')
      await expect(page.locator('main h1')).toHaveText(say(language, 'rights.sector.home'))
      await looked()
      await tap(page, language, addressOfWork(uk, 2, 10))
      await looked()
      await page.locator('main nav').last().locator('a').nth(2).click()
      await expect(page).toHaveURL(`${stage.publicUrl}/${language}${addressOfWork(uk, 2, 10, 2)}`)
      await looked()
      await tap(page, language, addressOfWork(uk, 2, 11, 2))
      await expect(page.locator('main h1')).toHaveText(say(language, 'rights.topic.crime'))
      await looked()
    }
    await page.context().close()
  })

for (const script of [true, false])
  test(`María counts her pay and takes the sum to the form for help in six presses, ${script ? 'with' : 'without'} script${script ? '' : ' @soak'}`, async ({
    browser,
  }) => {
    const page = await phone(browser, script)
    const looked = () => looksRightTo(page, script)
    for (const language of ['ar', 'th', 'en']) {
      await page.goto(`${stage.publicUrl}/${language}${addresses.rights}`)
      await tap(page, language, addressOfWork(uk))
      await tap(page, language, home)
      await tap(page, language, addressOfWorkSum(uk, 2))
      await looked()
      await page.locator('input[name=hours]').fill('240')
      await page.locator('input[name=days]').fill('30')
      await page.locator('input[name=got]').fill('900')
      await page.locator('main form button').click()
      await expect(page.locator('main .d').first()).toHaveText('£1,817.40')
      await looked()
      await page.locator(`form[action="/${language}${addresses.help}"] button`).click()
      await expect(page.locator('textarea[name=story]')).toHaveValue(/£1,817\.40/)
    }
    await page.locator('button[name=send]').click()
    await expect(page.locator('output.g').first()).toBeVisible({ timeout: 30_000 })
    await page.context().close()
  })

test('María takes the number along like a shop’s, and nothing else is on the paper', async ({ browser }) => {
  const page = await phone(browser, true)
  const onPaper = async () => {
    await page.emulateMedia({ media: 'print' })
    const text = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ').trim()
    await page.emulateMedia({ media: 'screen' })
    return text
  }
  for (const language of ['en', 'ar', 'th']) {
    const choose = addressOfWorkCard(uk, 2)
    await page.goto(`${stage.publicUrl}/${language}${home}`)
    await tap(page, language, choose)
    expect(await violationsOn(page)).toEqual([])
    await tap(page, language, addressOfWorkCard(uk, 2, 1))
    expect(await violationsOn(page)).toEqual([])
    expect(await onPaper()).toBe(
      `${say(language, 'rights.cards.shop')} 08000 121 700 ${say(language, 'rights.cards.open')}`,
    )
    await tap(page, language, choose)
    await tap(page, language, addressOfWorkCard(uk, 2, 2))
    expect(await violationsOn(page)).toEqual([])
    expect(await fits(page)).toBeLessThanOrEqual(0)
    const full = await onPaper()
    for (const words of ['12.71', '08000 121 700', `${stage.publicUrl}/${language}${home}`])
      expect(full).toContain(words)
    await tap(page, language, choose)
    await tap(page, language, addressOfWorkCard(uk, 2, 3))
    expect(await violationsOn(page)).toEqual([])
    expect(await onPaper()).toBe('')
  }
  await page.context().close()
})

test('what she looked up leaves nothing on the telephone, and the way out stands on each page', async ({
  browser,
}) => {
  const page = await phone(browser, true)
  await page.goto(`${stage.publicUrl}/en${home}`)
  await tap(page, 'en', addressOfWork(uk, 2, 1))
  await expect(page).toHaveTitle('Information')
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie.length])
  expect(kept).toEqual([0, 0, 0])
  expect(await page.context().cookies()).toEqual([])
  await page.locator('a.x').click()
  await expect(page).toHaveURL(`${stage.publicUrl}${exitAddresses.weather}`)
  await page.goBack()
  await expect(page).toHaveURL(`${stage.publicUrl}${exitAddresses.weather}`)
  await page.context().close()
})
