// Somebody who wrote to the night line has the page of their numbers open: Leyla sees that they are there, each reads the other within
// moments, and no word of it is in what tells them so.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { shot } from '../stage.ts'
import { job } from './job.ts'
import { asksForHelp } from './receipt.ts'

const words = 'I can write for ten minutes while they are out.'
const answer = 'I am here with you now. Are you hurt?'
const back = 'Not hurt. They come back at nine.'

job(
  {
    number: 'S231',
    profession: 'hotline',
    who: 'leyla',
    what: 'write with somebody who has the page of their request open',
    goal: { presses: 3, seconds: 10 },
    isKept: true,
  },
  {
    async before({ browser, stage }) {
      const receipt = await asksForHelp(browser, stage, words)
      const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
      await phone.goto(`${stage.publicUrl}/en${addresses.receipt}`)
      await phone.locator('input[name=numbers]').fill(receipt)
      await phone.getByRole('button', { name: 'Open', exact: true }).click()
      await expect(phone.locator('textarea[name=text]')).toBeVisible({ timeout: 60_000 })
      return phone
    },
    async work(leyla) {
      await visit(leyla.page, '/hotline')
      await leyla.press(leyla.main.getByRole('link', { name: /^Web/ }).first())
      await leyla.sees(leyla.main.getByText(words))
      await leyla.type(leyla.main.getByLabel('Your answer'), answer)
      await leyla.button('Send the answer')
      await leyla.sees(leyla.page.getByText('Answered. The reply clock has stopped.').last())
      return leyla.page
    },
    async after(_scene, phone, leyla) {
      await expect(leyla.getByText('They are here now')).toBeVisible({ timeout: 60_000 })
      await expect(phone.getByText('Somebody is here now.')).toBeVisible({ timeout: 60_000 })
      await expect(phone.getByText('There is something new.')).toBeVisible({ timeout: 60_000 })
      await shot(phone, 'live-chat-en-360')
      await phone.getByRole('button', { name: 'Read it' }).click()
      await expect(phone.locator('main')).toContainText(answer, { timeout: 60_000 })
      await phone.locator('textarea[name=text]').fill(back)
      await phone.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(phone.getByText('It is sent.')).toBeVisible({ timeout: 60_000 })
      await expect(leyla.locator('main').getByText(back)).toBeVisible({ timeout: 60_000 })
      await shot(leyla, 'live-chat-desk-en-1280')
      await phone.context().close()
      // Answered, so that nobody else finds it waiting first.
      await leyla.getByLabel('Your answer').fill('We call at ten.')
      await leyla.getByRole('button', { name: 'Send the answer' }).click()
      await expect(leyla.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()
    },
  },
)
