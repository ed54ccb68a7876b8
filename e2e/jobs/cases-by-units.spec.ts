// Amara takes her cases along by the units of IC-TIP: a file of codes and months, made in her browser, in which nobody can be found.

import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'S460',
    profession: 'caseworker',
    who: 'units',
    what: 'the cases as codes and months by the units of IC-TIP, in a file for the rapporteur',
    goal: { presses: 5, seconds: 30 },
    isKept: true,
  },
  {
    // Somebody of her own: in a world of all jobs Amara has brought in a thousand.
    async before({ stage }) {
      await stage.act('amara-admin', 'newColleague', 'units', ['caseworker'])
      return stage.act<string>('units', 'openCase', { name: 'Selam Counted', language: 'en' })
    },
    async work(amara) {
      const { page, main } = amara
      await amara.open(/^Cases/)
      await amara.press(main.getByRole('link', { name: 'Caseload in and out' }))
      await amara.press(main.getByRole('tab', { name: 'Take away' }))
      await amara.press(main.getByText('IC-TIP as JSON', { exact: true }))
      await looksRight(page)
      await shot(page, 'cases-by-units-en-1280')
      const saved = page.waitForEvent('download')
      await amara.button('Take away')
      const file = await saved
      expect(file.suggestedFilename()).toBe('cases.json')
      return readFileSync(await file.path(), 'utf8')
    },
    async after(_scene, caseId, text) {
      const file = JSON.parse(text) as Record<string, { code: string; month: string | null }[]> & {
        cases: number
      }
      expect(file).toMatchObject({ classification: 'IC-TIP', reporting_entity: [{ code: 'aid' }] })
      expect(file.cases).toBeGreaterThan(0)
      expect(file['event']).toContainEqual(
        expect.objectContaining({ variable: 'detected_by', month: expect.stringMatching(/^\d{4}-\d{2}$/) }),
      )
      for (const word of ['Selam', caseId, 'Harbour']) expect(text).not.toContain(word)
    },
  },
)
