// Amara and Selam write Selam's safety plan, read it back and agree to it; with an empty part it is agreed by nobody. Her card is printed in
// two presses, and Selam reads her own words behind her own door.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { enterOwn } from '../portal-door.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 13,
    profession: 'caseworker',
    who: 'amara',
    what: 'safety plan, read back, agreed and printed',
    goal: { presses: 20, seconds: 300 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Selam Thirteen', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      return { caseId, words }
    },
    async work(amara, { caseId }) {
      const { page, main } = amara
      await visit(page, `/cases/${caseId}/safety`)
      await amara.button('Begin with them', main)
      const part = (name: RegExp) => main.getByRole('textbox', { name })
      await amara.type(part(/Signs that it gets dangerous/), 'The same car again.', { isThere: true })
      await amara.type(part(/What I do/), 'I lock my room.\nI wait. I do not go and look.')
      await amara.press(main.getByRole('button', { name: /How was it read back/ }))
      await amara.press(page.getByRole('option', { name: 'Read aloud' }))
      await amara.button('Read back and agreed', main)
      // Whom she calls is empty: nobody has agreed.
      await amara.sees(main.getByText('Empty, so it cannot be agreed: Who I call'))
      await amara.type(part(/Who I call/), 'Night desk, any hour. Saved as Aunt Lek')
      await amara.press(main.getByRole('button', { name: /the house tells/ }))
      await amara.press(page.getByRole('option', { name: 'Their worker alone' }))
      await shot(page, 'safety-plan-form-en-1280')
      await looksRight(page)
      await amara.button('Read back and agreed', main)
      await amara.sees(main.getByText(/^Agreed with them on/))
      await amara.button('Change', main)
      await amara.type(main.getByRole('textbox', { name: 'Name of a shop', exact: true }), 'Aunt Lek')
      await amara.type(main.getByRole('textbox', { name: 'Number', exact: true }), '07700 900145')
      await amara.button('Keep the card', main)
      await amara.sees(main.locator('.safety-card'))
      await looksRight(page)
      await shot(page, 'safety-plan-en-1280')
      await amara.press(main.getByRole('link', { name: 'Print their card' }))
      await page.evaluate(() => {
        const told = globalThis as unknown as { printed: number; print: () => void }
        told.printed = 0
        told.print = () => void (told.printed += 1)
      })
      await amara.button('Print their card', main)
      expect(await page.evaluate(() => (globalThis as unknown as { printed: number }).printed)).toBe(1)
      await page.emulateMedia({ media: 'print' })
      await expect(page.locator('.safety-card')).toHaveText(/Aunt Lek.*07700 900145/s)
      await expect(main.getByText('A paper can be found', { exact: false })).toBeHidden()
      await expect(page.locator('.safety-card')).not.toContainText('lock my room')
      await shot(page, 'safety-card-printed')
      await page.emulateMedia({ media: null })
    },
    async after({ browser, stage }, { caseId, words }) {
      const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, `/cases/${caseId}/safety`)
      await expect(narrow.getByText('I wait. I do not go and look.')).toBeVisible()
      await looksRight(narrow)
      await shot(narrow, 'safety-ar-360')
      await narrow.getByRole('button', { name: 'قيّم', exact: true }).click()
      await expect(narrow.locator('.safety-asked')).toBeVisible()
      await looksRight(narrow)
      await shot(narrow, 'safety-assess-ar-360')
      await narrow.context().close()
      const selam = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
      await selam.locator(`main a[href="/en${addresses.messages}"]`).first().click()
      await expect(selam.getByText('I wait. I do not go and look.')).toBeVisible()
      await looksRight(selam)
      await shot(selam, 'safety-own-en-360')
      const saved = selam.waitForEvent('download')
      await selam.getByRole('button', { name: 'Save my card as a picture' }).click()
      expect((await saved).suggestedFilename()).toBe('picture.png')
      await selam.context().close()
    },
  },
)
