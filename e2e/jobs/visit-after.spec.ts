// Pilar has come back. The report is made of what the telephones brought, without a name and without a story; those who said yes are
// handed on, each on a sheet of their own; her supervisor sees that nothing is owed any more.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 29,
    profession: 'inspector',
    who: 'ximena',
    what: 'afterwards: everybody is back, the report, and the referrals of those who said yes',
    goal: { presses: 6, seconds: 60 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const inspectorate = { name: 'Harvest Inspectorate', pack: 'uk', kind: 'labour_inspectorate' }
      await stage.act('mina', 'newHouse', 'ximena', inspectorate, ['inspector'])
      await stage.act('ximena-admin', 'newColleague', 'ulrike', ['supervisor'])
      const rooms = { name: 'Maple Rooms', pack: 'uk', kind: 'shelter' }
      await stage.act('mina', 'newHouse', 'solveig', rooms, ['shelter'])
      await stage.act('solveig', 'beds', 2)
      const plan = { members: [], house: 'solveig', places: 2 }
      const id = await stage.act<string>('ximena', 'plannedVisit', plan)
      await stage.act('ximena', 'visitMade', { visit: id, people: 6 })
      return id
    },
    async work(ximena, id) {
      const { page, main } = ximena
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await visit(page, `/visits/${id}`)
      await ximena.button('Everybody is back')
      await ximena.press(main.getByRole('link', { name: 'Afterwards' }))
      await ximena.sees(main.getByText('4 said yes to help'))
      await ximena.button('Copy the report')
      await ximena.sees(page.getByText(/^Copied\./).last())
      const report = await page.evaluate(() => navigator.clipboard.readText())
      await shot(page, 'visit-after-en-1280')
      await looksRight(page)
      await page.setViewportSize({ width: 360, height: 740 })
      await looksRight(page)
      await shot(page, 'visit-after-en-360')
      await page.setViewportSize({ width: 1280, height: 900 })
      await ximena.button('The report is written')
      await ximena.sees(page.getByText('The visit was made').last())
      await ximena.button('Copy the referrals')
      await ximena.sees(page.getByText(/^Copied\./).last())
      const referrals = await page.evaluate(() => navigator.clipboard.readText())
      await ximena.button('Those who said yes are referred')
      await ximena.sees(page.getByText('Those who said yes were referred').last())
      return { report, referrals }
    },
    async after({ at }, id, { report, referrals }) {
      for (const line of ['People met: 6', 'Wanted a bed: 2', 'Wanted a caseworker: 2', 'Interpreters: None'])
        expect(report).toContain(line)
      expect(report).toContain('2 held, 2 given, 0 not confirmed')
      expect(referrals.match(/How they can be reached safely/g)).toHaveLength(4)
      const ulrike = await at('ulrike')
      await visit(ulrike, `/tracks/${id}`)
      await expect(ulrike.locator('.track-state', { hasText: 'Done' })).toBeVisible()
      await expect(ulrike.getByText('Refer those who said yes on the visit')).toHaveCount(0)
    },
  },
)
