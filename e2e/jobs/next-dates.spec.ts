// Ines begins her day with the dates of all her matters in one table: the sooner one stands first, whichever case it is of, and one press leads to it.

import { expect } from '@playwright/test'
import { dayFrom } from '../hands.ts'
import { goTo, looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'S269',
    profession: 'lawyer',
    who: 'ines',
    what: 'the next dates of all matters in one table, the oldest first',
    goal: { presses: 2, seconds: 10 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const matter = async (name: string, subkind: string, days: number) => {
        const caseId = await stage.act<string>('amara', 'openCase', { name, language: 'en' })
        const terms = { with: 'ines', compartments: ['identity', 'legal'], purpose: 'legal_help' }
        await stage.act('amara', 'agree', caseId, terms)
        const opening = { caseId, subkind, lawyer: 'assigned' }
        const { id } = await stage.act<{ id: string }>('ines', 'open', 'proceeding', opening)
        await stage.act('ines', 'move', 'proceeding', 'limit', id, { limit_on: dayFrom(days) })
        return id
      }
      const later = await matter('Narong Later', 'compensation_civil', 50)
      const sooner = await matter('Narong Sooner', 'labour_claim', 3)
      return { later, sooner }
    },
    async work(ines, { sooner, later }) {
      const { main, page } = ines
      await ines.open(/^Next dates/)
      const limit = (track: string) => main.locator(`tr a[href="/tracks/${track}"]`)
      await ines.sees(limit(sooner))
      const order = await main
        .locator('tr a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
      expect(order.indexOf(`/tracks/${sooner}`)).toBeLessThan(order.indexOf(`/tracks/${later}`))
      await looksRight(page)
      await shot(page, 'next-dates-en-1280')
      await ines.press(limit(sooner))
      await ines.arrivesAt(/\/tracks\//)
    },
    async after({ browser, stage }) {
      for (const language of ['en', 'ar'] as const) {
        const narrow = await signIn(browser, stage, 'ines', { language, width: 360, height: 740 })
        await goTo(narrow, '/dates')
        await expect(narrow.locator('main tr a').first()).toBeVisible()
        await looksRight(narrow)
        await shot(narrow, `next-dates-${language}-360`)
        expect(
          await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(1)
        await narrow.context().close()
      }
    },
  },
)
