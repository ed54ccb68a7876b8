// What belongs to no case, and an interview, each driven on the screens of those who take part: a visit that may not set out
// without a victim advocate, money that is asked for, and questions that wait until she is ready.

import { expect, test } from '@playwright/test'
import { answer, arrived, begin, dayFrom, fromList, move, saidIn, visit } from './hands.ts'
import { looksRight, passphrase, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

test('a hotline worker plans a visit with a victim advocate, and a participant finds it again @soak', async ({
  browser,
}) => {
  const leyla = await signIn(browser, stage, 'leyla')
  await visit(leyla, '/outside')
  await leyla.getByRole('link', { name: 'Plan a visit' }).click()
  await arrived(leyla)
  const begun = leyla.locator('main')
  await fromList(begun, 'What kind of place', 'Streets and homes where people are poor')
  await fromList(begun, 'What is done there', 'Construction')
  await fromList(begun, 'Language that most people there understand', 'Thai')
  await fromList(begun, 'Another organisation that goes along', 'City Police')
  await begun.getByText('Police', { exact: true }).click()
  await begun.getByRole('button', { name: 'Plan it and ask the houses' }).click()
  await expect(leyla.getByText('As it was planned')).toBeVisible()
  await leyla.getByRole('link', { name: 'The process of this visit' }).click()
  await arrived(leyla)
  await expect(leyla.getByText('What can be done now')).toBeVisible()

  await leyla.getByRole('button', { name: 'Prepare the visit', exact: true }).click()
  const form = leyla.locator('form.move-form')
  await answer(form, 'Day', { day: dayFrom(6) })
  await answer(form, 'By when does everybody say that they are back?', { day: dayFrom(6) })
  await answer(form, 'Who comes along?', ['Police'])
  await fromList(form, 'Language that most people there understand', 'Thai')
  await answer(form, 'How many beds are held for that day?', { text: '0' })
  await answer(form, 'Cards with their rights come along', 'Yes')
  await answer(form, 'People can be spoken to', 'Yes')
  await answer(form, 'What somebody tells goes to', 'An advocate on their side')
  await expect(
    form.getByText('Bring a victim advocate: somebody who is there only for the people who may be found.'),
  ).toBeVisible()
  await answer(form, 'Who comes along?', ['Victim advocate'])
  await form.getByRole('button', { name: 'Prepare the visit', exact: true }).click()
  await expect(leyla.locator('ol.story .story-what').first()).toHaveText('The visit was prepared')
  await leyla.context().close()

  const pavel = await signIn(browser, stage, 'pavel', { language: 'en', width: 320, height: 720 })
  await visit(pavel, '/outside')
  await pavel.getByRole('link', { name: 'Visit · Streets and homes where people are poor' }).click()
  await arrived(pavel)
  await move(pavel, 'Everybody is back')
  await move(pavel, 'Report the visit', {
    'How many people were met?': { text: '30' },
    'Who was told their rights?': 'Everybody',
    'How many were asked with care, in private?': { text: '20' },
    'How many want help?': { text: '3' },
  })
  await looksRight(pavel)
  await pavel.context().close()
})

test('survivors’ feedback is discussed with survivors, answered, and leads to a change @soak', async ({
  browser,
}) => {
  const mina = await signIn(browser, stage, 'mina')
  await visit(mina, '/outside')
  await mina.getByRole('button', { name: /^Start ?: What survivors say$/ }).click()
  await arrived(mina)
  const begun = mina.locator('main form')
  await answer(begun, 'Which kind?', 'Complaint')
  await fromList(begun, 'What is it about?', 'House rules')
  await begun.getByRole('button', { name: 'Start: What survivors say' }).click()
  await expect(mina.getByText('What can be done now')).toBeVisible()
  await move(mina, 'Say that it arrived')
  await move(mina, 'Consider it', { 'Were survivors consulted?': 'Yes' })
  // Beside what was said: nobody wrote words here, so the answer is a choice too.
  const answers = async (outcome: string) => {
    await mina
      .getByRole('radiogroup', { name: 'Do you agree with what was said?' })
      .getByText(outcome, { exact: true })
      .click()
    await mina.getByRole('button', { name: 'Send the answer' }).click()
    await expect(saidIn(mina).getByText('The answer is on their page.').last()).toBeVisible()
  }
  await answers('We agree in part')
  // Whoever is not satisfied says so, and it is looked at again.
  await move(mina, 'Say that this is no answer yet')
  await answers('We agree')
  await move(mina, 'Pay for the time given', { 'Hours given': { text: '3' }, Amount: { text: '90' } })
  await move(mina, 'Record what changed', { 'What changed?': 'How we work' })
  await move(mina, 'Close it')
  await mina.context().close()
})

test('a disclosure to the police is shown to the person, recalled, and destroyed @soak', async ({
  browser,
}) => {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Qzxsentoutwk', language: 'en' })
  const amara = await signIn(browser, stage, 'amara')
  const track = await begin(amara, caseId, 'Sending something out', {
    'Which organisation is asked?': { one: 'City Police' },
    'Who receives it?': { one: 'An authority' },
  })
  await amara.getByRole('button', { name: 'Send it out', exact: true }).click()
  const form = amara.locator('form.move-form')
  await answer(form, 'What is sent out?', ['Name and identity', 'Between person and lawyer'])
  await answer(form, 'Was the person told?', 'Will be told later')
  await answer(form, 'On what basis?', 'A legal duty')
  await expect(form.getByText('What passes between the person and their lawyer')).toBeVisible()
  await answer(form, 'What is sent out?', ['Between person and lawyer'])
  await form.getByRole('button', { name: 'Send it out', exact: true }).click()
  await expect(amara.locator('ol.story .story-what').first()).toHaveText('It was sent out')
  await move(amara, 'Record that the person was told')

  const pavel = await signIn(browser, stage, 'pavel')
  await visit(pavel, `/tracks/${track}`)
  await move(pavel, 'Confirm that it arrived')
  await visit(amara, `/tracks/${track}`)
  await move(amara, 'Ask for it to be destroyed')
  await visit(pavel, `/tracks/${track}`)
  await move(pavel, 'Confirm that it was destroyed')
  for (const page of [amara, pavel]) await page.context().close()
})

test('the police interview a survivor on the day she is ready, and the caseworker records how she is afterwards @soak', async ({
  browser,
}) => {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Qzxinterviewwk', language: 'fr' })
  const amara = await signIn(browser, stage, 'amara')
  const track = await begin(amara, caseId, 'Interview', {
    'Which kind?': 'In the investigation',
    'Which organisation is asked?': { one: 'City Police' },
  })
  const pavel = await signIn(browser, stage, 'pavel')
  await visit(pavel, `/tracks/${track}`)
  await move(pavel, 'Prepare the interview', {
    Day: { day: dayFrom(5) },
    'Language the person understands': { one: 'French' },
    Interpreter: 'Booked',
    'What was looked at, where somebody interprets?': [
      'They understand each other',
      'A man or a woman, as the person wishes',
      'They do not know each other or each other’s people',
    ],
    'Who comes with the person?': 'Chosen by the person',
    'What is done differently for this person?': ['Breaks at any time', 'Somebody looks after the children'],
    'What was told before': 'Nothing has been told yet',
  })
  // Whoever asks the questions has no button that says she is ready.
  await expect(pavel.getByRole('button', { name: 'Record that the person is ready' })).toHaveCount(0)
  await visit(amara, `/tracks/${track}`)
  await move(amara, 'Record that the person is ready', { 'What the person says': 'Ready, with breaks' })
  await visit(pavel, `/tracks/${track}`)
  // Nobody says of themselves that they are trained: without the certificate there is the way to it, and danger to life goes before.
  await expect(pavel.getByText('This needs your certificate')).toBeVisible()
  await expect(pavel.getByRole('button', { name: 'Record the interview' })).toHaveCount(0)
  await stage.act('pavel', 'learn', 'first_contact')
  await visit(pavel, `/tracks/${track}`)
  await move(pavel, 'Record the interview', {
    'Whoever asks is trained to interview victims': 'Yes, trained',
    'Was it recorded, so that it need not be told again?': 'Yes',
  })
  await visit(amara, `/tracks/${track}`)
  await move(amara, 'Somebody has asked how the person is')
  await looksRight(amara)
  await pavel.context().close()
  await amara.context().close()
})

test('a caseworker completes the checklist of a survivor’s first days @soak', async ({ browser }) => {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Qzxfirstdayswk', language: 'ar' })
  const tracks = await stage.act<{ id: string; kind: string }[]>('amara', 'tracks', caseId)
  const { id } = tracks.find(({ kind }) => kind === 'case')!
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/tracks/${id}`)
  await move(amara, 'Update the first-72-hours checklist', {
    'What is settled?': ['A bed', 'Food', 'A doctor'],
  })
  await amara.getByRole('button', { name: 'Complete the first-72-hours checklist', exact: true }).click()
  const form = amara.locator('form.move-form')
  await answer(form, 'What is settled?', ['Safe from whoever did it', 'Telephone', 'Somebody who interprets'])
  await expect(form.getByText('The first-72-hours checklist has open needs.')).toBeVisible()
  await answer(form, 'What is settled?', ['Their rights explained'])
  await answer(form, 'What the person does not want', ['Clothes'])
  await form.getByRole('button', { name: 'Complete the first-72-hours checklist', exact: true }).click()
  await expect(amara.locator('ol.story .story-what').first()).toHaveText(
    'The first-72-hours checklist was completed',
  )
  await amara.context().close()
})

test('the answers for a new process are still there after a lock @soak', async ({ browser }) => {
  const page = await signIn(browser, stage, 'leyla')
  const begins = async () => {
    await visit(page, '/outside')
    await page.getByRole('button', { name: /^Start ?: Rights talk$/ }).click()
    await arrived(page)
  }
  await begins()
  await answer(page.locator('main form'), 'Which kind?', 'Canteen')
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await page.locator('input[type=password]').fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.locator('nav').first()).toBeVisible()
  await begins()
  const chosen = page.getByRole('radiogroup', { name: 'Which kind?' }).getByRole('radio', { checked: true })
  await expect(chosen).toHaveAccessibleName('Canteen')
  await page.context().close()
})
