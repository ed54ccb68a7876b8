// Yohana says on a borrowed telephone that something was wrong, in her own words, for the body that looks at complaints: nobody else opens
// them. Mina reads and answers in words, and Yohana reads the answer with one press.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { enterOwn, fits } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { Hand, job } from './job.ts'

const said = 'They opened my letters before I did.'
const answered = 'You are right. From Monday nobody opens a letter but you.'

job(
  {
    number: 'P9',
    profession: 'person',
    who: 'nobody',
    withScript: true,
    what: 'complain in my own words to a reader of my choice, and read the answer',
    goal: { presses: 4 },
    isKept: true,
  },
  {
    async before({ stage }) {
      // Another body that she may choose. A retry finds it there.
      const council = { name: 'Survivor Council', pack: 'uk', kind: 'survivor_council' }
      await stage.act('mina', 'newHouse', 'mercy', council, ['advocate']).catch(() => undefined)
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Yohana', language: 'en' })
      return stage.act<{ words: string }>('amara', 'card', caseId, 'en')
    },
    async work(yohana, { words }) {
      const { page, main } = yohana
      await page.goto(new URL(`/en${addresses.enter}`, page.url()).href)
      await page.locator('input[name=words]').fill(words)
      await page.locator('main button.b').click()
      await yohana.press(main.locator(`a[href="/en${addresses.voice}"]`).first())
      await expect(main.locator('textarea[name=words]')).toBeVisible()
      await yohana.press(main.getByText('Something was wrong'))
      await yohana.type(main.locator('textarea[name=words]'), said)
      const reader = (name: string) =>
        main.locator('label.w:has(input[name=to])', { hasText: name }).locator('input')
      await expect(reader('National Coordination')).toBeChecked()
      await expect(reader('Survivor Council')).toBeEnabled()
      await fits(page)
      await shot(page, 'complain-own-en-320')
      await yohana.button('Send', main)
      await yohana.sees(main.getByText('It is sent.'))
      await expect(main.getByText(said)).toBeVisible()
    },
    async after({ at, browser, stage }, { words }) {
      const mina = await at('mina')
      const track = await stage.act<string>('mina', 'voice')
      await visit(mina, `/tracks/${track}`)
      const main = mina.locator('main')
      await main
        .getByRole('button', { name: /own words/ })
        .first()
        .press('Enter')
      await expect(main).toContainText(said)
      await main.getByRole('textbox', { name: 'Your answer' }).fill(answered)
      await main.getByText('We agree', { exact: true }).click()
      await looksRight(mina)
      await shot(mina, 'complaint-answer-en-1280')
      await main.getByRole('button', { name: 'Send the answer' }).click()
      await expect(mina.getByText('The answer is on their page.').last()).toBeVisible()

      const own = new Hand(await enterOwn(browser, stage.publicUrl, { words, language: 'en' }))
      await own.press(own.main.locator(`a[href="/en${addresses.voice}"]`, { hasText: '1 answer' }))
      await own.sees(own.main.getByText(answered))
      await expect(own.main.getByText('They agree with you.')).toBeVisible()
      await looksRight(own.page)
      await shot(own.page, 'complaint-answered-own-en-360')
      expect(own.taken.presses).toBe(1)
      await own.page.context().close()
      // The house that the letters were opened in has heard nothing of it.
      expect(await stage.act<string | null>('amara', 'voice')).toBeNull()
    },
  },
)

// One thread: what Yohana said is answered, what changed because of it is written for everybody, the council approves it, and whoever opens
// the public page reads it, without script and without her.
const change = 'Letters are given closed in every house.'

job(
  {
    number: 'S384',
    profession: 'coordinator',
    who: 'mina',
    what: 'a complaint answered, what changed written for everybody, approved by the council and published',
    goal: { presses: 12, seconds: 90 },
    isKept: true,
  },
  {
    async before({ browser, stage }) {
      const council = { name: 'Survivor Council', pack: 'uk', kind: 'survivor_council' }
      await stage.act('mina', 'newHouse', 'mercy', council, ['advocate']).catch(() => undefined)
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Yohana Thread', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      const own = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
      const main = own.locator('main')
      await main.locator(`a[href="/en${addresses.voice}"]`).first().click()
      await main.getByText('Something was wrong').click()
      await main.locator('textarea[name=words]').fill(said)
      await main.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(main.getByText('It is sent.')).toBeVisible()
      await own.context().close()
      return { words, track: await stage.act<string>('mina', 'voice') }
    },
    async work(mina, { track }) {
      const { main, page } = mina
      await visit(page, `/tracks/${track}`)
      await mina.look()
      await main
        .getByRole('button', { name: /own words/ })
        .first()
        .press('Enter')
      await mina.sees(main.getByText(said).first())
      await mina.type(main.getByRole('textbox', { name: 'Your answer' }), answered)
      await mina.press(main.getByText('We agree', { exact: true }))
      await mina.button('Send the answer', main)
      await mina.sees(page.getByText('The answer is on their page.').last())
      await mina.open(/^Survivor voice/)
      await mina.button('Write what changed', main)
      await mina.press(main.getByRole('button', { name: /About$/ }))
      await mina.press(page.getByRole('option', { name: 'Privacy' }))
      await mina.type(main.getByRole('textbox', { name: /^You said/ }), 'They opened our letters.')
      await mina.type(main.getByRole('textbox', { name: /^We did/ }), change)
      await looksRight(page)
      await mina.button('Give it to the council', main)
      await mina.sees(page.getByText('It waits for the council of survivors.').last())
    },
    async after({ at, browser, stage }, { words }) {
      const anybody = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
      const publicPage = `${stage.publicUrl}/en${addresses.saidAndDone}`
      await anybody.goto(publicPage)
      await expect(anybody.locator('main')).not.toContainText(change)
      const mercy = await at('mercy')
      await visit(mercy, '/council')
      const row = mercy.locator('main').getByRole('listitem').filter({ hasText: change }).first()
      await row.getByRole('button', { name: 'Approve' }).click()
      await expect(mercy.getByText('It stands on the public page.').last()).toBeVisible()
      await anybody.goto(publicPage)
      await expect(anybody.locator('main')).toContainText(change)
      await anybody.context().close()
      const own = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
      await own.locator(`main a[href="/en${addresses.voice}"]`, { hasText: '1 answer' }).click()
      await expect(own.locator('main').getByText(answered)).toBeVisible()
      await own.context().close()
    },
  },
)
