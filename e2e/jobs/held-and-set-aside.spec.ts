// Kofi was arrested for what he was made to do, and nobody has decided yet whether he is a victim. Ines has his matter held; no conviction can be
// recorded meanwhile, however it is pressed. The one from before is set aside, and Kofi reads on a telephone without script where it stands.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { dayFrom, visit } from '../hands.ts'
import { enterWithoutScript } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'
import { fitsNarrow } from './narrow.ts'
import { fill } from './sheet.ts'

job(
  {
    number: 'S360',
    profession: 'lawyer',
    who: 'ines',
    what: 'held while identification is open: no conviction is recorded, an outcome that spares him is',
    goal: { presses: 10, seconds: 60 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Kofi Held', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      const terms = { with: 'ines', compartments: ['legal'], purpose: 'legal_help' }
      await stage.act('amara', 'agree', caseId, terms)
      const matter = { caseId, subkind: 'linked_offence_of_person', lawyer: 'assigned' }
      const { id } = await stage.act<{ id: string }>('ines', 'open', 'proceeding', matter)
      await stage.act('ines', 'move', 'proceeding', 'open', id, { lawyer: 'assigned' })
      return { id, words }
    },
    async work(ines, { id }) {
      const { main, page } = ines
      await visit(page, `/tracks/${id}`)
      await ines.button(/^Place a non-prosecution hold/, main)
      await ines.sees(main.locator('.track-state', { hasText: 'Non-prosecution hold' }))
      await ines.button('Record the decision', main)
      const form = main.locator('form.move-form')
      await ines.press(form.getByText('Convicted', { exact: true }))
      await ines.day(form.getByRole('group', { name: 'Day on which the person received it' }), dayFrom(-1))
      await ines.press(form.locator('button[type=submit]'))
      await ines.sees(main.getByText(/^This is on hold until it is decided/).first())
      await ines.press(form.getByText('Set aside or erased', { exact: true }))
      await ines.press(form.locator('button[type=submit]'))
      await ines.sees(main.locator('.track-state', { hasText: 'Decided' }))
      await looksRight(page)
    },
    async after({ at, browser, stage }, { id, words }) {
      await fitsNarrow({ browser, stage }, 'ines', { path: `/tracks/${id}`, name: 'set-aside' })
      const telephone = await enterWithoutScript(browser, stage.publicUrl, { words, language: 'en' })
      await telephone.goto(`${stage.publicUrl}/en${addresses.tracks}`)
      await expect(telephone.getByText('There is a decision. Ask your lawyer what it says.')).toBeVisible()
      await telephone.context().close()
      const amara = await at('amara')
      await visit(amara, `/tracks/${id}`)
      await expect(amara.locator('main')).toContainText('Set aside or erased')
    },
  },
)

job(
  {
    number: 'S361',
    profession: 'lawyer',
    who: 'ines',
    what: 'a conviction asked to be set aside, in its own form; refused while the register is forgotten',
    goal: { presses: 12, seconds: 75 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Kofi Register', language: 'en' })
      const terms = { with: 'ines', compartments: ['legal'], purpose: 'legal_help' }
      await stage.act('amara', 'agree', caseId, terms)
      const matter = { caseId, subkind: 'vacatur', lawyer: 'assigned' }
      const { id } = await stage.act<{ id: string }>('ines', 'open', 'proceeding', matter)
      await stage.act('ines', 'move', 'proceeding', 'open', id, { lawyer: 'assigned' })
      return id
    },
    async work(ines, id) {
      const { main, page } = ines
      await visit(page, `/tracks/${id}`)
      await ines.press(main.getByRole('button', { name: 'Write it down' }).first())
      await fill(ines, {
        'Court or tribunal': { type: 'Crown Court, list office' },
        'Which conviction': { type: 'Qzxgrowinghouse' },
        'Convicted on': { day: dayFrom(-400) },
        'How they were made to do it': { choose: 'Threats' },
        'Shown by': { choose: 'Decision of the authority that they are a victim' },
        'Erasing it from the register is asked for too': { choose: 'No' },
        'Fines and fees paid are asked back': { choose: 'Yes' },
        'The prosecutor': { choose: 'Not asked yet' },
      })
      await ines.button('Save')
      await ines.sees(main.getByText(/^Ask to have it erased from the register too/))
      await fill(ines, { 'Erasing it from the register is asked for too': { choose: 'Yes' } })
      await ines.button('Save')
      await ines.sees(main.getByText('Crown Court, list office'))
      await looksRight(page)
    },
    async after({ at, browser, stage }, id) {
      await fitsNarrow({ browser, stage }, 'ines', { path: `/tracks/${id}`, name: 'vacatur' })
      expect(await stage.act<string[]>('mina', 'holding', ['Qzxgrowinghouse'])).toEqual([])
      const amara = await at('amara')
      await visit(amara, `/tracks/${id}`)
      await expect(amara.locator('main')).toContainText('Qzxgrowinghouse')
    },
  },
)

job(
  {
    number: 'S382',
    profession: 'lawyer',
    who: 'ines',
    what: 'the last day of an appeal counted by the law from the day on which it was sent, and kept as a duty',
    goal: { presses: 3, seconds: 20 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Kofi Appeals', language: 'en' })
      const terms = { with: 'ines', compartments: ['legal'], purpose: 'legal_help' }
      await stage.act('amara', 'agree', caseId, terms)
      const matter = { caseId, subkind: 'appeal_of_decision', lawyer: 'assigned' }
      return stage.act<{ id: string }>('ines', 'open', 'proceeding', matter)
    },
    async work(ines, { id }) {
      const { main, page } = ines
      await visit(page, `/tracks/${id}`)
      await ines.sees(main.getByText('Until when the law takes it'))
      await ines.day(main.getByRole('group', { name: 'Day on which the decision was sent' }), dayFrom(-2))
      const tribunal = main.getByRole('listitem').filter({ hasText: 'Employment Appeal Tribunal' }).first()
      await ines.sees(tribunal.getByText(/^Bring it by/))
      await looksRight(page)
      await shot(page, 'appeal-limits-en-1280')
      await ines.press(tribunal.getByRole('button', { name: /^Remember the last day/ }))
      await ines.sees(page.getByText('The last day to bring it is remembered').last())
    },
    async after({ at, browser, stage }, { id }) {
      await fitsNarrow({ browser, stage }, 'ines', { path: `/tracks/${id}`, name: 'appeal-limits' })
      const ines = await at('ines')
      await visit(ines, '/dates')
      await expect(ines.locator('main').locator(`a[href="/tracks/${id}"]`).first()).toBeVisible()
    },
  },
)
