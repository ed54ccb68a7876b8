// What the ministry sees of all this: numbers that change, and never a name. Among twenty others, whose steps are made
// behind the screens, since no number rests on fewer than ten.

import { expect, type Page } from '@playwright/test'
import { answer, arrived, fromList, visit } from '../hands.ts'
import { looksRight } from '../stage.ts'
import { said } from './night.ts'
import { finding } from './portal.ts'
import type { Story } from './story.ts'

/** Other people of one month: so many whom inspectors noticed, so many who came on their own. Each is counted, too. */
async function others({ stage }: Story, found: number, came: number): Promise<void> {
  for (let at = 0; at < found + came; at++) {
    const caseId = await stage.act<string>('amara', 'openCase', { name: `Other ${at}`, language: 'en' })
    const { id } = await stage.act<{ id: string }>('amara', 'open', 'identification', { caseId })
    const origin = at < found ? 'labour_inspection' : 'self_report'
    await stage.act('amara', 'move', 'identification', 'presume', id, { origin })
    await stage.act('amara', 'count', { gender: at % 2 ? 'woman' : 'man' })
  }
}

export const othersThisMonth = (story: Story): Promise<void> => others(story, 10, 10)

/** María is counted by whoever carries her case, and the way back is a number that stands sealed in it. */
export async function isCounted(story: Story): Promise<void> {
  const leyla = await story.at('leyla')
  await visit(leyla, `/cases/${story.caseId}`)
  await leyla.getByRole('button', { name: 'What next?' }).click()
  await leyla.getByRole('menuitem', { name: 'Record for statistics' }).click()
  await arrived(leyla)
  const form = leyla.locator('main form')
  await looksRight(leyla)
  await answer(form, 'Gender, as the person says it', 'Woman or girl')
  await fromList(form, 'Citizenship, roughly', 'Of another country')
  await fromList(form, 'What was done to the person, mainly', 'Forced work')
  await fromList(form, 'In what work, mainly', 'Building')
  await fromList(form, 'Who recruited the person', 'Somebody they knew')
  // What is not answered yet is said by name, and what was answered stays.
  await form.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(form.getByRole('alert')).toContainText('Did it happen in another country')
  await answer(form, 'Did it happen in another country than the person’s own?', 'Yes')
  const sent = leyla.waitForRequest((request) => request.url().endsWith('/api/counted'))
  await form.getByRole('button', { name: 'Record', exact: true }).click()
  const posted = (await sent).postData() ?? ''
  await expect(leyla.getByText('Recorded. No name or case goes with it.').last()).toBeVisible()
  expect(posted).not.toContain(story.caseId)
  expect(Object.keys(JSON.parse(posted) as object).sort()).toEqual([
    'abroad',
    'age',
    'citizenship',
    'control',
    'detected',
    'exploitation',
    'gender',
    'id',
    'means',
    'recruiter',
    'registered',
    'registration',
    'sector',
    'standing',
  ])
}

/** The first day of the next month comes: what was counted is not looked at while it can still grow. */
async function nextMonth({ stage, nextMorning }: Story): Promise<void> {
  const today = new Date(await stage.act<string>('yara', 'today'))
  const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1, 12))
  await nextMorning()
  await stage.travel(Math.ceil((first.getTime() - today.getTime()) / 86_400_000))
}

/** Everything that reached the ministry's browser, shown or not. */
function listen(page: Page): string[] {
  const heard: string[] = []
  page.on('response', (response) => {
    if (response.url().includes('/api/'))
      void response.text().then(
        (text) => heard.push(text),
        () => undefined,
      )
  })
  return heard
}

export async function seesNothingYet(story: Story): Promise<void> {
  const yara = await story.at('yara')
  await visit(yara, '/measures')
  // The month is not over: a number that could be looked at twice would tell who came in between.
  await expect(yara.locator('main')).toContainText('No month is over yet')
}

export async function seesNumbers(story: Story): Promise<void> {
  await nextMonth(story)
  const first = await story.at('yara')
  const heardFirst = listen(first)
  await visit(first, '/measures')
  const proactive = (page: Page) => page.getByRole('row', { name: /Found because somebody went looking/ })
  const people = (page: Page) => page.locator('section[aria-labelledby="group-people"]')
  // Twenty others, María, and Ioana; of the people counted, María is the one with a story.
  await expect(proactive(first)).toContainText('10 of 22')
  await expect(people(first)).toContainText('21 people')
  await people(first).getByText('21 people').first().click()
  await expect(people(first).getByRole('row', { name: /^Women and girls/ })).toContainText('11')

  // Another month, in which somebody went and looked: the number changes, and what was shown before stays as it was.
  await others(story, 20, 10)
  await nextMonth(story)
  const yara = await story.at('yara')
  const heard = listen(yara)
  await visit(yara, '/measures')
  await expect(proactive(yara)).toContainText('20 of 30')
  await expect(people(yara)).toContainText('30 people')
  await expect(people(yara).locator('details').last()).toContainText('21 people')
  await looksRight(yara)

  const words = [
    'María',
    'Maria',
    'Ioana',
    said,
    'pasaporte',
    finding,
    story.caseId,
    'Harbour House',
    'City Clinic',
  ]
  const page = await yara.locator('body').innerText()
  const whole = [page, await yara.content(), ...heardFirst, ...heard].join('\n')
  expect(heard.length).toBeGreaterThan(0)
  for (const word of words) expect(whole, word).not.toContain(word)

  // Nor has it a way to ask for one.
  for (const path of [`/api/cases/${story.caseId}`, '/api/cases', '/api/headers', '/api/referrals']) {
    const answer = await yara.evaluate(async (to) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const isAsked = to === '/api/headers'
      const response = await fetch(to, isAsked ? { method: 'POST', headers, body: '{}' } : {})
      return { ok: response.ok, text: await response.text() }
    }, path)
    expect(answer.ok, path).toBe(false)
    for (const word of words) expect(answer.text, path).not.toContain(word)
  }
}
