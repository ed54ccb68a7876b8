// Who decides whether somebody is a victim: signs noticed in a careful conversation, a referral, a yes; and in a second
// case a no, with the date until which it can be challenged, and the challenge itself.

import { expect } from '@playwright/test'
import { say } from '../../src/language/say.ts'
import {
  agree,
  answer,
  arrived,
  begin,
  dayFrom,
  dueRow,
  fromList,
  giveCard,
  move,
  shown,
  turnTo,
  visit,
} from '../hands.ts'
import { sealReasons } from '../reasons.ts'
import { goTo, looksRight } from '../stage.ts'
import { readsOfIt } from './portal.ts'
import { typed, type Story } from './story.ts'

const opened = {
  'Was it explained what it is for, and that nothing is lost by saying no?': 'Yes',
  'Is the place private?': 'Yes',
  Interpreter: 'A checked interpreter',
  'How are the questions answered?': 'Asked in conversation',
}

export async function signsAreSeen(story: Story): Promise<void> {
  // The questions about work are asked by who has learnt to ask them.
  await story.stage.act('amara', 'learn', 'first_contact')
  const amara = await story.at('amara')
  await begin(amara, story.caseId, 'Screening interview', { 'Which set of questions?': { one: 'Work' } })
  // Not in private: the screen says so before anything is sent, and keeps what was answered.
  await amara.getByRole('button', { name: 'Begin the screening interview' }).click()
  const form = amara.locator('form.move-form')
  for (const [question, given] of Object.entries({ ...opened, 'Is the place private?': 'No' }))
    await answer(form, question, given)
  await expect(form.getByText('Others could listen. Find a private place first')).toBeVisible()
  await answer(form, 'Is the place private?', 'Yes')
  await form.getByRole('button', { name: 'Begin the screening interview' }).click()
  await move(amara, 'Finish and say what to offer next', {
    'What comes next?': 'Offer help, and another talk',
    'The answers': { text: typed(story, 'Su pasaporte lo guarda el jefe.') },
  })
  await move(amara, 'Record the offer of help', { 'Did the person take it up?': 'Taken up' })
  await looksRight(amara)
}

/** Begins an identification and sends it to the authority, as whoever helps. Answers with its track. */
async function isSent(story: Story, caseId: string): Promise<string> {
  const amara = await story.at('amara')
  await agree(amara, caseId, { with: 'Competent Authority', pages: [], for: 'Identification' })
  const track = await begin(amara, caseId, 'Identification', {
    'Which organisation is asked?': { one: 'Competent Authority' },
  })
  await move(amara, 'Presume that this person is a victim', {
    'How did the person become known?': { one: 'The person came on their own' },
  })
  // Nobody waits for a decision to be told of it.
  await visit(amara, `/cases/${caseId}`)
  await turnTo(amara, 'People')
  await expect(amara.getByRole('heading', { name: 'Victim of a crime' })).toBeVisible()
  await visit(amara, `/tracks/${track}`)
  await move(amara, 'Refer to the authority')
  return track
}

export async function saysYes(story: Story): Promise<void> {
  const track = await isSent(story, story.caseId)
  // What waits for an answer stands on the authority's own list; nobody has to tell them where to look.
  const noor = await story.at('noor')
  await goTo(noor, '/')
  const row = await dueRow(noor, noor.locator(`a[href="/tracks/${track}"]`).first())
  await row.click()
  await arrived(noor)
  await expect(noor.locator('main')).not.toContainText('Harbour House bed')
  await move(noor, 'Take up the referral')
  await move(noor, 'Decide: there are reasonable grounds', {
    'Day on which the person received it': { day: dayFrom(0) },
  })
  await expect(noor.getByText('First decision: yes').first()).toBeVisible()
  await looksRight(noor)
  await readsOfIt(story, 'identification.prelim_positive')
  // What follows from being a victim of a crime stands on her case, in the words that she reads.
  const amara = await story.at('amara')
  await visit(amara, `/cases/${story.caseId}`)
  await turnTo(amara, 'People')
  const victim = amara.locator('section', { has: amara.getByRole('heading', { name: 'Victim of a crime' }) })
  await victim.getByText(say('en', 'rights.compensation')).click()
  await expect(victim).toContainText('You may ask for money for harm done to you.')
  await looksRight(amara)
}

/** A second person, whose answer is no. */
export async function saysNo(story: Story): Promise<void> {
  const amara = await story.at('amara')
  await visit(amara, '/cases/new')
  const form = amara.locator('main')
  await form.getByRole('textbox', { name: 'Name used' }).fill(typed(story, 'Ioana'))
  await fromList(form, 'Language the person understands', 'Romanian')
  await answer(form, 'Adult or child?', 'Adult')
  await fromList(form, 'Where did the first indicators come from?', 'Labour inspection')
  await amara.getByRole('button', { name: 'Open the case' }).click()
  await expect(amara).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
  const caseId = amara.url().slice(-36)
  const track = await isSent(story, caseId)
  await visit(amara, `/cases/${caseId}`)
  const card = typed(story, await giveCard(amara))

  const noor = await story.at('noor')
  await visit(noor, `/tracks/${track}`)
  await move(noor, 'Take up the referral')
  await sealReasons(noor, { why: typed(story, 'The hours were not shown.'), shows: 'Page 1' })
  await move(noor, 'Decide: no reasonable grounds', {
    'Day on which the person received it': { day: dayFrom(0) },
    Reason: 'Information is missing',
  })

  // She reads it herself, and until when she can ask for another look.
  const ioana = { card, language: 'en' } as const
  await readsOfIt(story, 'identification.prelim_negative', ioana, dayFrom(30))

  // The date by which she can answer stands on the helper's screens, with its rule.
  await goTo(amara, '/')
  const challenge = amara.getByText('Challenge the decision, if the person wants').first()
  await (await dueRow(amara, challenge)).click()
  await arrived(amara)
  await expect(amara.getByText('First decision: no').first()).toBeVisible()
  await expect(amara.getByText('Challenge the decision, if the person wants').first()).toBeVisible()
  await expect(
    amara
      .locator('main')
      .getByText(shown(dayFrom(30)))
      .first(),
  ).toBeVisible()
  // Whose rule it is, and that nobody in that country has checked its figure.
  await expect(amara.locator('main')).toContainText('Reconsideration within 30 calendar days')
  await expect(amara.locator('main').getByText(say('en', 'track.unverified')).first()).toBeVisible()
  await looksRight(amara)
  await move(amara, 'Challenge the decision', { 'Why is it challenged?': 'New information' })
  await expect(amara.getByText('Decision challenged').first()).toBeVisible()
  await readsOfIt(story, 'identification.challenged', ioana)
}
