// Two sheets whose mistakes cost somebody their safety. Ines writes down a joint investigation team: nothing of Iryna's file goes to it without
// her yes. Amara has Iryna's mother abroad protected by a partner there, who is not told where Iryna is.

import { expect } from '@playwright/test'
import { dayFrom, visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'
import { fitsNarrow } from './narrow.ts'
import { fill, ownTracks } from './sheet.ts'

job(
  {
    number: 'S296',
    profession: 'lawyer',
    who: 'ines',
    what: 'a joint investigation team written down, with nothing of the person shared without a yes',
    goal: { presses: 14, seconds: 90 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Iryna Team', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      await stage.act('amara', 'agree', caseId, {
        with: 'ines',
        compartments: ['legal'],
        purpose: 'legal_help',
      })
      const { id } = await stage.act<{ id: string }>('ines', 'open', 'proceeding', {
        caseId,
        subkind: 'criminal_against_trafficker',
        lawyer: 'assigned',
      })
      await stage.act('ines', 'move', 'proceeding', 'open', id, { lawyer: 'assigned' })
      return { id, words }
    },
    async work(ines, { id }) {
      const { main, page } = ines
      await visit(page, `/tracks/${id}`)
      const card = main
        .locator('section, article')
        .filter({ has: page.getByRole('heading', { name: 'Joint investigation team' }) })
        .last()
      await ines.button('Write it down', card)
      await fill(
        ines,
        {
          'Which agencies': { type: 'Police of Lumenia and of Costa Verde' },
          'Who leads': { type: 'Prosecutor Hale' },
          'What of the person’s file is shared': { choose: 'Recordings of interviews' },
          'The person said yes to it': { choose: 'No' },
          'Shared until': { day: dayFrom(90) },
        },
        card,
      )
      await ines.button('Save', card)
      await ines.sees(main.getByText('Nothing of the person’s file is shared with a team without their yes.'))
      await fill(
        ines,
        { 'What of the person’s file is shared': { choose: 'Recordings of interviews' } },
        card,
      )
      await fill(ines, { 'What of the person’s file is shared': { choose: 'Nothing of the person' } }, card)
      await ines.button('Save', card)
      await ines.sees(main.getByText('Prosecutor Hale'))
      await looksRight(page)
      await shot(page, 'joint-team-en-1280')
      return id
    },
    async after(scene, { words }, id) {
      const iryna = await ownTracks(scene, words)
      await expect(iryna.getByText('Police of Lumenia and of Costa Verde')).toBeVisible()
      await iryna.context().close()
      await fitsNarrow(scene, 'ines', { path: `/tracks/${id}`, name: 'joint-team' })
    },
  },
)

job(
  {
    number: 'S297',
    profession: 'caseworker',
    who: 'amara',
    what: 'family in another country protected by a partner there, who is not told where the person is',
    goal: { presses: 14, seconds: 90 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Iryna Family', language: 'en' })
      const { id } = await stage.act<{ id: string }>('amara', 'open', 'protection', {
        caseId,
        subkind: 'family_protected',
        asked_of: 'partner_abroad',
      })
      return id
    },
    async work(amara, id) {
      const { main, page } = amara
      await visit(page, `/tracks/${id}`)
      await amara.button('Write it down')
      await fill(amara, {
        'Who of the family': { type: 'Her mother' },
        'Where they are': { type: 'Qzxhomevillage' },
        'They were asked and said yes': { choose: 'Yes' },
        'Which partner there looks after them': { type: 'Casa Puerta' },
        'How the partner is reached': { type: 'By their night number' },
        'What the partner does': { choose: 'Looks in on them' },
        'What the partner knows of where the person is': { choose: 'The place' },
      })
      await amara.button('Save')
      await amara.sees(
        main.getByText('A partner abroad does not learn where the person is', { exact: false }),
      )
      await fill(amara, { 'What the partner knows of where the person is': { choose: 'Nothing' } })
      await amara.button('Save')
      await amara.sees(main.getByText('Casa Puerta'))
      await looksRight(page)
      await shot(page, 'family-abroad-en-1280')
      return id
    },
    async after(scene, id) {
      // The server holds neither the village nor the partner.
      const held = await scene.stage.act<string[]>('mina', 'holding', [
        'Qzxhomevillage',
        'By their night number',
      ])
      expect(held).toEqual([])
      await fitsNarrow(scene, 'amara', { path: `/tracks/${id}`, name: 'family-abroad' })
    },
  },
)
