// Selam’s sister is looked for and found. Selam says yes on her own page, her sister says yes, they are put in touch; and then Selam stops it,
// without script and without a reason. Amara sees that it has stopped.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight } from '../stage.ts'
import { job } from './job.ts'
import { fill } from './sheet.ts'
import { answerOwn, lookAndFind, putInTouch, withOwnPage } from './tracing.ts'

job(
  {
    number: 71,
    profession: 'caseworker',
    who: 'amara',
    what: 'a sister traced, both say yes, and it is stopped on the person’s own page',
    goal: { presses: 22, seconds: 90 },
    isKept: true,
  },
  {
    before: (scene) => withOwnPage(scene, 'Selam Sister', 'family_location'),
    async work(amara, { goal, person, tracks }) {
      const { page, main } = amara
      await visit(page, `/tracks/${goal}`)
      await fill(amara, { 'Who is looked for': { type: 'My sister' } })
      await amara.button('Save')
      await amara.sees(page.getByText('Saved, sealed').last())
      const search = await lookAndFind(amara)

      await answerOwn({ person, tracks }, /^Yes, I want contact/, 'service-tracing-own-en-360')

      await visit(page, search)
      await amara.sees(main.getByText('The relative has not said yes yet.'))
      await putInTouch(amara, search)
      await looksRight(page)

      await answerOwn({ person, tracks }, /^Stop looking, no contact/)
      expect(amara.taken.presses + person.taken.presses).toBeLessThanOrEqual(22)
      return search
    },
    async after({ at }, { person }, path) {
      const amara = await at('amara')
      await visit(amara, path)
      await expect(amara.locator('main .track-state')).toHaveText('Stopped')
      await expect(amara.locator('main').getByRole('button', { name: 'Put them in touch' })).toHaveCount(0)
      await person.page.context().close()
    },
  },
)
