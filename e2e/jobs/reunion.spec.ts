// Mulu wants to live with her brother again. He is not brought together with her before the risk was looked at, he is found, both have said
// yes, and nobody of the family took money; the goal ends only then. She reads it, and could have stopped it at any time.

import { expect } from '@playwright/test'
import { dayFrom, visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'
import { fill, ownTracks } from './sheet.ts'
import { answerOwn, lookAndFind, putInTouch, withOwnPage } from './tracing.ts'

job(
  {
    number: 85,
    profession: 'caseworker',
    who: 'amara',
    what: 'a reunion: the risk looked at, both say yes, and not before; it can be stopped at any time',
    goal: { presses: 34, seconds: 150 },
    isKept: true,
  },
  {
    before: (scene) => withOwnPage(scene, 'Mulu Reunion', 'family_reunification'),
    async work(amara, { goal, person, tracks }) {
      const { page, main } = amara
      await visit(page, `/tracks/${goal}`)
      const goalPage = new URL(page.url()).pathname
      await fill(amara, {
        'With whom': { type: 'My brother' },
        'Where they will live': { choose: 'Here' },
        'Did anybody of the family take money': { choose: 'No' },
        'Was each child asked': { choose: 'Yes' },
      })
      await amara.button('Save')
      await amara.sees(page.getByText('Saved, sealed').last())
      const search = await lookAndFind(amara)
      await amara.sees(main.getByText('The person has not said yes yet', { exact: false }))

      await answerOwn({ person, tracks }, /^Yes, I want contact/, 'reunion-own-en-360')

      await putInTouch(amara, search)
      await looksRight(page)

      await visit(page, goalPage)
      await amara.button('Change', main)
      await fill(amara, { 'Together on': { day: dayFrom(0) } })
      const ends = main.getByRole('radiogroup', { name: 'How did it end?' })
      await amara.press(ends.getByText('Together', { exact: true }))
      await shot(page, 'reunion-sheet-en-1280')
      await amara.button('Save and finish', main)
      await amara.sees(page.getByText('Saved, and the goal was reached').last())
      expect(amara.taken.presses + person.taken.presses).toBeLessThanOrEqual(34)
      return search
    },
    async after(scene, { words, person }, search) {
      const hers = await ownTracks(scene, words)
      await expect(hers.locator('main')).toContainText('Being with your family')
      await expect(hers.getByRole('button', { name: /^Stop looking, no contact/ })).toBeVisible()
      await looksRight(hers)
      await hers.context().close()
      const narrow = await signIn(scene.browser, scene.stage, 'amara', {
        language: 'ar',
        width: 360,
        height: 740,
      })
      await visit(narrow, search)
      await looksRight(narrow)
      await shot(narrow, 'reunion-search-ar-360')
      await narrow.context().close()
      await person.page.context().close()
    },
  },
)
