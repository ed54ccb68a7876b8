// Amara puts Mariam’s contract into words that she reads; Odile checks it against the paper. Before that Mariam gets nothing, and afterwards
// she reads it on her own page.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { Hand, job } from './job.ts'
import { caseWithGoal, fill, ownTracks } from './sheet.ts'

const words = 'You work thirty hours a week. You may leave when you want.'

job(
  {
    number: 72,
    profession: 'caseworker',
    who: 'amara',
    what: 'a paper translated, checked by a second, and read by the person',
    goal: { presses: 8, seconds: 60 },
    isKept: true,
  },
  {
    async before(scene) {
      const made = await caseWithGoal(scene, 'Mariam Contract', 'translation')
      await scene.stage.act('amara-admin', 'newColleague', 'odile-reader', ['caseworker'])
      return { ...made, odile: new Hand(await scene.at('odile-reader')) }
    },
    async work(amara, { goal, odile }) {
      const { page, main } = amara
      await visit(page, `/tracks/${goal}`)
      await amara.button('Translate a paper')
      await amara.sees(main.getByText('To be translated', { exact: true }).first())
      await fill(amara, { Paper: { type: 'Work contract' }, Translation: { type: words } })
      await amara.button('Save, and ask a second to check')
      await amara.sees(main.getByText('Waits for a second to check', { exact: true }).first())
      const path = new URL(page.url()).pathname
      await visit(odile.page, path)
      await odile.sees(odile.main.getByText(words))
      await odile.button('I have checked it against the paper')
      await odile.sees(odile.main.getByText('Checked by a second', { exact: true }).first())
      await visit(page, path)
      await amara.button('Give it to the person')
      await amara.sees(main.getByText('Handed over', { exact: true }).first())
      await looksRight(page)
      await shot(page, 'service-paper-en-1280')
      expect(amara.taken.presses + odile.taken.presses).toBeLessThanOrEqual(8)
    },
    async after(scene, made) {
      const hers = await ownTracks(scene, made.words)
      const card = hers.locator('main .k', { hasText: 'A paper in your language' })
      await expect(card).toContainText('It is yours.')
      await expect(card).toContainText(`What: ${words}`)
      await looksRight(hers)
      await hers.context().close()
    },
  },
)
