// The first night: María asks for help on a telephone without script, leaves, comes back; the hotline reads, answers,
// opens a case with her consent, and asks a shelter.

import { expect } from '@playwright/test'
import { addresses, exitAddresses } from '../../src/api/addresses.ts'
import { answer, arrived, fromList, giveCard } from '../hands.ts'
import { goTo, looksRight } from '../stage.ts'
import { telephone, typed, type Story } from './story.ts'

export const said = 'Me quitaron el pasaporte en la fábrica.'

export async function asksForHelp(story: Story): Promise<void> {
  const maria = await telephone(story)
  const { publicUrl } = story.stage
  await maria.goto(`${publicUrl}/es`)
  await expect(maria).toHaveTitle('Información')
  await maria.goto(`${publicUrl}/es${addresses.help}`)
  await maria.getByText('112').first().waitFor()
  await maria.locator('textarea[name=story]').fill(typed(story, said))
  await maria.locator('input[name=safe][value=no]').check()
  await maria.locator('button[name=send]').click()
  story.receipt = /(\d{4}[\s-]?){4}/.exec(await maria.locator('main').innerText())?.[0] ?? ''
  typed(story, story.receipt)
  typed(story, story.receipt.replaceAll(/\D/g, ''))
  expect(story.receipt.replaceAll(/\D/g, '')).toHaveLength(16)

  // She leaves; going back shows the weather and not her words.
  await maria.locator(`a[href="${exitAddresses.leave}"]`).first().click()
  await expect(maria).toHaveURL(new RegExp(`${exitAddresses.weather}$`))
  // The page before was the answer to a form: the browser refuses to show it again, which is what is wanted.
  await maria.goBack().catch(() => undefined)
  await expect(maria.locator('body')).not.toContainText('pasaporte')
}

export async function isAnswered(story: Story): Promise<void> {
  const leyla = await story.at('leyla')
  await expect(leyla.getByRole('heading', { name: 'My work' })).toBeVisible()
  await goTo(leyla, '/hotline')
  await expect(leyla.getByText(/In danger now/)).toBeVisible()
  await looksRight(leyla)
  await leyla.getByRole('link', { name: /Web/ }).first().click()
  await expect(leyla.getByText(said)).toBeVisible()
  await leyla.getByLabel('Your answer').fill(typed(story, 'Estamos aquí. ¿Quiere un lugar seguro?'))
  await leyla.getByRole('button', { name: 'Send the answer' }).click()
  await expect(leyla.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()

  // Her receipt opens the answer, on another telephone, still without script.
  const later = await telephone(story)
  await later.goto(`${story.stage.publicUrl}/es${addresses.receipt}`)
  await later.locator('input[type=text], input:not([type=hidden])').first().fill(story.receipt)
  await later.locator('main button.b').first().click()
  await expect(later.locator('main')).toContainText('¿Quiere un lugar seguro?')
}

export async function becomesACase(story: Story): Promise<void> {
  const leyla = await story.at('leyla')
  await leyla.getByRole('button', { name: 'Open a case from this contact' }).click()
  const opening = leyla.getByRole('dialog')
  await opening.getByText('The person agreed', { exact: true }).click()
  await opening.getByLabel('Name used').fill(typed(story, 'María'))
  await opening.getByText('Adult', { exact: true }).click()
  await leyla.getByRole('button', { name: 'Open the case, then refer' }).click()
  await expect(leyla).toHaveURL(/\/cases\/[0-9a-f-]{36}\/refer/)
  story.caseId = /cases\/([0-9a-f-]{36})/.exec(leyla.url())?.[1] as string
}

/** The hotline refers to a shelter, with her consent read aloud in Spanish; and gives her a card for her own page. */
export async function isReferred(story: Story): Promise<void> {
  const leyla = await story.at('leyla')
  const main = leyla.locator('main')
  await arrived(leyla)
  await fromList(main, 'Organisation', 'Harbour House')
  await leyla.getByRole('button', { name: 'Choose', exact: true }).first().click()
  await fromList(main, 'Which help is needed', 'Emergency housing')
  await answer(main, 'How soon', 'Urgent: now')
  // They will live with her day by day: a whole part, which is chosen; pages are what a referral begins with.
  await expect(main.getByRole('group', { name: 'Which pages?' })).toBeVisible()
  await answer(main, 'What do they get?', 'A whole part, from now on')
  await answer(main, 'What may they read?', ['identity', 'story', 'health', 'legal', 'stay and papers'])
  await expect(main.getByText('Read this aloud, in Spanish')).toBeVisible()
  await answer(main, 'How did the person agree?', 'Spoken, with an interpreter')
  await looksRight(leyla)
  await leyla.getByRole('button', { name: 'Send the referral' }).click()
  await expect(leyla.getByText('Sent to Harbour House.').last()).toBeVisible()

  story.card = typed(story, await giveCard(leyla))
}
