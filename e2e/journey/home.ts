// A place to stay for good: going home is refused while her consent is old, she changes her mind, settling here is
// agreed, begun and followed up; and the ministry sees numbers change and never a name.

import { expect } from '@playwright/test'
import { goOnAlone } from '../go-on-alone.ts'
import { begin, fromList, move, told, visit } from '../hands.ts'
import { looksRight } from '../stage.ts'
import { readsOfIt, saysHerself } from './portal.ts'
import type { Story } from './story.ts'

const explained = {
  'Language the person understands': { one: 'Spanish' },
  'What was explained?': ['Stay and settle here', 'Move to a third country', 'Go home, by choice'],
} as const
let solution = ''

export async function wantsToGoHome(story: Story): Promise<void> {
  const amara = await story.at('amara')
  solution = await begin(amara, story.caseId, 'Durable solution', { 'Which kind?': 'Go home, by choice' })
  await move(amara, 'Explain the three options', explained)
  await move(amara, 'Choose an option', { 'Which option?': 'Go home, by choice' })
  await move(amara, 'Look into it: family, papers, services')
  await visit(amara, `/solutions/${solution}/return`)
  const risk = amara.getByRole('region', { name: 'Risk in the country' })
  await risk.getByRole('button', { name: 'Write down' }).click()
  await amara.locator('main').getByText('Safe with measures', { exact: true }).click()
  await amara.locator('main').getByRole('button', { name: 'Keep it' }).click()
  await expect(risk).toContainText('As written on')
  await visit(amara, `/tracks/${solution}`)
  await move(amara, 'Consider what is still before a court', { Result: 'It can go on from there' })
  await move(amara, 'Agree on this solution', { 'How was it signed?': 'Written' })
  await move(amara, 'Record the answer of the receiving organisation', { 'Do they accept?': 'Yes' })
  await move(amara, 'Prepare the journey or the settling in')
  await readsOfIt(story, 'solution.preparing')
}

export async function isRefusedWhileOld(story: Story): Promise<void> {
  await story.nextMorning()
  await story.stage.travel(20)
  const amara = await story.at('amara')
  await visit(amara, `/tracks/${solution}`)
  // Said before anybody presses, since no answer would change it; and the server says it to whoever asks it all the same.
  const notYet = amara.getByRole('listitem').filter({ hasText: 'Carry it out' })
  await expect(notYet).toContainText('The person agreed longer ago than the rules of this country allow.')
  await expect(amara.getByRole('button', { name: 'Carry it out', exact: true })).toHaveCount(0)
  expect(await story.stage.refusal('amara', 'move', 'solution', 'execute', solution, {})).toBe(
    'consent-too-old',
  )
  await expect(amara.getByText(told('Carry it out'))).toHaveCount(0)
  await looksRight(amara)
}

export async function settlesHere(story: Story): Promise<void> {
  // Nobody says it for her: it is a button on her own page, on a telephone without script.
  await saysHerself(story, 'solution.change_mind', 'solution.counselled')
  const amara = await story.at('amara')
  await visit(amara, `/tracks/${solution}`)
  await expect(amara.locator('ol.story .story-what').first()).toHaveText(told('Change my mind'))
  await move(amara, 'Choose an option', { 'Which option?': 'Stay and settle here' })
  await move(amara, 'Look into it: family, papers, services')
  await move(amara, 'Agree on this solution', { 'How was it signed?': 'Written' })
  await move(amara, 'Prepare the journey or the settling in')
  await move(amara, 'Carry it out')
  // Her browser of the first days is gone, and what she writes is sealed: she has rung her colleagues first.
  await goOnAlone(amara)
  await visit(amara, `/tracks/${solution}`)
  const form = amara.locator('main form').filter({ hasText: 'Was the person reached?' })
  await form.getByText('Yes', { exact: true }).click()
  await fromList(form, 'Where do they live?', 'In a place of their own')
  await fromList(form, 'Are they safe?', 'Safe')
  await form.getByRole('button', { name: 'Keep it' }).click()
  await expect(amara.getByRole('table', { name: 'How it went afterwards' })).toContainText(
    'In a place of their own',
  )
  await expect(amara.getByText('Follow-up').first()).toBeVisible()
  await looksRight(amara)
  await readsOfIt(story, 'solution.monitoring')
}
