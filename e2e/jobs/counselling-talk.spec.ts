// Bashir keeps a note of a talk with Mariam. He opens it again; Amara, who carries the case, sees neither the note nor that there is one, and
// Mariam reads when they talk next.

import { expect } from '@playwright/test'
import { dayFrom, shown, visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'
import { caseWithGoal, fill, ownTracks } from './sheet.ts'

const said = 'She dreams of the bridge'

job(
  {
    number: 69,
    profession: 'health',
    who: 'bashir',
    what: 'a counselling session noted, and seen by nobody else',
    goal: { presses: 8, seconds: 60 },
    isKept: true,
  },
  {
    before: (scene) => caseWithGoal(scene, 'Mariam Talk', 'health', 'bashir'),
    async work(bashir, { goal }) {
      const { page, main } = bashir
      await visit(page, `/tracks/${goal}`)
      await bashir.button('Mental-health counselling')
      await fill(bashir, {
        'What should become different': { type: 'To sleep through' },
        'Did the person choose the counsellor?': { choose: 'Yes' },
        'Next talk on': { day: dayFrom(7) },
      })
      await bashir.button('Save')
      await bashir.sees(page.getByText('Saved, sealed').last())
      await bashir.type(main.getByRole('textbox', { name: 'What was said' }), said)
      await bashir.button('Keep the note')
      await bashir.sees(main.locator('p', { hasText: said }))
      await looksRight(page)
      await shot(page, 'service-talk-en-1280')
    },
    async after(scene, { words, goal }) {
      const amara = await scene.at('amara')
      await visit(amara, `/tracks/${goal}`)
      await expect(amara.locator('main .track-state')).toHaveText('Agreed')
      const seen = await amara.locator('main').innerText()
      expect(seen).not.toMatch(/bridge|sleep through|My notes of talks/)
      const hers = await ownTracks(scene, words)
      const card = hers.locator('main .k', { hasText: 'Your health' })
      await expect(card).toContainText(new RegExp(`When: .*${shown(dayFrom(7))}`))
      await expect(card).not.toContainText('bridge')
      await hers.context().close()
    },
  },
)
