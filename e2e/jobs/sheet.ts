// The sheet of a service, filled in by a hand that counts.
import { expect, type Locator } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { enterOwn } from '../portal-door.ts'
import type { Hand, Scene } from './job.ts'

/** What is answered, by its question: words that are typed, one that is chosen, a day, or one of a list in which it is found by typing. */
export type Filled = Readonly<
  Record<string, { type: string } | { choose: string } | { day: string } | { find: string }>
>

/** Answers each question in its turn. */
export async function fill(hand: Hand, answers: Filled, within: Locator = hand.main): Promise<void> {
  for (const [question, answer] of Object.entries(answers)) {
    if ('find' in answer)
      await hand.choose(
        within.getByRole('combobox', { name: question }),
        answer.find.slice(0, 4),
        answer.find,
      )
    else if ('type' in answer) await hand.type(within.getByRole('textbox', { name: question }), answer.type)
    else if ('day' in answer)
      await hand.day(within.getByRole('group', { name: question }).first(), answer.day)
    else {
      const group = within
        .getByRole('radiogroup', { name: question })
        .or(within.getByRole('group', { name: question }))
      await hand.press(group.first().getByText(answer.choose, { exact: true }))
    }
  }
}

/** A case with a card and a goal that was agreed. */
export async function caseWithGoal(
  { stage }: Scene,
  name: string,
  subkind: string,
  who = 'amara',
): Promise<{ caseId: string; words: string; goal: string }> {
  const caseId = await stage.act<string>('amara', 'openCase', { name, language: 'en' })
  const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
  if (who !== 'amara')
    await stage.act('amara', 'agree', caseId, {
      with: who,
      compartments: subkind === 'health' ? ['health'] : ['legal'],
      purpose: subkind === 'health' ? 'health_care' : 'legal_help',
    })
  const { id } = await stage.act<{ id: string }>(who, 'open', 'goal', { caseId, subkind })
  await stage.act(who, 'move', 'goal', 'agree', id, {})
  return { caseId, words, goal: id }
}

interface Finishing {
  answers: Filled
  outcome: string
  /** From the plan of its case, by its row; left out, the goal is open already. */
  from?: string
  /** A rule says no. */
  isRefused?: boolean
}

/** Fills in the sheet, says how it ended where that is not said yet, and keeps both. */
export async function finish(hand: Hand, { answers, outcome, from, isRefused }: Finishing): Promise<void> {
  const { page } = hand
  const sheet = page.getByRole('dialog')
  if (from) {
    await visit(page, `/cases/${from}`)
    await hand.press(hand.main.locator('a.plan-open').first())
  }
  await fill(hand, answers, sheet)
  const ends = sheet.getByRole('radiogroup', { name: 'How did it end?' })
  if (from) await hand.press(ends.getByText(outcome, { exact: true }))
  await hand.button('Save and finish', sheet)
  if (!isRefused) await hand.sees(page.getByText('Saved, and the goal was reached').last())
}

/** What happens with the person, on their own telephone with their card's key. */
export async function ownTracks({ browser, stage }: Scene, words: string) {
  const page = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
  await page.locator(`main a[href="/en${addresses.tracks}"]`).first().click()
  await expect(page.locator('main h1')).toHaveText('What happens with me')
  return page
}
