// A safe place: the shelter sees a need and no person, says yes in time, gives a bed, and agrees with her what comes next.

import { expect } from '@playwright/test'
import { answer, begin, dayFrom, move, visit } from '../hands.ts'
import { goTo, looksRight } from '../stage.ts'
import { readsOfIt, readsWhoHelps } from './portal.ts'
import type { Story } from './story.ts'

export async function saysYes(story: Story): Promise<void> {
  const amara = await story.at('amara')
  await goTo(amara, '/referrals')
  await expect(amara.getByText('Night Line').first()).toBeVisible()
  await expect(amara.locator('main')).not.toContainText('María')
  // How long there is to answer stands on the card, and has not run out.
  await expect(amara.locator('article .card-aside').first()).toContainText(
    /Answer: (today|tomorrow|in \d+ (minutes|hours))/i,
  )
  await looksRight(amara)
  await amara.getByRole('button', { name: 'Open', exact: true }).first().click()
  await amara.getByRole('button', { name: 'Accept' }).first().click()
  const form = amara.locator('form.move-form')
  await answer(form, 'First appointment', { day: dayFrom(0) })
  await form.locator('button[type=submit]').click()
  await expect(amara.getByText('Accepted. What was agreed is open to you now.').last()).toBeVisible()
  await expect(amara).toHaveURL(new RegExp(`/cases/${story.caseId}`))
  await expect(amara.getByText('Safe contact').first()).toBeVisible()
  // Treated as high until somebody has looked, and said so in these words.
  await expect(amara.getByText('Risk: not yet assessed')).toBeVisible()
  await looksRight(amara)
  await readsWhoHelps(story, ['Night Line', 'Harbour House'])
}

export async function givesABed(story: Story): Promise<void> {
  const amara = await story.at('amara')
  await goTo(amara, '/beds')
  await amara.getByRole('button', { name: 'Add rooms' }).click()
  await amara.getByRole('dialog').getByRole('button', { name: 'Add rooms' }).click()
  await expect(amara.getByRole('button', { name: 'Room 1' })).toBeVisible()

  await visit(amara, `/cases/${story.caseId}`)
  await amara.getByRole('button', { name: 'What next?' }).click()
  await amara.getByRole('menuitem', { name: 'Give a bed in our house' }).click()
  await amara.getByText('They have seen the rules and say yes').click()
  await looksRight(amara)
  await amara.getByRole('button', { name: 'Keep a bed now' }).click()
  await expect(amara.getByText('A bed is kept for').last()).toBeVisible()
  await amara.getByRole('button', { name: /arrives$/ }).click()
  await looksRight(amara)
  await amara.getByRole('dialog').getByRole('button', { name: 'Record the arrival' }).click()
  await expect(amara.getByText('1 bed taken')).toBeVisible()
  await looksRight(amara)
  await readsOfIt(story, 'placement.resident')
}

/** It is written down in her words and read back to her before it is agreed. */
async function agreesASafetyPlan(story: Story): Promise<void> {
  const amara = await story.at('amara')
  await visit(amara, `/cases/${story.caseId}/safety`)
  const main = amara.locator('main')
  await main.getByRole('button', { name: 'Begin with them' }).click()
  await main.getByRole('textbox', { name: /What I do/ }).fill('I lock my room.')
  await main.getByRole('textbox', { name: /Who I call/ }).fill('The night desk, any hour.')
  for (const [question, given] of [
    [/How was it read back/, 'Read aloud'],
    [/the house tells/, 'Their worker alone'],
  ] as const) {
    await main.getByRole('button', { name: question }).click()
    await amara.getByRole('option', { name: given }).click()
  }
  await main.getByRole('button', { name: 'Read back and agreed' }).click()
  await expect(main.getByText(/^Agreed with them on/)).toBeVisible()
  await looksRight(amara)
}

export async function agreesAPlan(story: Story): Promise<void> {
  const amara = await story.at('amara')
  await begin(amara, story.caseId, 'Goal', { 'Which kind?': { one: 'Clothing' } })
  await move(amara, 'Agree on this goal', { 'To be reached by': { day: dayFrom(14) } })
  await move(amara, 'Begin')
  await begin(amara, story.caseId, 'Risk assessment', {
    'Risk level': 'High',
    'How safe does the person feel?': 'Not sure',
    'Was the family’s safety considered?': 'Yes',
  })
  await agreesASafetyPlan(story)
  await visit(amara, `/cases/${story.caseId}`)
  await expect(amara.getByText('Risk: High').first()).toBeVisible()
  // Whoever is about to call her reads first how it is for her.
  await expect(amara.getByText('How safe the person feels: Not sure')).toBeVisible()
  await readsOfIt(story, 'goal.in_progress')
}
