// Amara gives Selam a voucher in two taps, and saves the week's caseload for the funder: totals alone.

import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 18,
    profession: 'caseworker',
    who: 'amara',
    what: 'weekly caseload report for the funder, totals only, as a file',
    goal: { presses: 3, seconds: 10 },
    isKept: true,
  },
  {
    async before({ stage, at }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Selam', language: 'en' })
      const page = await at('amara')
      await visit(page, `/cases/${caseId}`)
      // Two taps.
      await page.getByRole('button', { name: 'Give', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Voucher' }).click()
      await expect(page.getByText('Voucher × 1 is noted').last()).toBeVisible()
      await shot(page, 'given-en-1280')
      return caseId
    },
    async work(amara) {
      const { page } = amara
      await amara.open(/^Cases/)
      await amara.press(page.getByRole('link', { name: 'Weekly report' }))
      await amara.sees(page.getByRole('row', { name: /Voucher/ }))
      await looksRight(page)
      await shot(page, 'report-en-1280')
      const saved = page.waitForEvent('download')
      await amara.button('Save as CSV')
      return (await saved).path()
    },
    async after(_scene, _caseId, path) {
      const file = readFileSync(path, 'utf8')
      expect(file).toContain('Voucher,,,< 10')
      expect(file).not.toContain('Selam')
    },
  },
)
