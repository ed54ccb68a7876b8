// Yara owes a report of the year. It is filled from tables that she asks for in one press and Mina signs; what it asks and nobody records
// here is named beside it.

import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job, type Hand } from './job.ts'
import { threeScreens } from './narrow.ts'
import type { Page } from '@playwright/test'

/** Mina signs every table that waits; others ask for tables in the same network. */
async function signAll(mina: Page): Promise<void> {
  await visit(mina, '/measures')
  const sign = mina.getByRole('button', { name: 'Sign and publish' })
  await expect(sign.first()).toBeVisible()
  for (let left = await sign.count(); left > 0; left -= 1) {
    await sign.first().click()
    await expect(sign).toHaveCount(left - 1)
  }
}

/** Another report than the one that stands there first. */
async function which(hand: Hand, name: RegExp): Promise<void> {
  await hand.press(hand.main.getByRole('button', { name: 'Report' }))
  await hand.press(hand.page.getByRole('option', { name }))
}

/** Asks for the tables that the report needs, has Mina sign them, and comes back to it. */
async function askAndSign(yara: Hand, mina: Page): Promise<void> {
  const { page, main } = yara
  await yara.button(/^Ask for the \d tables? that/)
  await yara.sees(main.getByText('Waits for a signature').first())
  await signAll(mina)
  await visit(page, '/measures')
  await visit(page, '/measures/reports')
}

job(
  {
    number: 'S370',
    profession: 'ministry',
    who: 'yara',
    what: 'the yearly report of SDG 16.2.2, filled from tables that a second person signs, and taken as a file',
    goal: { presses: 5, seconds: 30 },
    isKept: true,
  },
  {
    async before({ stage, at }) {
      await stage.act('amara', 'countedEarlier')
      return at('mina')
    },
    async work(yara, mina) {
      const { page, main } = yara
      await yara.open(/^Measures/)
      await yara.press(main.getByRole('link', { name: 'Reports to others' }))
      await yara.sees(main.getByRole('row', { name: /Women and girls/ }))
      await looksRight(page)
      await shot(page, 'reports-en-1280')
      await askAndSign(yara, mina)
      await yara.sees(main.getByText(/the lines add up to/).first())
      const saved = page.waitForEvent('download')
      await yara.button('Save as CSV')
      return { page, file: await saved }
    },
    async after(_scene, _there, { page, file }) {
      expect(readFileSync(await file.path(), 'utf8')).toMatch(/gender,woman,\d*,\d*,(told|left-out)/)
      await expect(page.getByText('People who live in the country')).toBeVisible()
      await page.setViewportSize({ width: 360, height: 740 })
      await shot(page, 'reports-en-360')
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
        threeScreens,
      )
    },
  },
)

job(
  {
    number: 'S416',
    profession: 'ministry',
    who: 'yara',
    what: 'the yearly data of the European Union: citizenship, who registered, presumed and identified, filled from tables that a second person signs',
    goal: { presses: 7, seconds: 30 },
    isKept: true,
  },
  {
    async before({ stage, at }) {
      await stage.act('amara', 'countedEarlier')
      return at('mina')
    },
    async work(yara, mina) {
      const { page, main } = yara
      await yara.open(/^Measures/)
      await yara.press(main.getByRole('link', { name: 'Reports to others' }))
      await which(yara, /^EU yearly data/)
      await yara.sees(main.getByRole('row', { name: /^Police and prosecution · Identified/ }))
      await askAndSign(yara, mina)
      await which(yara, /^EU yearly data/)
      await yara.sees(main.getByText(/^All tables have the same total|^The tables’ totals lie between/))
      await looksRight(page)
      await shot(page, 'report-eu-en-1280')
      return page
    },
    async after(_scene, _there, page) {
      const told = (name: RegExp) => expect(page.getByRole('row', { name })).toContainText(/off by up to/)
      await told(/^Of another country/)
      await told(/^Aid organisations · Identified/)
      await expect(page.getByRole('row', { name: /^Aid organisations · Presumed/ })).toBeVisible()
      await expect(page.getByText('Citizenship by country')).toBeVisible()
    },
  },
)
