// Selam’s sister is looked for and found. Selam says yes on her own page, her sister says yes, they are put in touch; and then Selam stops it,
// without script and without a reason. Amara sees that it has stopped.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { Hand, job } from './job.ts'
import { caseWithGoal, fill } from './sheet.ts'

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
    async before(scene) {
      const made = await caseWithGoal(scene, 'Selam Sister', 'family_location')
      const viewport = { width: 360, height: 740 }
      const page = await (await scene.browser.newContext({ viewport, javaScriptEnabled: false })).newPage()
      await page.goto(`${scene.stage.publicUrl}/en${addresses.enter}`)
      await page.locator('input[name=words]').fill(made.words)
      await page.locator('main button.b').click()
      return { ...made, selam: new Hand(page), tracks: `${scene.stage.publicUrl}/en${addresses.tracks}` }
    },
    async work(amara, { goal, selam, tracks }) {
      const { page, main } = amara
      await visit(page, `/tracks/${goal}`)
      await fill(amara, { 'Who is looked for': { type: 'My sister' } })
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

      await selam.page.goto(tracks)
      await shot(selam.page, 'service-tracing-own-en-360')
      await selam.press(selam.page.getByRole('button', { name: /^Yes, I want contact/ }))
      await selam.press(selam.page.getByRole('button', { name: 'Yes, I am sure' }))
      await selam.sees(selam.page.getByText('It is done. Your worker can see it.'))

      await visit(page, new URL(page.url()).pathname)
      await amara.sees(main.getByText('The relative has not said yes yet.'))
      await amara.button('The relative says yes to contact')
      await amara.press(main.locator('form.move-form').getByText('By telephone', { exact: true }))
      await amara.press(main.locator('form.move-form button[type=submit]'))
      await amara.button('Put them in touch')
      await amara.sees(main.getByText('In touch', { exact: true }).first())
      await looksRight(page)

      await selam.page.goto(tracks)
      await selam.press(selam.page.getByRole('button', { name: /^Stop looking, no contact/ }))
      await selam.press(selam.page.getByRole('button', { name: 'Yes, I am sure' }))
      await selam.sees(selam.page.getByText('It is done. Your worker can see it.'))
      expect(amara.taken.presses + selam.taken.presses).toBeLessThanOrEqual(22)
      return new URL(page.url()).pathname
    },
    async after({ at }, { selam }, path) {
      const amara = await at('amara')
      await visit(amara, path)
      await expect(amara.locator('main .track-state')).toHaveText('Stopped')
      await expect(amara.locator('main').getByRole('button', { name: 'Put them in touch' })).toHaveCount(0)
      await selam.page.context().close()
    },
  },
)
