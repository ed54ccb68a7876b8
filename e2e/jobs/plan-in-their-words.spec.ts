// Six things that Selam asks for, as she says them, in one sheet and with her yes. She reads them on her own page in the same words.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { turnTo, visit } from '../hands.ts'
import { enterOwn } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const asked = [
  ['A doctor who is a woman', 'Health', 'Health'],
  ['Shoes for work', 'Cloth', 'Clothing'],
  ['My sister must not worry', 'Finding f', 'Finding family'],
  ['I want to cook', 'Food', 'Food'],
  ['Take the bus alone', 'Educ', 'Education'],
  ['They have my passport', 'Repl', 'Replacing papers'],
] as const

job(
  {
    number: 9,
    profession: 'caseworker',
    who: 'amara',
    what: 'needs and a plan of six services in the person’s words, agreed by them',
    goal: { presses: 12, seconds: 90 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Selam', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      return { caseId, words }
    },
    async work(amara, { caseId }) {
      const { page, main } = amara
      await visit(page, `/cases/${caseId}`)
      await amara.button('Add rows')
      for (const [at, [text, typed, service]] of asked.entries()) {
        const row = main.getByRole('group', { name: `Row ${at + 1}`, exact: true })
        await amara.type(row.getByRole('textbox', { name: 'Need, in their words' }), text, {
          isThere: at === 0,
        })
        const list = row.getByRole('combobox', { name: 'Service' })
        for (let tabs = 0; tabs < 2; tabs += 1) await amara.key('Tab')
        await expect(list).toBeFocused()
        await amara.take(list, typed, service)
      }
      await amara.press(main.getByText('They agree to these rows', { exact: true }))
      await shot(page, 'plan-sheet-en-1280')
      await amara.button('Add 6 rows')
      await amara.sees(page.getByText('6 rows are on the plan').last())
      await amara.sees(main.getByRole('table', { name: 'Agreed · 6' }))
      for (const [text] of asked) await amara.sees(main.locator('q').getByText(text))
      await looksRight(page)
      await shot(page, 'plan-en-1280')
      await turnTo(page, 'Notes and messages')
    },
    async after({ browser, stage }, { words }) {
      const selam = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
      await selam.locator(`main a[href="/en${addresses.tracks}"]`).first().click()
      // Six fit on a page of a small telephone; the last of her plan is on the next.
      for (const [text] of asked.slice(0, 5)) await expect(selam.getByText(text)).toBeVisible()
      await looksRight(selam)
      await shot(selam, 'plan-own-en-360')
      await selam.locator('main a[href$="?n=2"]').click()
      await expect(selam.getByText(asked[5][0])).toBeVisible()
      await selam.context().close()
    },
  },
)
