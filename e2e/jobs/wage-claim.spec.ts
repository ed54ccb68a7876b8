// Ines counts with Narong what he was not paid: ten times of work across three rises of the least pay, what came, and other losses; the claim
// comes out of the printer. From his own hours on his page to the money in his hand is the second job; he reads there what came, to the cent.

import { expect, type Page } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { enterOwn, fits } from '../portal-door.ts'
import { dayFrom, visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { Hand, job } from './job.ts'
import { fitsNarrow } from './narrow.ts'

/** The last day of each time of work, and what came for it. */
const times = [
  ['2023-06-30', '900'],
  ['2023-09-30', '800'],
  ['2023-12-31', '0'],
  ['2024-03-31', '650.50'],
  ['2024-06-30', '700'],
  ['2024-09-30', '700'],
  ['2024-12-31', '0'],
  ['2025-03-31', '500'],
  ['2025-06-30', '500'],
  ['2025-09-30', '120.25'],
] as const

const withoutPrinter = (page: Page) =>
  page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'true')
  })

job(
  {
    number: 33,
    profession: 'lawyer',
    who: 'ines',
    what: 'wage claim: losses of ten times of work, and the printed claim',
    goal: { presses: 40, seconds: 300 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Narong Claim', language: 'th' })
      await stage.act('amara', 'agree', caseId, {
        with: 'ines',
        compartments: ['identity', 'legal'],
        purpose: 'compensation',
        language: 'th',
      })
      await stage.act('ines', 'paper', caseId, 'legal', 'pay-envelopes.txt', 'Seven envelopes')
      return caseId
    },
    async work(ines, caseId) {
      const { main, page } = ines
      await visit(page, `/cases/${caseId}/losses`)
      await ines.day(main.getByRole('group', { name: 'First day' }).first(), '2023-03-27')
      for (const [at, [until, paid]] of times.entries()) {
        await ines.day(main.getByRole('group', { name: 'Last day' }).first(), until)
        if (at === 0) {
          await ines.type(main.getByRole('textbox', { name: 'Hours a week' }), '60')
          await ines.press(main.getByText('Choose documents that show it').first())
          await ines.press(main.getByText('pay-envelopes.txt', { exact: true }).first())
        }
        await ines.type(main.getByRole('textbox', { name: 'Came into their hand' }), paid)
        await ines.key('Enter')
        await expect(main.getByRole('button', { name: /^Take out/ })).toHaveCount(at + 1)
      }
      await ines.press(main.getByRole('button', { name: /What it is/ }))
      await ines.press(page.getByRole('option', { name: 'Fees paid for the work' }))
      await ines.type(main.getByRole('textbox', { name: 'Amount' }), '3500')
      await ines.key('Enter')
      await ines.sees(main.getByRole('heading', { name: 'Added' }))
      await ines.button('Keep')
      await withoutPrinter(page)
      await ines.button('Print the claim')
      await ines.sees(page.locator('body[data-printed=true]'))
      return page
    },
    async after({ at, browser, stage }, caseId, page) {
      // Worked out by hand: 60 h a week; 10.42 from April 2023, 11.44 from April 2024, 12.21 from April 2025, and 9.50 in the five days before.
      const paper = page.locator('article')
      await page.emulateMedia({ media: 'print' })
      await expect(paper).toBeVisible()
      await expect(page.locator('main h1')).toBeHidden()
      await expect(paper.locator('tbody tr')).toHaveCount(10)
      await expect(paper.locator('tbody tr').first()).toContainText('£8,534.74')
      await expect(paper.locator('tbody tr').last()).toContainText('£9,508.21')
      await expect(paper).toContainText('[1] pay-envelopes.txt')
      await expect(paper).toContainText(/SHA-256 [0-9a-f]{64}/)
      expect(await paper.innerText()).not.toMatch(/Narong|Harbour|Continuum|victim|traffick/i)
      // The legal basis stands on it, and not how far somebody here has read it.
      await expect(paper).toContainText('County Courts Act 1984 s.69')
      expect(await paper.innerText()).not.toMatch(/was not read|advisers/i)
      await page.emulateMedia({ media: 'screen' })
      // A court that takes no pseudonym gets the name, where somebody chose it.
      await page.getByRole('button', { name: 'Print it with the name' }).click()
      await page.emulateMedia({ media: 'print' })
      await expect(paper).toContainText('Narong Claim')
      await page.emulateMedia({ media: 'screen' })
      await looksRight(page)
      await fitsNarrow({ browser, stage }, 'ines', { path: `/cases/${caseId}/losses`, name: 'losses' })
      // Amara, who carries the case, reads the same.
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}/losses`)
      await expect(amara.locator('main').getByRole('button', { name: /^Take out/ })).toHaveCount(11)
      await expect(amara.locator('main').getByText('1 document', { exact: true })).toBeVisible()
    },
  },
)

const language = 'en'

job(
  {
    number: 'S130',
    profession: 'lawyer',
    who: 'ines',
    what: 'from his own hours to the money in his hand: diary, matter, claimed, awarded, paid',
    goal: { presses: 30, seconds: 240 },
    isKept: true,
  },
  {
    async before({ stage, browser }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Narong Hand', language })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, language)
      await stage.act('amara', 'agree', caseId, {
        with: 'ines',
        compartments: ['identity', 'legal'],
        purpose: 'compensation',
        language,
      })
      const own = await enterOwn(browser, stage.publicUrl, { words, language })
      await own.locator(`main a[href="/${language}${addresses.hours}"]`).click()
      for (const [day, hours] of [
        ['2026-03-02', '11'],
        ['2026-03-03', '10,5'],
      ] as const) {
        await own.locator('input[name=day]').fill(day)
        await own.locator('input[name=long]').fill(hours)
        await own.locator('form[data-do=hours] button').click()
        await expect(own.locator('[data-at=hours] li').filter({ hasText: day.slice(-1) })).not.toHaveCount(0)
        await expect(own.locator('main [role=status], main [role=alert]').first()).toBeVisible()
      }
      await expect(own.locator('[data-at=hours] li')).toHaveCount(2)
      await fits(own)
      return { caseId, own }
    },
    async work(ines, { caseId }) {
      const { main, page } = ines
      await visit(page, `/cases/${caseId}/losses`)
      await ines.press(main.getByRole('button', { name: /^Count this week/ }))
      await ines.sees(main.getByText('In the list', { exact: true }))
      await ines.button('Keep')
      await ines.press(main.getByRole('link', { name: 'Ways and money' }))
      await ines.press(main.getByRole('button', { name: /^Open this matter County Court/ }))
      await ines.press(main.getByRole('link', { name: /^The matter County Court/ }))
      await ines.arrivesAt(/\/tracks\//)
      const track = new URL(page.url()).pathname
      // She who opens it is the lawyer: nobody has to be found.
      await expect(main.getByText('Find a lawyer')).toHaveCount(0)
      const form = main.locator('form.move-form')
      const step = async (name: string, fill: () => Promise<void> = () => Promise.resolve()) => {
        await ines.button(name, main)
        await fill()
        await ines.press(form.locator('button[type=submit]'))
        await expect(form).toHaveCount(0)
      }
      const sum = (words: string) => ines.type(form.getByRole('textbox', { name: /^Amount/ }), words)
      await step('Open the matter')
      await step('File with the court or body', () => sum('262.52'))
      await step('Record the decision', async () => {
        await ines.press(form.getByText('For the person', { exact: true }))
        await ines.day(form.getByRole('group').first(), dayFrom(0))
        await sum('260.10')
      })
      await step('Record money received', async () => {
        await sum('120.55')
        await ines.day(form.getByRole('group').first(), dayFrom(0))
        await ines.press(form.getByText('No', { exact: true }))
      })
      return track
    },
    async after({ at }, { caseId, own }) {
      // He reads what came, to the cent, and that the rest is promised and not here.
      await own.locator(`header a[href], main a[href="/${language}${addresses.portal}"]`).last().click()
      await own.locator(`main a.k[href="/${language}${addresses.tracks}"]`).click()
      await expect(own.locator('[data-sum=pay]')).toHaveText('€120.55')
      await expect(own.locator('[data-sum=decide]')).toHaveText('€260.10')
      await fits(own)
      const amara = new Hand(await at('amara'))
      await visit(amara.page, `/cases/${caseId}/money`)
      await expect(amara.main.getByText('€120.55')).toBeVisible()
      await looksRight(amara.page)
    },
  },
)

job(
  {
    number: 'S132',
    profession: 'lawyer',
    who: 'ines',
    what: 'another case of the team names the same employer: seen before it is taken on',
    goal: { presses: 4 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const cases: string[] = []
      for (const name of ['Narong First', 'Narong Second']) {
        const caseId = await stage.act<string>('amara', 'openCase', { name, language })
        await stage.act('amara', 'agree', caseId, {
          with: 'ines',
          compartments: ['identity', 'legal'],
          purpose: 'compensation',
          language,
        })
        cases.push(caseId)
      }
      return cases
    },
    async work(ines, [first, second]) {
      const { main, page } = ines
      const names = main.getByRole('textbox', { name: /^Employers and persons/ })
      await visit(page, `/cases/${first}/money`)
      await ines.type(names, 'Brightwater Orchards Ltd')
      await ines.button('Keep and look for conflicts')
      await ines.sees(main.getByText('No other case of your team names them.'))
      await visit(page, '/directory')
      await visit(page, `/cases/${second}/money`)
      await ines.type(names, 'brightwater orchards')
      await ines.button('Keep and look for conflicts')
      await ines.sees(main.getByText('1 other case of your team names the same'))
      await ines.sees(main.locator(`a[href="/cases/${first}"]`))
      return page
    },
    async after({ at }, [first], page) {
      await looksRight(page)
      // One employer, one day, one set of facts: the same matter in both, each in their own case.
      const main = page.locator('main')
      await main.getByText('Take on the same matter in each of these', { exact: true }).click()
      await main.getByRole('textbox', { name: /^What happened to all of them/ }).fill('Twelve in one van.')
      await looksRight(page)
      await shot(page, 'matter-of-several-en-1280')
      await main.getByRole('button', { name: 'Open it in 2 cases' }).click()
      await expect(page.getByText('The matter stands in 2 cases.').last()).toBeVisible()
      await visit(page, '/directory')
      await visit(page, `/cases/${first}/money`)
      await main
        .getByRole('link', { name: /^The matter/ })
        .first()
        .click()
      await expect(page.getByText('Twelve in one van.').first()).toBeVisible()
      await expect(page.locator('main')).not.toContainText('Narong Second')
      // Amara, who carries the case, sees nothing of what the lawyers keep among themselves.
      const amara = await at('amara')
      await visit(amara, `/cases/${first}/money`)
      await expect(amara.getByRole('textbox', { name: /^Employers and persons/ })).toHaveValue('')
    },
  },
)
