// What the ministry sees of all this: numbers that change, and never a name. Among twenty others, whose steps are made
// behind the screens, since no number rests on fewer than ten.

import { expect, type Page } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight } from '../stage.ts'
import { said } from './night.ts'
import { finding } from './own-page.ts'
import type { Story } from './story.ts'

const others = 20

/** Twenty other people of the same month: half were noticed by inspectors, half came on their own. */
export async function othersThisMonth({ stage }: Story): Promise<void> {
  for (let at = 0; at < others; at++) {
    const caseId = await stage.act<string>('amara', 'openCase', { name: `Other ${at}`, language: 'en' })
    const { id } = await stage.act<{ id: string }>('amara', 'open', 'identification', { caseId })
    const origin = at % 2 ? 'labour_inspection' : 'self_report'
    await stage.act('amara', 'move', 'identification', 'presume', id, { origin })
  }
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
  const yara = await story.at('yara')
  const heard = listen(yara)
  await visit(yara, '/measures')
  // Twenty others, María, and Ioana.
  const proactive = yara.locator('section[aria-labelledby="indicator-1a"]')
  await expect(proactive).toContainText(new RegExp(`10 .*${others + 2}`))
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
  const whole = [page, await yara.content(), ...heard].join('\n')
  expect(heard.length).toBeGreaterThan(0)
  for (const word of words) expect(whole, word).not.toContain(word)

  // Nor has it a way to ask for one.
  for (const path of [`/api/cases/${story.caseId}`, '/api/cases', '/api/headers', '/api/referrals']) {
    const answer = await yara.evaluate(async (to) => {
      const response = await fetch(to)
      return { ok: response.ok, text: await response.text() }
    }, path)
    expect(answer.ok, path).toBe(false)
    for (const word of words) expect(answer.text, path).not.toContain(word)
  }
}
