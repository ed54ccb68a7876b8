// Kofi wants to work. Amara asks him for whom he must never work again, answers the questions about a new employer, and Odile looks at them too.
// Only then does the work begin, and Kofi reads it on his page. The employer of before is refused by name.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { Hand, job } from './job.ts'
import { caseWithGoal, fill, ownTracks } from './sheet.ts'

const questions = {
  'Does the employer keep papers': { choose: 'No' },
  'Is there a fee': { choose: 'No' },
  'Does the roof depend': { choose: 'No' },
  'Was the contract shown': { choose: 'Yes' },
  'Is the pay as the law': { choose: 'Yes' },
  'May workers leave': { choose: 'Yes' },
  'Were others who work there': { choose: 'Yes' },
} as const

job(
  {
    number: 70,
    profession: 'caseworker',
    who: 'amara',
    what: 'a job with an employer whom two people have checked',
    goal: { presses: 20, seconds: 90 },
    isKept: true,
  },
  {
    async before(scene) {
      const made = await caseWithGoal(scene, 'Kofi Work', 'job_placement')
      await scene.stage.act('amara-admin', 'newColleague', 'odile-second', ['caseworker'])
      return { ...made, odile: new Hand(await scene.at('odile-second')) }
    },
    async work(amara, { goal, odile }) {
      const { page, main } = amara
      await visit(page, `/tracks/${goal}`)
      await fill(amara, {
        'Work, in their words': { type: 'In a kitchen, by day' },
        'Employers they must never': { type: 'Nail Palace Ltd' },
      })
      await amara.button('Save')
      await amara.sees(page.getByText('Saved, sealed').last())
      await amara.button('Check an employer')
      await amara.arrivesAt(/\/tracks\/(?!.*goal)/)
      await amara.sees(main.getByRole('textbox', { name: 'Employer', exact: true }))
      await fill(amara, {
        Employer: { type: 'nail palace' },
        ...questions,
        'Who was there': { type: 'Amara, yesterday' },
      })
      await amara.button('Save, and ask for a second look')
      await amara.sees(main.getByText(/worked there, or for them, before/))
      await looksRight(page)
      await shot(page, 'service-employer-refused-en-1280')
      await amara.type(main.getByRole('textbox', { name: 'Employer', exact: true }), 'Corner Kitchen')
      await amara.button('Save, and ask for a second look')
      await amara.sees(main.getByText('Waits for a second look', { exact: true }).first())
      // Who answered is not who looks again.
      await amara.sees(main.getByText('Somebody else than who wrote it looks at it.'))
      await visit(odile.page, new URL(page.url()).pathname)
      await odile.sees(odile.main.getByText('Corner Kitchen'))
      await odile.button('I have looked at it too')
      await odile.sees(odile.main.getByText('Checked by two', { exact: true }).first())
      await visit(page, new URL(page.url()).pathname)
      await amara.button('Record that the work has begun')
      await amara.sees(main.getByText('At work', { exact: true }).first())
      await shot(page, 'service-employer-en-1280')
    },
    async after(scene, { words }) {
      const his = await ownTracks(scene, words)
      const card = his.locator('main .k', { hasText: 'A job' })
      await expect(card).toContainText('You have begun this work. You can stop at any time.')
      await expect(card).toContainText('Where: Corner Kitchen')
      expect(await his.locator('main').innerText()).not.toContain('Nail Palace')
      await looksRight(his)
      await his.context().close()
    },
  },
)
