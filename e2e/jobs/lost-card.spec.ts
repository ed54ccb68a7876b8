// Mariam's card is stolen with her bag, and somebody reads her page. On a borrowed telephone without script she types the number from her
// other paper: whoever reads is thrown out with their next press; a new card from Amara opens her file as it was.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { enterOwn, openMessages, openWho } from '../portal-door.ts'
import { shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'P8',
    profession: 'person',
    who: 'nobody',
    what: 'freeze a lost card without its words, by the number on a paper apart',
    goal: { presses: 4, seconds: 120 },
    isKept: true,
  },
  {
    async before({ browser, stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'en' })
      const card = await stage.act<{ words: string; freezeNumber: string }>('amara', 'card', caseId, 'en')
      await stage.act('amara', 'message', caseId, 'See you on Monday.')
      const thief = await enterOwn(browser, stage.publicUrl, { words: card.words, language: 'en' })
      await openMessages(thief, 'en')
      await expect(thief.getByText('See you on Monday.')).toBeVisible()
      return { caseId, card, thief }
    },
    async work(mariam, { card }) {
      const { main, page } = mariam
      await mariam.press(main.locator(`a[href="/en${addresses.enter}"]`).first())
      await mariam.press(main.locator(`a[href="/en${addresses.lost}"]`))
      await mariam.type(main.locator('input[name=number]'), card.freezeNumber)
      await mariam.press(main.locator('button.b'))
      await mariam.sees(main.getByText(/^The card is frozen\. .*Nothing of yours is lost\./))
      await shot(page, 'lost-card-done-en')
    },
    async after({ browser, stage }, { caseId, card, thief }) {
      // Whoever holds the card is out with their next press, and its words open nothing.
      await thief.locator(`main a[href="/en${addresses.portal}"]`).click()
      await expect(thief.locator('input[name=words]')).toBeVisible()
      const again = await enterOwn(browser, stage.publicUrl, { words: card.words, language: 'en' })
      await expect(again.getByRole('alert')).toContainText('If the card was frozen')
      // Amara makes another card, and her file is as it was.
      const fresh = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      const own = await enterOwn(browser, stage.publicUrl, { words: fresh.words, language: 'en' })
      await openMessages(own, 'en')
      await expect(own.getByText('See you on Monday.')).toBeVisible()
      await own.locator(`main a[href="/en${addresses.portal}"]`).first().click()
      await openWho(own, 'en')
      for (const page of [thief, again, own]) await page.context().close()
    },
  },
)
