// Selam came last night. Amara goes through the first needs: what is done, what she does not want, what was not possible and why, and who
// sees to the rest by when. Selam reads it on her own page.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { enterOwn } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 8,
    profession: 'caseworker',
    who: 'amara',
    what: 'first 72 hours with who and when per need, not wanted, and not possible and why',
    goal: { presses: 10, seconds: 60 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Selam', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      return { caseId, words }
    },
    async work(amara, { caseId }) {
      const { page } = amara
      await visit(page, `/cases/${caseId}`)
      await amara.button('Go through them')
      const sheet = page.getByRole('dialog')
      const answer = (need: string, how: string) =>
        amara.press(
          sheet
            .getByRole('radiogroup', { name: need, exact: true })
            .locator('label', { hasText: new RegExp(`^${how}$`) }),
        )
      for (const need of [
        'Safe from whoever did it',
        'Food',
        'Somebody who interprets',
        'Their rights explained',
      ])
        await answer(need, 'Done')
      await answer('Clothes', 'Not wanted')
      await answer('A bed', 'Not possible')
      await amara.type(
        sheet.getByRole('textbox', { name: 'Why it is not possible' }),
        'Every house is full tonight',
        {
          isThere: true,
        },
      )
      await looksRight(page)
      await shot(page, 'first-days-en-1280')
      // The doctor and the telephone are hers to see to, by the last day: that stands there already.
      await amara.button('Save')
      await amara.sees(page.getByText('Saved. 2 are open').last())
      await amara.sees(page.getByText(/^2 are open: A doctor and Telephone/))
      await shot(page, 'first-days-kept-en-1280')
      if (process.env['SHOTS']) {
        await page.setViewportSize({ width: 360, height: 740 })
        await shot(page, 'first-days-kept-en-360')
        await page.setViewportSize({ width: 1280, height: 900 })
      }
    },
    async after({ at, browser, stage }, { caseId, words }) {
      // What was ticked is there for whoever goes on.
      const again = await at('amara')
      await visit(again, `/cases/${caseId}`)
      await again.getByRole('button', { name: 'Go through them' }).click()
      await expect(
        again
          .getByRole('dialog')
          .getByRole('radiogroup', { name: 'Food', exact: true })
          .getByRole('radio', { name: 'Done' }),
      ).toBeChecked()
      const selam = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
      await selam.locator(`main a[href="/en${addresses.messages}"]`).first().click()
      await expect(selam.getByText('The first days')).toBeVisible()
      await expect(selam.getByText('Every house is full tonight')).toBeVisible()
      await selam.context().close()
    },
  },
)
