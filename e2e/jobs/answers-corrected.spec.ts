// Amara typed the wrong level and the wrong answer on a night. She puts both right; Samir, who reads the case next, sees what is true now, what
// stood there first, whose word it is and why it was wrong.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'S210',
    profession: 'caseworker',
    who: 'amara',
    what: 'a wrong level and a wrong answer put right; what stood before stays, and the duty that it had not begun is done',
    goal: { presses: 9, seconds: 30 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Lidia Mendez', language: 'es' })
      const level = { caseId, level: 'low', own_view: 'unsafe', family_considered: true }
      const { id: risk } = await stage.act<{ id: string }>('amara', 'open', 'risk', level)
      const since = await stage.act<string>('amara', 'today')
      const night = { caseId, since, agreed: 'tell_nobody' }
      const { id: missing } = await stage.act<{ id: string }>('amara', 'open', 'missing', night)
      return { caseId, risk, missing }
    },
    async work(amara, { risk, missing }) {
      const { page } = amara
      await visit(page, `/tracks/${risk}`)
      const panel = page.locator('main')
      await amara.button('Correct the level', panel)
      await amara.press(panel.getByText('High', { exact: true }))
      await amara.press(panel.getByText('Heard or written wrongly'))
      await amara.button('Correct the level', panel)
      await amara.sees(panel.getByText('The level of danger was corrected').first())
      await visit(page, `/tracks/${missing}`)
      await amara.button('Correct an answer', panel)
      const sheet = page.getByRole('dialog', { name: 'Correct an answer' })
      await amara.press(sheet.getByText('Their worker alone'))
      await amara.press(sheet.getByText('the person says it was different'))
      await looksRight(page)
      await shot(page, 'answer-correct-en-1280')
      await amara.button('Save the correction', sheet)
      await amara.sees(panel.locator('ins').first())
      await looksRight(page)
      await shot(page, 'answer-corrected-en-1280')
      // By the first answer nobody was to be told, so nobody was owed it.
      const owed = panel.getByText(/^Not begun because of the first answer:/)
      await amara.sees(owed)
      await amara.press(panel.getByRole('button', { name: 'Their worker was told' }).first())
      await expect(owed).toHaveCount(0)
    },
    async after({ stage, browser, at }, { caseId, missing }) {
      const samir = await at('samir')
      await visit(samir, `/tracks/${missing}`)
      const panel = samir.locator('main')
      await expect(panel.locator('del').first()).toBeVisible()
      await expect(panel.getByText(/amara, .*the person says it was different/)).toBeVisible()
      await visit(samir, `/cases/${caseId}/safety`)
      await expect(samir.getByText(/^Corrected .*it said Low/)).toBeVisible()
      const narrow = await signIn(browser, stage, 'samir', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, `/tracks/${missing}`)
      // On a telephone what happened is folded.
      const folded = narrow.locator('main details.folded').filter({ has: narrow.locator('del') })
      await folded.locator('summary').first().click()
      await expect(narrow.locator('main del').first()).toBeVisible()
      await looksRight(narrow)
      await shot(narrow, 'answer-corrected-ar-360')
      await narrow.context().close()
      expect(await stage.act<string[]>('amara', 'holding', ['told_otherwise'])).toEqual([])
    },
  },
)
