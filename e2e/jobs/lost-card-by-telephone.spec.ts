// Mariam's card is stolen and she has no paper with a number. She telephones Amara and says her word: Amara compares it by ear with the one that
// lies sealed in how she is reached, and freezes the card. Whoever reads on her page is thrown out with their next press.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { enterOwn, openMessages } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const word = 'Qzxlanternwk'

job(
  {
    number: 'S335',
    profession: 'caseworker',
    who: 'amara',
    what: 'freeze a lost card for a caller who says her code word',
    goal: { presses: 4, seconds: 120 },
    isKept: true,
  },
  {
    async before({ browser, stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'en' })
      await stage.act('amara', 'safeContact', caseId, { how: 'She calls', when: '', word, never: '' })
      const card = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      const thief = await enterOwn(browser, stage.publicUrl, { words: card.words, language: 'en' })
      await openMessages(thief, 'en')
      return { caseId, card, thief }
    },
    async work(amara, { caseId }) {
      const { page } = amara
      const sent: string[] = []
      page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')))
      await visit(page, `/cases/${caseId}`)
      await amara.button('What next?')
      await amara.press(page.getByRole('menuitem', { name: 'The card is lost or was seen: give another' }))
      const held = page.getByRole('dialog').locator('.hold-button')
      await amara.sees(held)
      await shot(page, 'freeze-by-telephone-en')
      await looksRight(page)
      await held.focus()
      await amara.key('Enter')
      await amara.sees(held.locator('.hold-words', { hasText: word }))
      await amara.button('Freeze the old card')
      await amara.sees(page.getByRole('dialog').getByText('The old card is frozen'))
      return sent
    },
    async after({ browser, stage }, { card, thief }, sent) {
      await thief.locator(`main a[href="/en${addresses.portal}"]`).click()
      await expect(thief.locator('input[name=words]')).toBeVisible()
      const again = await enterOwn(browser, stage.publicUrl, { words: card.words, language: 'en' })
      await expect(again.getByRole('alert')).toContainText('If the card was frozen')
      // No server was asked whether the word was right: there is nothing at which it could be guessed.
      expect(sent.filter((one) => one.includes(word))).toEqual([])
      for (const page of [thief, again]) await page.context().close()
    },
  },
)
