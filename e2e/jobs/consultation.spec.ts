// Leila of the ministry asks survivors before a rule is changed. Mercy of their council takes part and answers, sealed and under a number; Leila reads it,
// pays the hours and says what came of it; the council approves, and everybody reads it.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { dayFrom, visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const about = 'How long may a decision take?'
const answer = 'I waited seven months without a letter.'
const said = 'Seven months without a letter are too long.'

job(
  {
    number: 'S266',
    profession: 'ministry',
    who: 'leila-ministry',
    what: 'ask survivors before a rule is changed, for paid hours',
    goal: { presses: 9 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const council = { name: 'Survivor Council', pack: 'uk', kind: 'survivor_council' }
      await stage.act('mina', 'newHouse', 'mercy', council, ['advocate']).catch(() => undefined)
      const ministry = { name: 'Ministry of Labour', pack: 'uk', kind: 'ministry' }
      await stage.act('mina', 'newHouse', 'leila-ministry', ministry, ['ministry']).catch(() => undefined)
    },
    async work(leila) {
      const { main, page } = leila
      await leila.open(/^Consultations/)
      await leila.button('Ask survivors', main)
      await leila.type(main.getByRole('textbox', { name: /^What is to be decided/ }), about)
      await leila.press(main.getByRole('button', { name: /About/ }))
      await leila.press(page.getByRole('option', { name: 'Waiting' }))
      await leila.type(main.getByRole('textbox', { name: /^Questions/ }), 'How long did you wait?')
      await leila.day(main.getByRole('group', { name: 'Until when' }), dayFrom(20))
      await looksRight(page)
      await shot(page, 'consultation-ask-en-1280')
      await leila.button('Ask them', main)
      await leila.sees(main.getByText('0 of 4 seats taken, 0 answered'))
    },
    async after({ at, browser, stage }) {
      const mercy = await at('mercy')
      await visit(mercy, '/council')
      const room = mercy.locator('main')
      await room.getByRole('button', { name: 'Take part' }).click()
      await room.getByRole('textbox', { name: /^How long did you wait/ }).fill(answer)
      await room.getByRole('textbox', { name: /^Hours that it took/ }).fill('2')
      await looksRight(mercy)
      await shot(mercy, 'consultation-answer-en-1280')
      await room.getByRole('button', { name: 'Send the answers' }).click()
      await expect(room.getByText('answered, not paid yet')).toBeVisible()

      const leila = await at('leila-ministry')
      await visit(leila, '/consultations')
      const main = leila.locator('main')
      await main.getByRole('button', { name: 'Read the answers' }).click()
      await expect(main).toContainText(`Seat 1: ${answer}`)
      await expect(main).not.toContainText('mercy')
      await main.getByRole('button', { name: 'Paid', exact: true }).click()
      await expect(main.getByText(/^paid on /)).toBeVisible()
      await main.getByRole('textbox', { name: 'What survivors said' }).fill(said)
      await main.getByRole('textbox', { name: 'What we do because of it' }).fill('A letter comes each month.')
      await leila.setViewportSize({ width: 360, height: 740 })
      await looksRight(leila)
      await shot(leila, 'consultation-answers-en-360')
      await main.getByRole('button', { name: 'Give the findings to the council' }).click()
      await expect(main.getByText('waits for the council')).toBeVisible()

      await expect(async () => {
        await visit(mercy, '/council')
        await expect(room.getByRole('button', { name: 'Approve the findings' })).toBeVisible({
          timeout: 2_000,
        })
      }).toPass()
      await room.getByRole('button', { name: 'Approve the findings' }).click()
      await expect(room.getByText('published', { exact: true })).toBeVisible()

      const anybody = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
      await anybody.goto(`${stage.publicUrl}/en${addresses.saidAndDone}`)
      await expect(anybody.locator('main')).toContainText(said)
      await anybody.context().close()
    },
  },
)
