// The sheet of a service, filled in by a hand that counts.
import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { enterOwn } from '../portal-door.ts'
import type { Hand, Scene } from './job.ts'

/** What is answered, by its question: words that are typed, one that is chosen, or a day. */
export type Filled = Readonly<Record<string, { type: string } | { choose: string } | { day: string }>>

/** Answers each question in its turn. */
export async function fill(hand: Hand, answers: Filled): Promise<void> {
  const { main } = hand
  for (const [question, answer] of Object.entries(answers)) {
    if ('type' in answer) await hand.type(main.getByRole('textbox', { name: question }), answer.type)
    else if ('day' in answer) await hand.day(main.getByRole('group', { name: question }).first(), answer.day)
    else {
      const group = main
        .getByRole('radiogroup', { name: question })
        .or(main.getByRole('group', { name: question }))
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

/** Fills in the sheet, says how it ended, and keeps both. `isThere`: the sheet is open and the end is chosen; `isRefused`: a rule says no. */
export async function finish(
  hand: Hand,
  goal: string,
  answers: Filled,
  outcome: string,
  { isThere = false, isRefused = false } = {},
): Promise<void> {
  if (!isThere) await visit(hand.page, `/tracks/${goal}`)
  await fill(hand, answers)
  const ends = hand.main.getByRole('radiogroup', { name: 'How did it end?' })
  if (!isThere) await hand.press(ends.getByText(outcome, { exact: true }))
  await hand.button('Save and finish')
  if (!isRefused) await hand.sees(hand.page.getByText('Saved, and the goal was reached').last())
}

/** What happens with the person, on their own telephone with their card's key. */
export async function ownTracks({ browser, stage }: Scene, words: string) {
  const page = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
  await page.locator(`main a[href="/en${addresses.tracks}"]`).first().click()
  await expect(page.locator('main h1')).toHaveText('What happens with me')
  return page
}
