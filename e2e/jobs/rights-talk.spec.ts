// After a talk in a canteen Dragan writes down how many came, who took a card, who asked: three presses, the rest by keys. His supervisor
// sees the counts, and no name.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { job } from './job.ts'

job(
  {
    number: 'S112',
    profession: 'inspector',
    who: 'dragan',
    what: 'a rights talk written down',
    goal: { presses: 3, seconds: 30 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const inspectorate = { name: 'Canteen Inspectorate', pack: 'uk', kind: 'labour_inspectorate' }
      await stage.act('mina', 'newHouse', 'dragan', inspectorate, ['inspector'])
      await stage.act('dragan-admin', 'newColleague', 'mirela', ['supervisor'])
    },
    async work(dragan) {
      const { page, main } = dragan
      await visit(page, '/outside')
      await dragan.press(main.getByRole('button', { name: /Rights talk/ }))
      await dragan.press(main.getByText('Canteen', { exact: true }))
      for (const [question, answer] of [
        ['How many came?', '30'],
        ['How many took a card with their rights?', '22'],
        ['How many asked something?', '6'],
      ] as const) {
        await dragan.key('Tab')
        await expect(main.getByRole('textbox', { name: question })).toBeFocused()
        await dragan.type(main.getByRole('textbox', { name: question }), answer, { isThere: true })
      }
      await dragan.key('Tab')
      await dragan.take(main.getByRole('combobox', { name: /^In which language/ }), 'Thai', 'Thai')
      await dragan.button('Start: Rights talk')
      await dragan.arrivesAt(/\/tracks\/[0-9a-f-]{36}$/)
      return new URL(page.url()).pathname
    },
    async after({ at }, _there, address) {
      const mirela = await at('mirela')
      await visit(mirela, address)
      await expect(mirela.locator('.track-state', { hasText: 'Held' })).toBeVisible()
      for (const count of ['30', '22']) await expect(mirela.getByText(count).first()).toBeVisible()
    },
  },
)
