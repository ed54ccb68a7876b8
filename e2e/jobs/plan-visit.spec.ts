// Pepa plans a visit: an interpreter is asked for its hours, and a house is asked for two beds. The house says yes on its own board, and
// only then may she set out.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 27,
    profession: 'inspector',
    who: 'pepa',
    what: 'a visit planned with an interpreter and with beds that a house really holds',
    goal: { presses: 14, seconds: 90 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const inspectorate = { name: 'Labour Inspectorate', pack: 'uk', kind: 'labour_inspectorate' }
      await stage.act('mina', 'newHouse', 'pepa', inspectorate, ['inspector'])
      await stage.act('pepa-admin', 'newColleague', 'yannis', ['interpreter'])
      const shelter = { name: 'Willow Rooms', pack: 'uk', kind: 'shelter' }
      await stage.act('mina', 'newHouse', 'hedda', shelter, ['shelter'])
      await stage.act('hedda', 'beds', 3)
    },
    async work(pepa) {
      const { page, main } = pepa
      await visit(page, '/outside')
      await pepa.press(main.getByRole('link', { name: 'Plan a visit' }))
      await pepa.press(main.getByRole('button', { name: 'What is done there' }))
      await pepa.press(page.getByRole('option', { name: 'Agriculture, forestry and fishing' }))
      await pepa.choose(main.getByRole('combobox', { name: /^Language/ }), 'Thai', 'Thai')
      await pepa.press(main.getByRole('button', { name: 'Interpreter' }))
      await pepa.press(page.getByRole('option', { name: 'yannis' }))
      await pepa.press(main.getByText('Victim advocate', { exact: true }))
      await pepa.press(main.getByText('Willow Rooms', { exact: true }))
      await pepa.type(main.getByLabel('Places at Willow Rooms'), '2')
      await looksRight(page)
      await shot(page, 'visit-plan-en-1280')
      await pepa.button('Plan it and ask the houses')
      await pepa.arrivesAt(/\/visits\/[0-9a-f-]{36}$/)
      await pepa.sees(main.getByText('2 places, Willow Rooms'))
      await pepa.sees(main.getByText('Asked, not yet held'))
      return page
    },
    async after({ at, browser, stage }, _there, page) {
      const hedda = await at('hedda')
      await visit(hedda, '/beds')
      await expect(hedda.getByText('2 places for a visit')).toBeVisible()
      await looksRight(hedda)
      await hedda.getByRole('button', { name: 'Hold 2 beds' }).click()
      await expect(hedda.getByText('Held. Nobody else is offered these beds.').last()).toBeVisible()
      await expect(hedda.locator('[data-count=held] dd')).toHaveText('2')
      await expect(hedda.locator('[data-count=free] dd')).toHaveText('1')
      await shot(hedda, 'visit-held-board-en-1280')
      const small = await signIn(browser, stage, 'hedda', { language: 'ar', width: 360, height: 740 })
      await visit(small, '/beds')
      await looksRight(small)
      await shot(small, 'visit-held-board-ar-360')
      await small.context().close()
      // The interpreter was asked too, and knows the hours and no person.
      const yannis = await at('yannis')
      await visit(yannis, '/assignments')
      await expect(yannis.getByText(/10:00/).first()).toBeVisible()
      await visit(page, new URL(page.url()).pathname)
      await expect(page.getByText('Held', { exact: true })).toBeVisible()
      for (const sure of [/^Cards with their rights/, /^People can be spoken to/])
        await page.locator('main').getByText(sure).last().click()
      await page.getByRole('button', { name: 'Everything is ready' }).click()
      await expect(page.getByText('The visit was prepared').last()).toBeVisible()
      await looksRight(page)
      await shot(page, 'visit-ready-en-1280')
    },
  },
)
