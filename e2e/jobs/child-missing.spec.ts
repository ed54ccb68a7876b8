// Tuan, fifteen, is not back at night. Two presses on his case begin every duty, counted from when he was missed; his colleague sees them
// on her own screen and goes on; he comes back, his bed was kept, and a talk is offered.

import { expect } from '@playwright/test'
import { arrived, move, visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 44,
    profession: 'shelter',
    who: 'amara',
    what: 'a child does not come back at night: every clock runs',
    goal: { presses: 2, seconds: 15 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara-admin', 'newColleague', 'odile44', ['caseworker'])
      return stage.act<string>('amara', 'openCase', { name: 'Tuan Night', language: 'en', ageGroup: 'child' })
    },
    async work(amara, caseId) {
      const { page } = amara
      await visit(page, `/cases/${caseId}`)
      await amara.button('Something happened')
      const asked = page.getByRole('dialog')
      await amara.sees(asked.getByText('A child: police and child protection', { exact: false }))
      await shot(page, 'tonight-en-1280')
      await looksRight(page)
      await amara.button('Did not come back', asked)
      const panel = page.getByRole('dialog', { name: 'Did not come back' })
      await amara.sees(panel.getByText('Tell the police that the child is missing').first())
      await amara.sees(panel.getByText('Tell child protection that the child is missing').first())
      await shot(page, 'missing-en-1280')
    },
    async after({ at }, caseId) {
      const odile = await at('odile44')
      await visit(odile, `/cases/${caseId}`)
      const main = odile.locator('main')
      await expect(
        main
          .getByText('Ring and look for them')
          .or(main.getByText('Tell the police that the child is missing'))
          .first(),
      ).toBeVisible()
      await odile.getByRole('link', { name: 'Go to it' }).first().click()
      await arrived(odile).catch(() => undefined)
      await move(odile, 'The police were told')
      await move(odile, 'Child protection was told')
      await looksRight(odile)
      await shot(odile, 'missing-told-en-1280')
    },
  },
)
