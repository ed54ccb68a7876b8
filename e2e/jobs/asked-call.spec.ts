// Somebody who wrote to the night line chooses when they are called, by the clock of their own telephone; Leyla promises it with one press.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { shot } from '../stage.ts'
import { job } from './job.ts'
import { asksForHelp } from './receipt.ts'

const words = 'Please ring me, I cannot write for long.'

/** The hour as a clock in Kyiv shows it. */
const inKyiv = (at: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Kyiv', hour: '2-digit', minute: '2-digit' }).format(
    new Date(at),
  )

job(
  {
    number: 'S430',
    profession: 'hotline',
    who: 'leyla',
    what: 'promise a call in an hour that the caller chose',
    goal: { presses: 2, seconds: 10 },
    isKept: true,
  },
  {
    async before({ browser, stage }) {
      await stage.act('leyla-admin', 'standsAtDesk', 'leyla')
      const receipt = await asksForHelp(browser, stage, words)
      const telephone = { viewport: { width: 360, height: 740 }, timezoneId: 'Europe/Kyiv' }
      const phone = await (await browser.newContext(telephone)).newPage()
      await phone.goto(`${stage.publicUrl}/en${addresses.receipt}`)
      await phone.locator('input[name=numbers]').fill(receipt)
      await phone.getByRole('button', { name: 'Open', exact: true }).click()
      const hours = phone.getByLabel('May we call you?')
      await expect(hours).toBeVisible({ timeout: 60_000 })
      await expect(phone.getByText('By the clock of this telephone.')).toBeVisible()
      const at = (await hours.locator('option').nth(1).getAttribute('value')) ?? ''
      await expect(hours.locator('option').nth(1)).toContainText(inKyiv(at))
      await hours.selectOption(at)
      await phone.getByLabel('Your number').fill('+380 44 555 0199')
      await shot(phone, 'asked-call-choose-en-360')
      await phone.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(phone.getByText('You asked to be called:')).toBeVisible({ timeout: 60_000 })
      return { phone, at }
    },
    async work(leyla) {
      await visit(leyla.page, '/hotline')
      await leyla.press(leyla.main.getByRole('link', { name: /^Web/ }).first())
      await leyla.sees(leyla.main.getByText(words))
      await leyla.sees(leyla.main.getByText('Asks to be called:'))
      await leyla.button('Promise this call')
      await leyla.sees(leyla.page.getByText('It stands on their page and on this desk.').last())
      return leyla.page
    },
    async after(_scene, { phone, at }, leyla) {
      await shot(leyla, 'asked-call-desk-en-1280')
      await phone.locator('textarea[name=text]').fill('Thank you.')
      await phone.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(phone.getByText('We will call you:')).toBeVisible({ timeout: 60_000 })
      await expect(phone.locator('p.n time')).toContainText(inKyiv(at))
      await shot(phone, 'asked-call-told-en-360')
      await phone.context().close()
      await expect(leyla.locator('main').getByText('Thank you.')).toBeVisible({ timeout: 60_000 })
      await leyla.getByLabel('Your answer').fill('Until then.')
      await leyla.getByRole('button', { name: 'Send the answer' }).click()
      await expect(leyla.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()
    },
  },
)
