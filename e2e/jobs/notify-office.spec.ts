// Somebody may be a victim, and an office has to be told. In the United Kingdom a grown woman who says no is told of without anything by
// which she can be known; in the United States a child is told of by name within a day, and whoever protects children before the office
// of the nation. What left and what came back is read by a colleague of the same house, and by no machine on the way.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, type Stage } from '../stage.ts'
import { job, type Hand } from './job.ts'

async function house(stage: Stage, [worker, colleague]: [string, string], pack: string): Promise<void> {
  await stage.act('mina', 'newHouse', worker, { name: `Child Care ${pack}`, pack }, ['child_welfare'])
  await stage.act(`${worker}-admin`, 'newColleague', colleague, ['supervisor'])
}

/** From the case to the page on which it is written. */
async function begin(hand: Hand, caseId: string, office: string) {
  const { page, main } = hand
  await visit(page, `/cases/${caseId}`)
  await hand.press(page.getByRole('button', { name: 'What next?' }))
  await hand.press(page.getByRole('menuitem', { name: 'Notify an office' }))
  await hand.press(main.getByText(office, { exact: true }))
  await hand.button('Add: Notification')
  await hand.press(main.getByRole('link', { name: 'Write and send it' }))
}

async function sent(hand: Hand) {
  await hand.press(hand.main.getByText('A form online', { exact: true }))
  await hand.button('It was sent')
  await hand.arrivesAt(/\/tracks\/[0-9a-f-]{36}$/)
  await hand.sees(hand.main.locator('.track-state', { hasText: 'Sent' }))
}

async function keepReceipt(hand: Hand, words: string) {
  const { main } = hand
  const today = new Date().toISOString().slice(0, 10)
  await hand.button('Its receipt came')
  await hand.day(main.getByRole('group', { name: 'On which day did the receipt come?' }), today)
  await hand.type(main.getByRole('textbox', { name: /^The receipt/ }), words)
  await hand.press(main.getByRole('button', { name: 'Its receipt came' }))
  await hand.sees(main.locator('.track-state', { hasText: 'Received' }))
}

job(
  {
    number: 'S110',
    profession: 'child welfare',
    who: 'ngozi',
    what: 'the duty to notify, written without a name, and its receipt kept',
    goal: { presses: 16, seconds: 120 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await house(stage, ['ngozi', 'morwen'], 'uk')
      return stage.act<string>('ngozi', 'openCase', {
        name: 'Selam zqname',
        language: 'en',
        ageGroup: 'adult',
      })
    },
    async work(ngozi, caseId) {
      const { page, main } = ngozi
      const left: string[] = []
      page.on('request', (request) => left.push(`${request.url()} ${request.postData() ?? ''}`))
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await begin(ngozi, caseId, 'To the authority that identifies victims')
      await ngozi.press(main.getByText('They said no', { exact: true }))
      await ngozi.sees(
        main.getByText('Held back, because they did not say yes: Name · Date of birth · Nationality.'),
      )
      await ngozi.type(main.getByRole('textbox', { name: /^Where it happened/ }), 'Kent')
      const signs = main.getByRole('textbox', { name: 'Why you think that they may be a victim' })
      await ngozi.type(signs, 'zqsigns: somebody keeps her papers')
      await ngozi.button('Copy all of it')
      await ngozi.sees(page.getByText(/^Copied\./).last())
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      await shot(page, 'notification-en-1280')
      await looksRight(page)
      await sent(ngozi)
      await keepReceipt(ngozi, 'zqreceipt 4711')
      return { copied, left }
    },
    async after({ at }, caseId, { copied, left }) {
      expect(copied).toContain('zqsigns')
      expect(copied).not.toContain('zqname')
      expect(left.filter((one) => /zq(name|signs|receipt)/.test(one))).toEqual([])
      const morwen = await at('morwen')
      await visit(morwen, `/cases/${caseId}`)
      const told = morwen.getByRole('link', { name: 'To the authority that identifies victims' })
      await expect(
        morwen.getByText(/^Without anything by which they can be known · A form online/),
      ).toBeVisible()
      await told.click()
      await expect(morwen.getByText(/zqsigns: somebody keeps her papers/)).toBeVisible()
      await expect(morwen.getByText('zqreceipt 4711')).toBeVisible()
      await shot(morwen, 'notification-kept-en-1280')
    },
  },
)

job(
  {
    number: 'S111',
    profession: 'child welfare',
    who: 'winona',
    what: 'a child told of within a day, to whoever protects children first',
    goal: { presses: 18, seconds: 150 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await house(stage, ['winona', 'delia'], 'us')
      const child = { name: 'Malia zqchild', language: 'en', ageGroup: 'unsure' }
      return stage.act<string>('winona', 'openCase', child)
    },
    async work(winona, caseId) {
      const { main, page } = winona
      await begin(winona, caseId, 'To whoever protects children')
      await winona.sees(main.getByText('Malia zqchild').first())
      await winona.type(
        main.getByRole('textbox', { name: 'Signs that were seen' }),
        'She sleeps where she works.',
      )
      await sent(winona)
      await begin(winona, caseId, 'To the national office')
      await winona.type(main.getByRole('textbox', { name: 'State where the child is' }), 'Oregon')
      await winona.type(main.getByRole('textbox', { name: 'Who looks after the child now' }), 'Child Care us')
      await winona.type(
        main.getByRole('textbox', { name: 'Signs that were seen' }),
        'She sleeps where she works.',
      )
      await page.setViewportSize({ width: 360, height: 740 })
      await shot(page, 'notification-child-en-360')
      await looksRight(page)
      await sent(winona)
    },
    async after({ at }, caseId) {
      const delia = await at('delia')
      await visit(delia, `/cases/${caseId}`)
      for (const office of ['To whoever protects children', 'To the national office'])
        await expect(delia.getByRole('link', { name: office })).toBeVisible()
      // What had to be done within the day is done: nothing of it is owed any more.
      await expect(
        delia.getByText('Tell the Department of Health and Human Services of the child'),
      ).toHaveCount(0)
      await delia.getByRole('link', { name: 'To the national office' }).click()
      await expect(delia.getByText(/Malia zqchild/).last()).toBeVisible()
    },
  },
)
