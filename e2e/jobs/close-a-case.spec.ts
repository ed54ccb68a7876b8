// What was wanted is done. Amara closes the case, and whoever helped beside her sees that it is over.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { job } from './job.ts'

job(
  {
    number: 22,
    profession: 'caseworker',
    who: 'amara',
    what: 'a case closed',
    goal: { presses: 4 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Hiwot', language: 'en' })
      const terms = { with: 'bashir', compartments: ['health'], purpose: 'health_care', language: 'en' }
      await stage.act('amara', 'agree', caseId, terms)
      expect(await stage.act<string[]>('bashir', 'reads', caseId)).toEqual(['health'])
      return caseId
    },
    async work(amara, caseId) {
      const { page } = amara
      await visit(page, `/cases/${caseId}`)
      await amara.press(amara.main.getByRole('link', { name: 'Close the case' }))
      const form = page.locator('form.move-form')
      // What must not be forgotten stands above the questions, before anything is answered.
      await amara.sees(form.getByRole('heading', { name: 'Goes on until somebody ends it' }))
      await amara.press(form.getByText('What was agreed is done', { exact: true }))
      await amara.press(form.getByText('The person was told', { exact: true }))
      await amara.button('Close the case', form)
      await amara.sees(page.getByText('The case was closed').last())
    },
    async after({ at }, caseId) {
      // The clinic, with which it is shared, finds it among those that are over.
      const bashir = await at('bashir')
      await visit(bashir, '/cases')
      await bashir.getByRole('tab', { name: 'Closed', exact: true }).click()
      await expect(bashir.locator(`main a[href="/cases/${caseId}"]`)).toBeVisible()
    },
  },
)
