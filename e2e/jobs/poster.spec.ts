// Leyla makes a poster for bus stations. Somebody scans it on a telephone without script and asks for help; she reads that somebody came by it,
// and not how few.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const words = 'I saw this on the wall of the bus station.'

job(
  {
    number: 'S232',
    profession: 'hotline',
    who: 'leyla',
    what: 'a poster made and printed, and its contacts read',
    goal: { presses: 3, seconds: 20 },
    isKept: true,
  },
  {
    before: () => Promise.resolve(),
    async work(leyla) {
      await visit(leyla.page, '/campaigns')
      await leyla.button('Make the poster')
      const english = leyla.main.getByRole('link', { name: 'English' }).first()
      await leyla.sees(english)
      return (await english.getAttribute('href')) ?? ''
    },
    async after({ at, browser }, _there, poster) {
      const phone = await (
        await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
      ).newPage()
      await phone.goto(poster)
      await expect(
        phone.getByRole('heading', { name: 'No pay? No papers? Not free to leave?' }),
      ).toBeVisible()
      await shot(phone, 'poster-en-360')
      // What its square holds.
      await phone.goto(poster.replace(/\/p$/, ''))
      await phone.locator('textarea[name=story]').fill(words)
      await phone.locator('button[name=send]').click({ noWaitAfter: true })
      await expect(phone.locator('output.g')).toBeVisible({ timeout: 60_000 })
      await phone.context().close()

      const leyla = await at('leyla')
      await visit(leyla, '/campaigns')
      await expect(
        leyla
          .locator('main')
          .getByText(/fewer than 10: not told/)
          .first(),
      ).toBeVisible()
      await looksRight(leyla)
      await shot(leyla, 'posters-en-1280')
      // Answered, so that nobody else finds it waiting first.
      await visit(leyla, '/hotline')
      await leyla.locator('main').getByRole('link', { name: /^Web/ }).first().click()
      await expect(leyla.locator('main').getByText(words)).toBeVisible()
      await leyla.getByLabel('Your answer').fill('We are here. When is it safe to write?')
      await leyla.getByRole('button', { name: 'Send the answer' }).click()
      await expect(leyla.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()
    },
  },
)
