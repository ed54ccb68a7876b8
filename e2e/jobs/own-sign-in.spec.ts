// The administrator of Lantern House lets its people sign in at the house's own provider first: a real one, which runs beside this world.
// Lena comes in by it and her passphrase, the next day by one press more than ever; and when the house closes her account there, not at all.

import { expect, type BrowserContext, type Page } from '@playwright/test'
import { startProvider, type TestProvider } from '../../test/identity-provider.ts'
import { looksRight, passphrase, shot, type Stage } from '../stage.ts'
import { job, type Hand } from './job.ts'

/** Says at the provider who one is. */
async function sayAtProvider(page: Page, account: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Account' }).fill(account)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const toProvider = (page: Page) => page.getByRole('button', { name: 'Sign in at your organisation' })

/** Unlocks once the provider has said who it is. */
async function unlock(page: Page, handle?: string): Promise<void> {
  await expect(page.getByText('Your organisation has signed you in.')).toBeVisible()
  if (handle) await page.getByLabel('Your handle').fill(handle)
  await page.locator('input[type=password]').fill(passphrase)
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('nav').first()).toBeVisible()
}

/** Chooses the provider, binds the account of whoever does it, and asks it of everybody. */
async function switchOn(admin: Hand, provider: TestProvider): Promise<void> {
  const { page } = admin
  await admin.open(/^Colleagues/)
  await admin.press(page.getByRole('link', { name: 'Sign-in of the organisation' }))
  await admin.type(page.getByLabel(/client ID/), provider.clientId)
  await admin.type(page.getByLabel(/client secret/), provider.clientSecret)
  await looksRight(page)
  await shot(page, 'own-sign-in-choose-en-1280')
  await admin.button('Use this provider')
  await admin.sees(page.getByText('Not asked for yet'))
  await admin.button('Sign in there and bind it')
  await admin.type(page.getByRole('textbox', { name: 'Account' }), 'admin@house', { isThere: true })
  await admin.key('Enter')
  await admin.sees(page.locator('input[type=password]'))
  await admin.type(page.locator('input[type=password]'), passphrase, { isThere: true })
  await admin.key('Enter')
  await admin.sees(page.getByText(/^Bound since/))
  await admin.button('Ask it of everybody')
  await admin.sees(page.getByText('Asked for of everybody'))
  await looksRight(page)
  await shot(page, 'own-sign-in-required-en-1280')
}

/** On the first day Lena is told where to go when her passphrase is right. */
async function firstDay(context: BrowserContext, stage: Stage): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${stage.url}/?lang=en`)
  await page.getByLabel('Your handle').fill('lena')
  await page.locator('input[type=password]').fill(passphrase)
  await page.locator('form button[type=submit]').click()
  await expect(toProvider(page)).toBeVisible()
  await looksRight(page)
  await shot(page, 'own-sign-in-door-en-1280')
  await toProvider(page).click()
  await sayAtProvider(page, 'lena@house')
  await unlock(page, 'lena')
  await page.goto(`${stage.url}/?lang=ar`)
  await page.close()
}

job(
  {
    number: 'S450',
    profession: 'administrator',
    who: 'lena-admin',
    what: 'the house’s own sign-in asked of everybody; a colleague whose account there is closed comes in no more',
    goal: { presses: 12, seconds: 60 },
    isKept: true,
  },
  {
    // A house of its own: whoever of a house has not come in by its provider is signed out of it, at every desk.
    async before({ stage }) {
      await stage.act('mina', 'newHouse', 'lena', { name: 'Lantern House', pack: 'uk' }, ['caseworker'])
      return startProvider([`${stage.url}/provider`], stage.ownSystemPort)
    },
    work: switchOn,
    async after({ stage, browser, at: _at }, provider) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      await firstDay(context, stage)
      // The next day the browser knows where to go, and so does the provider who it is.
      await context.clearCookies({ domain: 'localhost' })
      const page = await context.newPage()
      await page.goto(`${stage.url}/?lang=en`)
      await toProvider(page).click()
      await unlock(page, 'lena')
      // The house lets her go there.
      provider.closed.add('lena@house')
      await context.clearCookies({ domain: 'localhost' })
      await page.goto(`${stage.url}/?lang=ar`)
      await page.setViewportSize({ width: 360, height: 740 })
      await looksRight(page)
      await shot(page, 'own-sign-in-door-ar-360')
      await page.locator('main button').first().click()
      await sayAtProvider(page, 'lena@house')
      await expect(page.getByText('This account is closed.')).toBeVisible()
      await context.close()
      await provider.close()
    },
  },
)
