// A food bank has no account. Amara seals what was agreed into a file, says eight words on the telephone, and the colleague there opens it from
// a disk, answers yes, and later that the person has come. Each is one press for Amara, and how the referral stands follows.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { wordsIn } from '../../test/canaries.ts'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { Hand, job, type Scene } from './job.ts'
import { cardOf, openAt, seals, sends } from './package.ts'

/** A referral that stands there, with a note in the part that was agreed. */
async function referred({ stage }: Scene, to: string, note: string): Promise<string> {
  const caseId = await stage.act<string>('amara', 'openCase', {
    name: `Qzx${to.replaceAll(' ', '')}`,
    language: 'es',
  })
  await stage.act('amara', 'note', caseId, 'contact', note)
  await stage.act('amara', 'referOutside', caseId, to)
  return caseId
}

/** Everything that leaves a browser, from now on. */
function leaving(page: Page): string[] {
  const seen: string[] = []
  page.context().on('request', (request) => seen.push(request.url(), request.postData() ?? ''))
  return seen
}

const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

const food = 'Saint Anne food bank'
const foodNote = 'She knows the way there.'

job(
  {
    number: 'S2',
    profession: 'caseworker',
    who: 'amara',
    what: 'what was agreed, sealed for a place without an account',
    goal: { presses: 5, seconds: 30 },
    isKept: true,
  },
  {
    before: (scene) => referred(scene, food, foodNote),
    async work(amara) {
      const path = join(test.info().outputDir, 'package.html')
      const seen = leaving(amara.page)
      return { path, seen, words: await seals(amara, food, foodNote, path) }
    },
    async after({ browser, at, stage }, _there, { path, seen, words }) {
      const outside = await openAt(browser, path, 'ar')
      const answered = leaving(outside)
      await expect(outside.locator('html')).toHaveAttribute('dir', 'rtl')
      await expect(outside.locator('body')).not.toContainText(foodNote)
      await looksRight(outside)
      expect(await fits(outside)).toBe(true)
      await shot(outside, 'package-closed-ar-360')
      await outside.getByRole('button', { name: 'English' }).click()
      const [first, ...rest] = words.split(' ')
      await outside
        .getByLabel('The eight words')
        .fill([first === 'zoo' ? 'abandon' : 'zoo', ...rest].join(' '))
      await outside.getByRole('button', { name: 'Open', exact: true }).click()
      await expect(outside.getByText('These words do not open it')).toBeVisible()
      await outside.getByLabel('The eight words').fill(words)
      await outside.getByRole('button', { name: 'Open', exact: true }).click()
      await expect(outside.getByText(foodNote)).toBeVisible()
      await expect(outside.getByText('Harbour House').first()).toBeVisible()
      await outside.getByText('Yes, we can help').click()
      await looksRight(outside)
      expect(await fits(outside)).toBe(true)
      await shot(outside, 'package-open-en-360')
      await outside.getByLabel('In your words').fill('Come at nine.')
      await sends(
        outside,
        () => outside.getByRole('button', { name: 'Send the answer' }).click(),
        'Thank you',
      )
      // Neither what was told nor what was answered, nor the words that open it, came by the server.
      const told = [foodNote, 'Come at nine.', words]
      expect(answered.join('\n')).toContain('t=')
      expect(wordsIn([...seen, ...answered].join('\n'), told)).toEqual([])
      expect(await stage.act<string[]>('mina', 'holding', told)).toEqual([])

      const amara = await at('amara')
      await visit(amara, '/referrals?box=sent')
      await cardOf(amara, food).getByRole('link', { name: 'Read the answer' }).click()
      await expect(amara.getByText('Come at nine.')).toBeVisible()
      await looksRight(amara)
      await shot(amara, 'package-answer-en-1280')
      await amara.getByRole('button', { name: 'Write it down' }).click()
      await expect(amara.getByText('Written down', { exact: true })).toBeVisible()
      await visit(amara, '/referrals?box=sent')
      await expect(cardOf(amara, food)).toContainText('Accepted')

      const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, amara.url().replace(/.*(?=\/referrals)/, ''))
      await narrow.locator('article').filter({ hasText: food }).locator('a[href$="/package"]').click()
      await expect(narrow.getByText('Come at nine.')).toBeVisible()
      await looksRight(narrow)
      expect(await fits(narrow)).toBe(true)
      await shot(narrow, 'package-answer-ar-360')
      await narrow.context().close()

      await outside.getByText('The person has come').click()
      await sends(
        outside,
        () => outside.getByRole('button', { name: 'Send the answer' }).click(),
        'Thank you',
      )
      await visit(amara, '/')
      await visit(amara, '/referrals?box=sent')
      await cardOf(amara, food).getByRole('link', { name: 'Read the answer' }).click()
      await amara.getByRole('button', { name: 'Write it down' }).click()
      await expect(amara.getByText('Written down', { exact: true })).toHaveCount(2)
      // Taken back: what was given out stays known, and nothing is answered any more.
      await amara.getByRole('button', { name: 'Take it back' }).click()
      await amara.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click()
      await expect(amara.getByText('What was given out stays known there.')).toBeVisible()
      await outside.getByText('Our help has ended').click()
      await outside.getByText('In part').click()
      const opening = outside.waitForEvent('popup')
      await outside.getByRole('button', { name: 'Send the answer' }).click()
      await expect((await opening).getByRole('alert')).toContainText('was not taken')
      await outside.context().close()
    },
  },
)

const school = 'Mill Lane school kitchen'
const schoolNote = 'He comes with his brother.'

job(
  {
    number: 'S3',
    profession: 'colleague outside the network',
    who: 'nobody',
    withScript: true,
    what: 'a sealed package opened from a disk and answered, without an account',
    goal: { presses: 5, seconds: 40 },
    isKept: true,
  },
  {
    async before(scene) {
      await referred(scene, school, schoolNote)
      const path = join(test.info().outputDir, 'package.html')
      return { path, words: await seals(new Hand(await scene.at('amara')), school, schoolNote, path) }
    },
    async work(colleague, { path, words }) {
      const { main, page } = colleague
      await page.goto(`file://${path}`)
      await colleague.type(page.getByLabel('The eight words'), words)
      await colleague.key('Enter')
      await colleague.sees(main.getByText(schoolNote))
      await colleague.press(main.getByText('No, we cannot'))
      await colleague.press(main.getByText('We have no place'))
      await sends(page, () => colleague.button('Send the answer'), 'Thank you')
    },
    async after({ at }) {
      const amara = await at('amara')
      await visit(amara, '/referrals?box=sent')
      await cardOf(amara, school).getByRole('link', { name: 'Read the answer' }).click()
      await expect(amara.getByText('They cannot help')).toBeVisible()
      await amara.getByRole('button', { name: 'Write it down' }).click()
      await expect(amara.getByText('Written down', { exact: true })).toBeVisible()
    },
  },
)

const clinic = 'Hill Road dental practice'
const clinicNote = 'She is afraid of the chair.'

job(
  {
    number: 'S280',
    profession: 'caseworker',
    who: 'amara',
    what: 'a paper sealed along for a place without an account, and saved there without network',
    goal: { presses: 6, seconds: 30 },
    isKept: true,
  },
  {
    async before(scene) {
      const caseId = await referred(scene, clinic, clinicNote)
      await scene.stage.act('amara', 'paper', caseId, 'contact', 'xray.txt', 'zqxpaper of the dentist')
      return caseId
    },
    async work(amara) {
      const path = join(test.info().outputDir, 'with-paper.html')
      return { path, words: await seals(amara, clinic, [clinicNote, 'xray.txt'], path) }
    },
    async after({ browser, stage }, _there, { path, words }) {
      const outside = await openAt(browser, path, 'en')
      await outside.context().setOffline(true)
      await outside.getByLabel('The eight words').fill(words)
      await outside.getByRole('button', { name: 'Open', exact: true }).click()
      const [saved] = await Promise.all([
        outside.waitForEvent('download'),
        outside.getByRole('button', { name: 'Save this paper' }).click(),
      ])
      expect(saved.suggestedFilename()).toBe('xray.txt')
      expect(readFileSync(await saved.path(), 'utf8')).toBe('zqxpaper of the dentist')
      await looksRight(outside)
      expect(await fits(outside)).toBe(true)
      await shot(outside, 'package-paper-en-360')
      expect(await stage.act<string[]>('mina', 'holding', ['zqxpaper'])).toEqual([])
      await outside.context().close()
    },
  },
)
