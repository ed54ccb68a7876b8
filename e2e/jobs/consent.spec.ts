// In front of Yodit: what she wants the clinic to read is read aloud in her language and given. Then she wants it no more, and the
// clinic reads nothing.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { job } from './job.ts'

job(
  {
    number: 15,
    profession: 'caseworker',
    who: 'amara',
    what: 'consent given and stopped in front of the person, in their language',
    goal: { presses: 7, seconds: 18 },
    isKept: true,
  },
  {
    before: ({ stage }) => stage.act<string>('amara', 'openCase', { name: 'Yodit', language: 'ar' }),
    async work(amara, caseId) {
      const { main, page } = amara
      await visit(page, `/cases/${caseId}/access`)
      await amara.press(main.getByRole('link', { name: 'Share something more' }))
      const form = main.locator('form.access-give')
      await amara.choose(form.getByRole('combobox', { name: 'With whom?' }), 'City', 'City Clinic')
      await amara.press(
        form.getByRole('group', { name: 'What may they read?' }).getByText('health', { exact: true }),
      )
      // What a clinic is asked for stands there already, and is read aloud with the rest.
      await amara.sees(form.getByRole('button', { name: 'What for?' }).getByText('Health care'))
      await amara.sees(form.getByText('Read this aloud, in Arabic'))
      await amara.press(form.getByText('Spoken, with an interpreter', { exact: true }))
      await amara.press(form.locator('button[type=submit]'))
      await amara.sees(page.getByText('City Clinic can read what was agreed').last())
      await amara.button(/^Stop sharing .* with City Clinic$/)
      await amara.button('Stop now')
      await amara.sees(page.getByText(/^Stopped\. City Clinic/).last())
    },
    async after({ at, stage }, caseId) {
      expect(await stage.act<string[]>('bashir', 'reads', caseId)).toEqual([])
      const bashir = await at('bashir')
      await visit(bashir, '/cases')
      await expect(bashir.locator('main .card').first()).toBeVisible()
      await expect(bashir.locator(`main a[href="/cases/${caseId}"]`)).toHaveCount(0)
    },
  },
)
