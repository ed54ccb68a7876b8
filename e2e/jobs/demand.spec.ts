// A subpoena of the defence comes to the desk: all notes, all plans. Amara takes it in; what may be said stands beside it, nothing can be handed
// over. Clémence's lawyer is asked and objects on her own screen; Clémence reads on her telephone, without script, that it was said no to.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { enterWithoutScript } from '../portal-door.ts'
import { looksRight } from '../stage.ts'
import { job } from './job.ts'
import { fitsNarrow } from './narrow.ts'

job(
  {
    number: 'S133',
    profession: 'caseworker',
    who: 'amara',
    what: 'a demand for the file taken in; her lawyer objects, she reads it',
    goal: { presses: 8, seconds: 120 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Clémence Paper', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      await stage.act('amara', 'agree', caseId, {
        with: 'ines',
        compartments: ['identity', 'legal'],
        purpose: 'legal_help',
        language: 'en',
      })
      return { caseId, words }
    },
    async work(amara, { caseId }) {
      const { main, page } = amara
      await visit(page, `/cases/${caseId}/start`)
      await amara.press(main.locator('li', { hasText: 'A demand for the file' }).last().getByRole('button'))
      await amara.press(main.getByText('Defence', { exact: true }))
      await amara.choose(main.getByRole('combobox').first(), 'Legal Aid W', 'Legal Aid West')
      await amara.press(main.getByText('A subpoena, no judge’s order', { exact: true }))
      await amara.press(main.locator('form button[type=submit]'))
      await amara.arrivesAt(/\/tracks\/[0-9a-f-]{36}$/)
      await amara.sees(main.getByText(/I can say neither yes nor no/))
      await amara.sees(main.getByText('A subpoena alone is no court order.'))
      return page
    },
    async after({ at, browser, stage }, { words }, page) {
      await looksRight(page)
      const address = new URL(page.url()).pathname
      await fitsNarrow({ browser, stage }, 'amara', { path: address, name: 'demand' })
      const ines = await at('ines')
      await visit(ines, address)
      await ines.locator('main').getByRole('button', { name: 'Object', exact: true }).click()
      await ines.locator('main form.move-form button[type=submit]').click()
      await expect(ines.locator('main').getByText('Objected', { exact: true }).first()).toBeVisible()
      const telephone = await enterWithoutScript(browser, stage.publicUrl, { words, language: 'en' })
      await telephone.goto(`${stage.publicUrl}/en${addresses.tracks}`)
      await expect(telephone.getByText('We said no to it.')).toBeVisible()
      await telephone.context().close()
    },
  },
)

job(
  {
    number: 'S268',
    profession: 'caseworker',
    who: 'amara',
    what: 'pages handed over on a judge’s order, each bound to the document of the file',
    goal: { presses: 3 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Clémence Pages', language: 'en' })
      await stage.act('amara', 'paper', caseId, 'legal', 'letter-of-may.txt', 'The letter of May')
      await stage.act('amara', 'paper', caseId, 'legal', 'diary.txt', 'Nobody else’s')
      const opening = { caseId, subkind: 'court', basis: 'judge_order' }
      const { id } = await stage.act<{ id: string }>('amara', 'open', 'demand', opening)
      const step = (move: string, input: object) => stage.act('amara', 'move', 'demand', move, id, input)
      await step('hear_person', { language: 'en', person_says: 'only_these_pages' })
      await step('hear_lawyer', { lawyer_says: 'wants_less' })
      return id
    },
    async work(amara, track) {
      const { main, page } = amara
      await visit(page, `/tracks/${track}`)
      await amara.press(main.getByText('letter-of-may.txt', { exact: true }))
      await amara.button('Hand these over', main)
      await amara.sees(main.getByText('stands in the file as it went'))
      return page
    },
    async after({ browser, stage }, track, page) {
      const went = page.locator('main section.card', { hasText: 'What went' })
      await expect(went.getByText('letter-of-may.txt')).toBeVisible()
      await expect(went.getByText(/SHA-256 [0-9a-f]{64}/)).toBeVisible()
      await expect(went.getByText('diary.txt')).toHaveCount(0)
      await looksRight(page)
      await fitsNarrow({ browser, stage }, 'amara', { path: `/tracks/${track}`, name: 'handed-pages' })
    },
  },
)
