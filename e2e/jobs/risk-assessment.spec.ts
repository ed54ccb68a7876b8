// After the talk Amara enters what Salma said: eleven answers by the keyboard, where the danger comes from, the level and why. What Salma
// says herself stands beside it. A colleague looks a second time.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

/** In the order of the list: yes, no, not known. */
const said = ['y', 'y', 'y', 'y', 'n', 'u', 'y', 'y', 'y', 'y', 'y']

job(
  {
    number: 12,
    profession: 'caseworker',
    who: 'amara',
    what: 'risk assessment with factors, reasons, sources',
    goal: { presses: 12, seconds: 300 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara-admin', 'newColleague', 'jonas12', ['caseworker'])
      return stage.act<string>('amara', 'openCase', { name: 'Salma Twelve', language: 'en' })
    },
    async work(amara, caseId) {
      const { page, main } = amara
      await visit(page, `/cases/${caseId}/safety`)
      await amara.button('Assess', main)
      await amara.press(main.getByRole('radio', { name: 'Yes' }).first())
      for (const key of said) await amara.key(key)
      await amara.press(main.getByLabel('Who says so: Free, and looking for them'))
      await main.getByLabel('Who says so: Free, and looking for them').selectOption('police')
      await amara.press(main.getByText('Where it comes from, and the family'))
      await amara.type(main.getByRole('textbox', { name: 'Who it comes from' }), 'The man who drove them')
      await amara.press(main.getByText('Not safe', { exact: true }))
      await amara.type(main.getByRole('textbox', { name: 'In their words' }), 'I do not go out after dark.')
      await amara.sees(main.getByText('By these answers at least: High.', { exact: false }))
      await amara.press(main.getByText('High', { exact: true }).last())
      await amara.type(
        main.getByRole('textbox', { name: 'Reasons' }),
        'He was released on Monday. The same car stood at the corner on two evenings.',
      )
      await shot(page, 'safety-assess-en-1280')
      await looksRight(page)
      await amara.button('Save the assessment', main)
      await amara.sees(main.getByText('The same car stood at the corner', { exact: false }))
      await amara.sees(main.locator('q', { hasText: 'I do not go out after dark.' }))
      await amara.sees(main.getByRole('row', { name: /Family at home threatened Not known/ }))
      await amara.sees(main.getByText('Look for another place'))
      await looksRight(page)
      await shot(page, 'safety-assessed-en-1280')
    },
    async after({ at }, caseId) {
      const jonas = await at('jonas12')
      await visit(jonas, `/cases/${caseId}/safety`)
      const main = jonas.locator('main')
      await expect(main.getByRole('row', { name: /Free, and looking for them Yes Police/ })).toBeVisible()
      await main.getByRole('button', { name: 'I agree' }).click()
      await expect(main.getByText(/Second look: .*agrees/)).toBeVisible()
    },
  },
)
