// Mulu wants to live with her brother again. He is not brought together with her before the risk was looked at, he is found, both have said
// yes, and nobody of the family took money; the goal ends only then. She reads it, and could have stopped it at any time.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { dayFrom, visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { Hand, job } from './job.ts'
import { caseWithGoal, fill, ownTracks } from './sheet.ts'

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
    async before(scene) {
      const made = await caseWithGoal(scene, 'Mulu Reunion', 'family_reunification')
      const viewport = { width: 360, height: 740 }
      const page = await (await scene.browser.newContext({ viewport, javaScriptEnabled: false })).newPage()
      await page.goto(`${scene.stage.publicUrl}/en${addresses.enter}`)
      await page.locator('input[name=words]').fill(made.words)
      await page.locator('main button.b').click()
      return { ...made, mulu: new Hand(page), tracks: `${scene.stage.publicUrl}/en${addresses.tracks}` }
    },
    async work(amara, { goal, mulu, tracks }) {
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
      await amara.button('Look for a relative')
      await amara.sees(main.getByText('Asked for', { exact: true }).first())
      await amara.button('Look at the risk')
      await amara.press(main.locator('form.move-form').getByText('None that is known', { exact: true }))
      await amara.press(main.locator('form.move-form button[type=submit]'))
      await amara.button('Begin to look')
      await amara.button('Record that they were found')
      await amara.sees(main.getByText('Found: both are asked', { exact: true }).first())
      await amara.sees(main.getByText('The person has not said yes yet', { exact: false }))
      const search = new URL(page.url()).pathname

      await mulu.page.goto(tracks)
      await shot(mulu.page, 'reunion-own-en-360')
      await mulu.press(mulu.page.getByRole('button', { name: /^Yes, I want contact/ }))
      await mulu.press(mulu.page.getByRole('button', { name: 'Yes, I am sure' }))
      await mulu.sees(mulu.page.getByText('It is done. Your worker can see it.'))

      await visit(page, search)
      await amara.button('The relative says yes to contact')
      await amara.press(main.locator('form.move-form').getByText('By telephone', { exact: true }))
      await amara.press(main.locator('form.move-form button[type=submit]'))
      await amara.button('Put them in touch')
      await amara.sees(main.getByText('In touch', { exact: true }).first())
      await looksRight(page)

      await visit(page, goalPage)
      await amara.button('Change', main)
      await fill(amara, { 'Together on': { day: dayFrom(0) } })
      const ends = main.getByRole('radiogroup', { name: 'How did it end?' })
      await amara.press(ends.getByText('Together', { exact: true }))
      await shot(page, 'reunion-sheet-en-1280')
      await amara.button('Save and finish', main)
      await amara.sees(page.getByText('Saved, and the goal was reached').last())
      expect(amara.taken.presses + mulu.taken.presses).toBeLessThanOrEqual(34)
      return search
    },
    async after(scene, { words, mulu }, search) {
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
      await mulu.page.context().close()
    },
  },
)
