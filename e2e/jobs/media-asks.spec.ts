// A newspaper asks after Clémence. Amara takes the request in and is told what may be said; the answer is no, until Clémence says yes on her own
// telephone. Her yes waits seventy-two hours: nobody can pass it on before, and Clémence takes it back.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { enterWithoutScript } from '../portal-door.ts'
import { looksRight } from '../stage.ts'
import { job } from './job.ts'
import { fitsNarrow } from './narrow.ts'

job(
  {
    number: 'S363',
    profession: 'caseworker',
    who: 'amara',
    what: 'a request of the media: no by default, yes by the person alone, and her yes waits',
    goal: { presses: 6, seconds: 60 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const person = { name: 'Clémence News', language: 'en', ageGroup: 'adult' }
      const caseId = await stage.act<string>('amara', 'openCase', person)
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      return { caseId, words }
    },
    async work(amara, { caseId }) {
      const { main, page } = amara
      await visit(page, `/cases/${caseId}/start`)
      await amara.press(main.locator('li', { hasText: 'Request of the media' }).last().getByRole('button'))
      await amara.press(main.getByText('Newspaper or radio', { exact: true }))
      await amara.press(main.getByText('Their story', { exact: true }))
      await amara.press(main.locator('form button[type=submit]'))
      await amara.arrivesAt(/\/tracks\/[0-9a-f-]{36}$/)
      await amara.sees(main.getByText(/We say neither yes nor no whether we know anybody/))
      await amara.sees(main.getByText('The answer is no, unless the person says yes on their own page.'))
      await expect(main.getByRole('button', { name: 'The person says yes' })).toHaveCount(0)
      return new URL(page.url()).pathname
    },
    async after({ at, browser, stage }, { words }, path) {
      await fitsNarrow({ browser, stage }, 'amara', { path, name: 'media-asks' })
      const telephone = await enterWithoutScript(browser, stage.publicUrl, { words, language: 'en' })
      const url = `${stage.publicUrl}/en${addresses.tracks}`
      await telephone.goto(url)
      await telephone.getByRole('button', { name: /^Yes, I want to/ }).click()
      await telephone.getByRole('button', { name: 'Yes, I am sure' }).click()
      await telephone.goto(url)
      await expect(telephone.getByText(/^You said yes. For 72 hours nothing goes/)).toBeVisible()
      const amara = await at('amara')
      await visit(amara, path)
      const main = amara.locator('main')
      await expect(main.getByText(/waits 72 hours after the person’s yes/).first()).toBeVisible()
      await expect(main.getByRole('button', { name: 'Pass their yes on' })).toHaveCount(0)
      await looksRight(amara)
      await telephone.getByRole('button', { name: /^No/ }).first().click()
      await telephone.getByRole('button', { name: 'Yes, I am sure' }).click()
      await telephone.goto(url)
      await expect(telephone.getByText('The answer is no. Nobody was told anything.')).toBeVisible()
      await telephone.context().close()
    },
  },
)

job(
  {
    number: 'S383',
    profession: 'caseworker',
    who: 'amara',
    what: 'a yes to the media is passed on once it has waited seventy-two hours, and its person reads that it was',
    goal: { presses: 2, seconds: 15 },
    isKept: true,
  },
  {
    async before({ browser, stage }) {
      const person = { name: 'Clémence Speaks', language: 'en', ageGroup: 'adult' }
      const caseId = await stage.act<string>('amara', 'openCase', person)
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      const asked = { caseId, subkind: 'newspaper', media_wants: ['their_story'] }
      const { id } = await stage.act<{ id: string }>('amara', 'open', 'media_request', asked)
      const telephone = await enterWithoutScript(browser, stage.publicUrl, { words, language: 'en' })
      await telephone.goto(`${stage.publicUrl}/en${addresses.tracks}`)
      await telephone.getByRole('button', { name: /^Yes, I want to/ }).click()
      await telephone.getByRole('button', { name: 'Yes, I am sure' }).click()
      await telephone.context().close()
      await stage.travel(3.1)
      return { path: `/tracks/${id}`, words }
    },
    async work(amara, { path }) {
      const { main, page } = amara
      await visit(page, path)
      await amara.button('Pass their yes on', main)
      const form = main.locator('form.move-form button[type=submit]')
      if (await form.isVisible()) await amara.press(form)
      await amara.sees(main.locator('.track-state', { hasText: 'Their yes was passed on' }))
      await looksRight(page)
    },
    async after({ browser, stage }, { words }) {
      const telephone = await enterWithoutScript(browser, stage.publicUrl, { words, language: 'en' })
      await telephone.goto(`${stage.publicUrl}/en${addresses.tracks}`)
      await expect(telephone.getByText('They know that you said yes.')).toBeVisible()
      await telephone.context().close()
    },
  },
)
