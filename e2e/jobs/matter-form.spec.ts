// Ines writes down Narong's wage claim: what is claimed from whom, before which court, and the certificate without which it would be sent back.
// The form is that of a claim for wages: nothing in it is asked of a trial. Narong reads on his own page where it is and which day comes next.
import { expect } from '@playwright/test'
import { dayFrom, visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'
import { fill, ownTracks } from './sheet.ts'

job(
  {
    number: 'S250',
    profession: 'lawyer',
    who: 'ines',
    what: 'a wage claim written down in its own form, refused without its certificate, read by the person',
    goal: { presses: 12, seconds: 60 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Narong Matter', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      await stage.act('amara', 'agree', caseId, {
        with: 'ines',
        compartments: ['legal'],
        purpose: 'legal_help',
      })
      const { id } = await stage.act<{ id: string }>('ines', 'open', 'proceeding', {
        caseId,
        subkind: 'labour_claim',
        lawyer: 'assigned',
      })
      await stage.act('ines', 'move', 'proceeding', 'open', id, { lawyer: 'assigned' })
      return { id, words }
    },
    async work(ines, { id, words }) {
      const { main, page } = ines
      await visit(page, `/tracks/${id}`)
      // A trial of the trafficker is no step of a claim for wages.
      await expect(main.getByText('Release, bail')).toHaveCount(0)
      await ines.button('Write it down')
      await fill(ines, {
        Employer: { type: 'Qzxboatsixwk' },
        'Court or tribunal': { type: 'Labour court, room 4' },
        'Claimed from the employer': { choose: 'Wages' },
        'Conciliation before the claim': { choose: 'Ended with a certificate' },
        'Next day in it': { day: dayFrom(20) },
      })
      await shot(page, 'matter-form-en')
      await ines.button('Save')
      await ines.sees(main.getByText('Give the number of the certificate'))
      await fill(ines, { 'Number of its certificate': { type: 'R 204 417' } })
      await ines.button('Save')
      await ines.sees(main.getByText('R 204 417'))
      await looksRight(page)
      return { id, words }
    },
    async after(scene, { id, words }) {
      const narong = await ownTracks(scene, words)
      const sheet = narong.locator(`[data-sheet="${id}"]`)
      await expect(sheet.getByText('Labour court, room 4')).toBeVisible()
      await expect(sheet.getByText('Qzxboatsixwk')).toHaveCount(0)
      await narong.context().close()
    },
  },
)
