// Bashir has examined Mariam. He notes what he found, makes the certificate that she wants and writes down when she would like to come again.
// She reads both on her own page; the police, who were given her story, read neither.

import { expect } from '@playwright/test'
import { dayFrom, visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'
import { caseWithGoal, fill, ownTracks } from './sheet.ts'

job(
  {
    number: 32,
    profession: 'health',
    who: 'bashir',
    what: 'an examination noted, a certificate made, an appointment wished',
    goal: { presses: 10, seconds: 90 },
    isKept: true,
  },
  {
    before: (scene) => caseWithGoal(scene, 'Mariam Seen', 'health', 'bashir'),
    async work(bashir, { goal }) {
      const { page, main } = bashir
      await visit(page, `/tracks/${goal}`)
      await bashir.button('Medical care')
      await fill(bashir, {
        'Part of health': { choose: 'General' },
        'Examined on': { day: dayFrom(0) },
        Findings: { type: 'Two burns on the left arm, some weeks old' },
        'Words of the certificate': { type: 'Burns that fit what she tells' },
        'Does the person want a certificate?': { choose: 'Yes' },
        'Appointment wished': { type: 'Thursday, a woman doctor' },
      })
      await bashir.press(
        main
          .getByRole('radiogroup', { name: 'How did it end?' })
          .getByText('Certificate made', { exact: true }),
      )
      await bashir.button('Save and finish')
      await bashir.sees(main.getByText('Two burns on the left arm, some weeks old'))
      await looksRight(page)
      await shot(page, 'service-medical-en-1280')
      await page.getByRole('link', { name: 'Print the certificate' }).click()
      await expect(page.locator('article')).toContainText('Burns that fit what she tells')
      await page.emulateMedia({ media: 'print' })
      await expect(page.locator('main h1')).toBeHidden()
      expect(await page.locator('article').innerText()).not.toMatch(/Two burns|Mariam/)
      await page.emulateMedia({ media: 'screen' })
    },
    async after(scene, { words, caseId }) {
      const hers = await ownTracks(scene, words)
      const card = hers.locator('main .k', { hasText: 'Your health' })
      await expect(card).toContainText('What: Burns that fit what she tells')
      await expect(card).toContainText('Next: Thursday, a woman doctor')
      await expect(card).not.toContainText('Two burns')
      await looksRight(hers)
      await shot(hers, 'service-medical-own-en-360')
      await hers.context().close()
      await scene.stage.act('amara', 'agree', caseId, {
        with: 'pavel',
        compartments: ['narrative'],
        purpose: 'safety',
      })
      const { tracks } = await scene.stage.act<{ tracks: { kind: string }[] }>('pavel', 'read', caseId)
      expect(tracks.filter(({ kind }) => kind === 'goal')).toEqual([])
    },
  },
)
