// Mercy of the Survivor Council sees what was said and what was changed, approves the words for everybody, and says what the council thinks of
// a rule: it stands beside the change for whoever signs it, and the words on the public page.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'
import { fitsNarrow } from './narrow.ts'

const did = 'Letters are given to you closed.'
const rule = JSON.stringify({
  id: 'uk-r1',
  title: { en: 'As changed' },
  inherits: 'uk',
  sources: [{ id: 'NEW', cite: 'Ministerial order 7 of 2026', basis: 'seen' }],
  clocks: [{ id: 'recovery', length: 60, unit: 'days', rule: 'minimum', source: 'NEW' }],
})

job(
  {
    number: 42,
    profession: 'survivor council',
    who: 'mercy',
    what: 'see what was said and what was changed, and give an opinion on a rule',
    goal: { presses: 3 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const council = { name: 'Survivor Council', pack: 'uk', kind: 'survivor_council' }
      await stage.act('mina', 'newHouse', 'mercy', council, ['advocate']).catch(() => undefined)
      await stage.act('mina', 'proposeRule', 'uk', rule).catch(() => undefined)
      const words = { topic: 'privacy', language: 'en', said: 'They open our letters.', did }
      await stage.act('mina', 'writeChange', { id: crypto.randomUUID(), ...words })
    },
    async work(mercy) {
      const { page, main } = mercy
      await mercy.open(/^Survivor voice/)
      await mercy.sees(main.getByText('In the whole network (numbers below ten are not shown)'))
      await expect(main.getByText(did)).toBeVisible()
      await looksRight(page)
      await shot(page, 'council-en-1280')
      await mercy.press(main.getByText('Agrees, if something is added'))
      await mercy.button('Save the opinion', main)
      await mercy.sees(page.getByText('The opinion stands beside the change.').last())
    },
    async after({ at, browser, stage }) {
      const mercy = await at('mercy')
      await visit(mercy, '/council')
      await mercy.locator('main').getByRole('button', { name: 'Approve' }).first().click()
      await expect(mercy.getByText('It stands on the public page.').last()).toBeVisible()
      await fitsNarrow({ browser, stage }, 'mercy', { path: '/council', name: 'council' })

      const mina = await at('mina')
      await visit(mina, '/change-law/uk')
      await expect(mina.locator('main')).toContainText('Survivor Council: Agrees, if something is added')
      await looksRight(mina)
      await shot(mina, 'opinion-beside-change-en-1280')

      const anybody = await (
        await browser.newContext({ viewport: { width: 320, height: 568 }, javaScriptEnabled: false })
      ).newPage()
      await anybody.goto(`${stage.publicUrl}/en${addresses.saidAndDone}`)
      await expect(anybody.locator('main')).toContainText(did)
      await shot(anybody, 'you-said-we-did-en-320')
      await anybody.context().close()
    },
  },
)
