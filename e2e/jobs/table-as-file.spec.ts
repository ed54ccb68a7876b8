// Mina takes the table of late duties to a meeting: two presses from the first page it is a file that a spreadsheet opens, which says
// what stands on her screen, without its buttons and without anybody's name.

import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'S390',
    profession: 'coordinator',
    who: 'mina',
    what: 'the table of late duties, taken along as a file for a spreadsheet',
    goal: { presses: 2, seconds: 10 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'en' })
      await stage.act('amara', 'makeLate', caseId)
      return caseId
    },
    async work(mina) {
      const { page, main } = mina
      await mina.open(/^Network desk/)
      const row = main.getByRole('row', { name: /^Harbour House/ })
      await mina.sees(row)
      await looksRight(page)
      await shot(page, 'table-as-file-en-1280')
      const block = main
        .locator('.table-block')
        .filter({ has: page.getByRole('row', { name: /^Harbour House/ }) })
      const saved = page.waitForEvent('download')
      await mina.button('Save as CSV', block)
      const file = await saved
      expect(file.suggestedFilename()).toMatch(/\.csv$/)
      return {
        text: readFileSync(await file.path(), 'utf8'),
        shown: await row.getByRole('rowheader').innerText(),
      }
    },
    async after(_scene, caseId, { text, shown }) {
      const [heading, ...rows] = text.trim().split('\r\n')
      expect(heading).toContain('Organisation')
      expect(rows.some((row) => row.startsWith(`Harbour House,`))).toBe(true)
      expect(shown).toContain('Harbour House')
      for (const word of ['Remind', 'Mariam', caseId]) expect(text).not.toContain(word)
    },
  },
)
