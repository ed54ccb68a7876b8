// Nadine trains the network. She begins a course from another one, reads line and field of what is wrong with it, takes her own file and
// publishes it; a colleague finds it among the courses.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import pupil from '../../src/training/data/pupil.json' with { type: 'json' }
import { job } from './job.ts'

job(
  {
    number: 'S418',
    profession: 'trainer',
    who: 'nadine',
    what: 'a course published from a file, checked by line and field, to everybody who works in the network',
    goal: { presses: 8, seconds: 30 },
    isKept: true,
  },
  {
    before: ({ stage }) => stage.act('amara-admin', 'newColleague', 'nadine', ['trainer']),
    async work(nadine) {
      const { page, main } = nadine
      await visit(page, '/training')
      await nadine.press(main.getByRole('link', { name: 'Write a course' }))
      await nadine.press(main.getByRole('link', { name: 'From a file' }))
      await nadine.press(main.getByRole('button', { name: 'Begin from a course' }))
      await nadine.press(page.getByRole('option', { name: 'A pupil who worries you' }))
      await nadine.button('Check it')
      await nadine.sees(main.getByRole('alert').getByRole('row', { name: /^2 id / }))
      await looksRight(page)
      await shot(page, 'write-course-en-1280')
      const chooser = page.waitForEvent('filechooser')
      await nadine.button('Choose a file')
      const title = { en: 'For bus drivers', ar: 'لسائقي الحافلات' }
      const file = JSON.stringify({ ...pupil, id: 'bus_drivers', title, roles: undefined }, null, 2)
      await (
        await chooser
      ).setFiles({ name: 'course.json', mimeType: 'application/json', buffer: Buffer.from(file) })
      await expect(main.getByLabel('The course')).toHaveValue(file)
      await nadine.button('Check it')
      await nadine.button('Publish to the network')
      await nadine.sees(page.getByText('Everybody who works here can take it now.').last())
    },
    async after({ at }) {
      const amara = await at('amara')
      await visit(amara, '/training')
      await amara.getByRole('link', { name: /For bus drivers/ }).click()
      await expect(amara.getByRole('heading', { name: 'For bus drivers' })).toBeVisible()
      await looksRight(amara)
    },
  },
)
