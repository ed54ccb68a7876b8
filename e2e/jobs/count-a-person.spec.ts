// Amara counts somebody for the country's numbers. Who came upon them, who registered them and how far the identification is stand in the
// file and are not asked; what leaves are three rows, of which none names the case or another row.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job, type Hand } from './job.ts'
import { threeScreens } from './narrow.ts'

/** An answer out of a list: a long one is typed into. */
async function pick(hand: Hand, question: string, wanted: string): Promise<void> {
  const { main, page } = hand
  const typed = main.getByRole('combobox', { name: question })
  if ((await typed.count()) > 0) return hand.choose(typed, wanted, wanted)
  await hand.press(main.getByRole('button', { name: question }))
  await hand.press(page.getByRole('option', { name: wanted, exact: true }))
}

job(
  {
    number: 'S415',
    profession: 'caseworker',
    who: 'amara',
    what: 'somebody counted for the country’s numbers: eight answers, and what the file says already not asked',
    goal: { presses: 16, seconds: 60 },
    isKept: true,
  },
  {
    before: ({ stage }) => stage.act<string>('amara', 'openCase', { name: 'Rima Test', language: 'ar' }),
    async work(amara, caseId) {
      const { page, main } = amara
      await visit(page, `/cases/${caseId}`)
      await amara.button('What next?')
      await amara.press(page.getByRole('menuitem', { name: 'Record for statistics' }))
      await amara.press(main.getByText('Woman or girl', { exact: true }))
      await pick(amara, 'Citizenship, roughly', 'Of another country')
      await pick(amara, 'What was done to the person, mainly', 'Forced work')
      await pick(amara, 'In what work, mainly', 'Building')
      await amara.press(main.getByText('Debts', { exact: true }))
      await amara.press(main.getByText('Papers kept back', { exact: true }))
      await pick(amara, 'Who recruited the person', 'Somebody they knew')
      await amara.press(main.getByText('Yes', { exact: true }))
      await looksRight(page)
      await shot(page, 'count-en-1280')
      const sent = page.waitForRequest((request) => request.url().endsWith('/api/counted'))
      await amara.button('Record')
      const posted = (await sent).postData() ?? ''
      await amara.sees(page.getByText('No name or case goes with it.').last())
      return { page, caseId, posted }
    },
    async after(_scene, _there, { page, caseId, posted }) {
      expect(posted).not.toContain(caseId)
      expect(JSON.parse(posted)).toMatchObject({
        control: 'several',
        detected: expect.stringMatching(/./),
        registered: 'aid',
        sector: 'F',
      })
      await page.setViewportSize({ width: 360, height: 740 })
      await visit(page, `/cases/${caseId}/count`)
      await expect(page.getByText('This person is recorded already')).toBeVisible()
      await expect(page.getByRole('checkbox', { name: 'Debts' })).toBeChecked()
      await looksRight(page)
      await shot(page, 'count-en-360')
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
        threeScreens,
      )
    },
  },
)
