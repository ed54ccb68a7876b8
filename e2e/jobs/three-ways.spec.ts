// Amara writes down with Lidia what is known of three ways. On a small telephone Lidia compares them: the same eight questions on each, what
// nobody asked says so, and none is chosen. She puts two aside and brings one of them back; Amara sees that on her own screen.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { fits } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const known = 'Yes, to 3 March. After that: nobody knows yet.'

job(
  {
    number: 'P11',
    profession: 'person',
    who: 'nobody',
    withScript: true,
    what: 'compare three ways, choose none, put a way aside and change my mind',
    goal: { presses: 7 },
    isKept: true,
  },
  {
    async before({ stage, at }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Lidia', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}/ways`)
      const main = amara.locator('main')
      await expect(main.getByText('Not asked').first()).toBeVisible({ timeout: 60_000 })
      await main.getByRole('button', { name: 'Write down with the person' }).click()
      await main.getByRole('textbox', { name: 'May I be there?', exact: true }).fill(known)
      await main.getByRole('textbox', { name: 'Who says so – May I be there?' }).fill('The permit office')
      // Asked, and not known yet.
      await main.getByRole('textbox', { name: 'Who says so – My people' }).fill('The permit office')
      await looksRight(amara)
      await shot(amara, 'ways-written-en-1280')
      await main.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(main.getByText(known)).toBeVisible()
      await shot(amara, 'ways-compared-en-1280')
      await amara.setViewportSize({ width: 360, height: 740 })
      await looksRight(amara)
      await shot(amara, 'ways-compared-en-360')
      return { caseId, words }
    },
    async work(lidia, { words }) {
      const { page, main } = lidia
      await page.goto(new URL(`/en${addresses.enter}`, page.url()).href)
      await page.locator('input[name=words]').fill(words)
      await page.locator('main button.b').click()
      await lidia.press(main.locator(`a[href="/en${addresses.choices}"]`).first())
      const way = (name: string) => main.locator('details', { hasText: name })
      const open = (name: string) => lidia.press(way(name).locator('summary'))
      await expect(main.locator('details')).toHaveCount(3)
      // None of them is open, marked or first asked for.
      await expect(main.locator('details[open]')).toHaveCount(0)
      await open('Stay here')
      await lidia.sees(way('Stay here').getByText(known))
      await expect(way('Stay here').getByText('Asked. No answer yet.')).toHaveCount(1)
      await expect(way('Stay here').getByText('Not asked yet.')).toHaveCount(6)
      await fits(page)
      await shot(page, 'three-ways-own-en-320')
      await open('Another country')
      await expect(way('Another country').getByText('Not asked yet.')).toHaveCount(8)
      await lidia.button('I do not want this', way('Another country'))
      await lidia.sees(main.getByText(/^Put aside\. Nobody works on it now\./))
      await open('Go home')
      await lidia.button('I do not want this', way('Go home'))
      await lidia.sees(way('Go home').getByText('put aside'))
      await lidia.button('Bring it back', way('Go home'))
      await lidia.sees(main.getByText('It is back. You have chosen nothing by that.'))
      await looksRight(page)
    },
    async after({ at }, { caseId }) {
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}`)
      await expect(amara.getByText('The person put one aside')).toBeVisible({ timeout: 60_000 })
      await amara.getByRole('link', { name: 'Compare', exact: true }).click()
      const aside = amara.locator('main').getByText('Put aside by the person: nobody works on it now')
      await expect(aside).toBeVisible()
      await visit(amara, `/cases/${caseId}?tab=notes`)
      await expect(amara.getByText('3 new messages')).toBeVisible()
    },
  },
)
