// A directory that somebody else wrote, in the hands of a caseworker: services are imported from HSDS files, found, and
// referred to on paper. What the directory does not say is shown as unknown; what the person did not agree to is not in
// the letter.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { arrived, fromList, visit } from './hands.ts'
import { goTo, looksRight, signIn, Stage } from './stage.ts'
import { isQuiet } from './quiet.ts'

const invented = join(import.meta.dirname, 'fixtures/river-directory')
const illinois = join(import.meta.dirname, '../../shared/data/hsds/ilao')

/** Words that nobody agreed to show, and two that were. */
const canary = {
  name: 'Qzxlindiwewk',
  phone: '+449990000771',
  story: 'Qzxbakerystorywk',
  health: 'Qzxshoulderwk',
  word: 'Qzxlanternwk',
  person: 'Qzxdirectorypersonwk',
}
const how = 'Text only, from a private number'
const asked = 'Two months of wages are owed.'

interface Imported {
  version: string
  rows: Record<string, number>
  mapped: { services: number; schedules: number }
  unknown: { language: number; area: number; serves: number }
}

test.describe.configure({ mode: 'serial' })

let stage: Stage
let amara: Page
let caseId: string
test.beforeAll(async ({ browser }) => {
  stage = await Stage.open()
  const { name, phone, story } = canary
  caseId = await stage.act<string>('amara', 'openCase', { name, phone, story, language: 'ar' })
  await stage.act('amara', 'safeContact', caseId, { how, when: 'After six', word: canary.word, never: '' })
  await stage.act('amara', 'note', caseId, 'health', canary.health)
  const report = await stage.act<Imported>('amara', 'importDirectory', invented, 'river')
  expect(report).toMatchObject({
    version: '1.1',
    mapped: { services: 4, schedules: 4 },
    unknown: { language: 2, serves: 4 },
  })
  amara = await signIn(browser, stage, 'amara')
})
test.afterAll(() => stage.close())

const card = (page: Page, name: string): Locator =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) })

const asking = (page: Page): Locator => page.locator('search')

/** What stands beside a term on a card. */
const said = (where: Locator, term: string): Locator =>
  where
    .locator('dt')
    .filter({ hasText: new RegExp(`^${term}$`) })
    .locator('xpath=following-sibling::dd[1]')

/** Refers to a service on the page that is open, with exactly these parts; ends on the letter. */
async function refer(page: Page, service: string, parts: readonly string[], words: string): Promise<Locator> {
  await card(page, service).getByRole('button', { name: 'Refer to this service' }).click()
  await expect(page.getByText('Outside the network. You send a letter')).toBeVisible()
  const group = page.getByRole('group', { name: 'What may they read?' })
  await expect(group).toBeVisible()
  for (const box of await group.getByRole('checkbox').all()) {
    const part = (await box.evaluate((input) => input.closest('label')?.textContent)) ?? ''
    if ((await box.isChecked()) !== parts.includes(part.trim()))
      await group.getByText(part, { exact: true }).click()
  }
  for (const part of parts)
    await expect(group.getByRole('checkbox', { name: part, exact: true })).toBeChecked()
  await expect(group.getByRole('checkbox', { checked: true })).toHaveCount(parts.length)
  await page.getByRole('textbox', { name: 'What they should know' }).fill(words)
  await expect(page.getByText(`It is in the letter to ${service}`)).toBeVisible()
  await page.getByText('Spoken, with an interpreter', { exact: true }).click()
  await looksRight(page)
  await page.getByRole('button', { name: 'Record it and write the letter' }).click()
  await expect(page.getByText(`Recorded. ${service} learns nothing`).last()).toBeVisible()
  await expect(page).toHaveURL(/\/referrals\/[0-9a-f-]{36}\/letter$/)
  const letter = page.getByRole('article', { name: 'Letter' })
  await expect(letter.getByText('Dear colleagues,')).toBeVisible()
  return letter
}

/** All that a printer would get. */
async function printed(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  const words = await page.locator('body').innerText()
  await page.emulateMedia({ media: null })
  return words
}

test('a caseworker finds an imported service by need and area, and missing details read as unknown, not as no @soak', async () => {
  await goTo(amara, '/directory')
  await arrived(amara)
  await fromList(asking(amara), 'Need', 'Lawyer: civil law')
  await asking(amara).getByText('Add what matters…').click()
  await fromList(asking(amara).locator('.columns').first(), 'Area', 'North Shore')
  await expect(asking(amara).getByRole('button', { name: 'Take out North Shore' })).toBeVisible()
  const speaks = card(amara, 'Harbourside evening law clinic')
  await speaks.getByRole('button', { name: 'Read more' }).click()
  await expect(said(speaks, 'Languages')).toContainText('Arabic')
  await expect(speaks.getByText('In the area')).toBeVisible()

  const silent = card(amara, 'Riverbank legal advice')
  await expect(silent.getByText('Area: ask them')).toBeVisible()
  await expect(silent.getByText(/does not|another|no /i)).toHaveCount(0)
  await silent.getByRole('button', { name: 'Read more' }).click()
  for (const term of ['Languages', 'Area', 'For'])
    await expect(said(silent, term)).toHaveText('Not known: ask them')

  // A quoted field of several lines is one text; days that follow one another are one line.
  await expect(silent).toContainText('We say "come in" to everybody:')
  await expect(silent).toContainText('Tuesdays only, bring nothing.')
  await expect(silent).toContainText('Mon–Wed')
  await expect(silent).toContainText('4 Weir Lane')
  await expect(amara.locator('main')).not.toContainText(canary.person)
  // One that names another area stands lower and is not hidden; one that is closed is not there.
  await expect(card(amara, 'Hillside law clinic').getByText('Another area')).toBeVisible()
  await expect(card(amara, 'Closed cloth store')).toBeHidden()
  await looksRight(amara)
})

test('a caseworker refers to an imported service, which is recorded as outside the network with a letter of the agreed parts only @soak', async () => {
  await visit(amara, `/cases/${caseId}/refer`)
  await fromList(asking(amara), 'Need', 'Lawyer: civil law')
  await expect(card(amara, 'Riverbank legal advice').getByText('Language: ask them')).toBeVisible()
  const letter = await refer(amara, 'Riverbank legal advice', ['identity', 'contact', 'legal'], asked)
  await expect(letter).toContainText('Lawyer: civil law')
  await expect(letter).toContainText(/Riverbank Advice Centre\s*Riverbank legal advice\s*4 Weir Lane/)
  await expect(said(letter, 'You say that you serve')).toHaveText('not known')
  await expect(said(letter, 'Name used')).toHaveText(canary.name)
  await looksRight(amara)

  const { name, ...never } = canary
  const whole = await printed(amara)
  expect(whole).toContain(asked)
  expect(whole).toContain(how)
  for (const word of Object.values(never)) expect(whole).not.toContain(word)

  // More can be left out, and nothing but the letter goes to the printer.
  await amara.getByRole('group', { name: 'Show' }).getByText('identity', { exact: true }).click()
  await expect(letter).not.toContainText(name)
  const less = await printed(amara)
  expect(less).not.toContain(name)
  expect(less).not.toContain('Print the letter')
  expect(less).toContain(asked)
})

test('the referral letter leaves out the person’s name when she did not consent to it @soak', async () => {
  await visit(amara, `/cases/${caseId}/refer`)
  await fromList(asking(amara), 'Need', 'Food')
  const letter = await refer(amara, 'St Anne’s night kitchen', ['contact'], 'She comes on Fridays.')
  await expect(letter).toContainText(how)
  await expect(letter).not.toContainText('Name used')
  const whole = await printed(amara)
  for (const word of Object.values(canary)) expect(whole).not.toContain(word)
})

test('a caseworker records the imported service’s reply on its behalf @soak', async () => {
  await amara.getByRole('link', { name: 'Referrals' }).last().click()
  await expect(amara.getByRole('tab', { name: /From us/ })).toHaveAttribute('aria-selected', 'true')
  const sent = amara.getByRole('article').filter({ hasText: 'Riverbank' })
  await expect(sent).toContainText('Outside the network: you write down what they answer.')
  await looksRight(amara)
  await sent.getByRole('button', { name: 'They have the letter' }).click()
  await expect(sent.getByText('Opened by the receiver')).toBeVisible()
  await sent.getByRole('button', { name: 'They said yes' }).click()
  await sent.locator('form.move-form button[type=submit]').click()
  await expect(sent.getByText('Accepted', { exact: true })).toBeVisible()
  await sent.getByRole('button', { name: 'Help has begun' }).click()
  await expect(sent.getByText('Help has begun', { exact: true })).toBeVisible()
  await looksRight(amara)
})

test('the directory screens fit a telephone in Arabic @soak', async ({ browser }) => {
  const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 780 })
  for (const screen of [`/cases/${caseId}/refer`, '/referrals?box=sent']) {
    await goTo(narrow, screen)
    await arrived(narrow)
    await isQuiet(narrow)
    await looksRight(narrow)
  }
  await narrow.locator('a[href$="/letter"]').first().click()
  await expect(narrow.locator('article.letter')).toContainText(how)
  await looksRight(narrow)
  const wider = await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider).toBeLessThanOrEqual(1)
  await narrow.context().close()
})

test('a caseworker finds and refers to a service of a real directory, that of Illinois @soak', async ({
  browser,
}) => {
  test.skip(!existsSync(illinois), 'the directory of Illinois is not at hand')
  const report = await stage.act<Imported>('amara', 'importDirectory', illinois, 'ilao')
  expect(report).toMatchObject({
    version: '1.1',
    rows: { 'services.csv': 430, 'regular_schedules.csv': 2492 },
  })
  // Not one of them says in which language, where, or for whom.
  const { services } = report.mapped
  expect(report.unknown).toMatchObject({ language: services, area: services, serves: services })
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${caseId}/refer`)
  await fromList(asking(page), 'Need', 'Lawyer: immigration')
  const found = card(page, 'Free legal advice for immigrants').first()
  // What was listed before one had said what is needed stands there until the answer comes.
  await expect(async () => {
    if (!(await found.isVisible()))
      await page.getByRole('button', { name: 'Show more' }).click({ timeout: 2_000 })
    await expect(found).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await found.getByRole('button', { name: 'Read more' }).click()
  await expect(said(found, 'Languages')).toHaveText('Not known: ask them')
  await looksRight(page)
  const letter = await refer(page, 'Free legal advice for immigrants', ['contact', 'stay and papers'], asked)
  // It offers more than one kind of help; asked for is what was looked for.
  await expect(letter).toContainText('Lawyer: immigration')
  await expect(letter).toContainText(how)
  const whole = await printed(page)
  expect(whole).toContain('Free legal advice for immigrants')
  for (const word of Object.values(canary)) expect(whole).not.toContain(word)
  await page.context().close()
})
