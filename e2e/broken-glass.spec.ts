// A life is in danger: Amara asks in one browser, Samir finds it among his duties in another and agrees; only then the clinic
// reads. What a court ordered is opened by one person, with the order's reference sealed.

import { expect, test, type Page } from '@playwright/test'
import { dayFrom, dueRow, fromList, loseAnswer, shown, typeDay } from './hands.ts'
import { goTo, looksRight, signIn, Stage } from './stage.ts'

let stage: Stage
let caseId: string
test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Qzxglasswk', language: 'ar' })
  await stage.act('amara', 'note', caseId, 'health', 'Allergic to penicillin.')
})
test.afterAll(() => stage.close())

const form = (page: Page) =>
  page.locator('form').filter({ has: page.getByText('Why is there no yes?', { exact: true }) })

const choosesPlace = (page: Page, name: string) => fromList(form(page), 'With whom?', name)
const choosesPurpose = (page: Page, name: string) => fromList(form(page), 'What for?', name)

test('the clinic reads the health part without consent only after a caseworker asks and a second one agrees @soak', async ({
  browser,
}) => {
  const amara = await signIn(browser, stage, 'amara')
  await goTo(amara, `/cases/${caseId}/without-consent`)
  await form(amara).getByText('A life is in danger', { exact: true }).click()
  await form(amara).getByRole('button', { name: 'Ask a second person' }).click()
  await expect(form(amara).getByText('Say what the danger is.').first()).toBeVisible()
  await looksRight(amara)
  await choosesPlace(amara, 'City Clinic')
  await form(amara).getByText('health', { exact: true }).click()
  await choosesPurpose(amara, 'Health care')
  await form(amara).getByText('2 days', { exact: true }).click()
  await form(amara).getByText('A life is in danger now', { exact: true }).click()
  await form(amara).getByLabel('What has happened?').fill('She fell and does not wake up.')
  await form(amara).getByText('Yes, on their page and by us').click()
  // The answer gets lost: what she asked stands there, and pressing again is no cause for alarm.
  await loseAnswer(amara, '/api/consents/break-glass')
  await form(amara).getByRole('button', { name: 'Ask a second person' }).click()
  await expect(form(amara).getByText('We cannot be reached for a moment.')).toBeVisible()
  await form(amara).getByRole('button', { name: 'Ask a second person' }).click()
  await expect(amara.getByText('You asked for this. Somebody else has to agree.')).toBeVisible()
  await expect(amara.getByRole('button', { name: /I agree: open/ })).toHaveCount(0)
  await looksRight(amara)
  expect(await stage.refusal('bashir', 'read', caseId)).toContain('not-found')

  const samir = await signIn(browser, stage, 'samir')
  await samir.getByRole('link', { name: 'A life is in danger: answer' }).click()
  await expect(samir.getByText('She fell and does not wake up.')).toBeVisible()
  await looksRight(samir)
  await samir.getByRole('button', { name: /I agree: open health for City Clinic/i }).click()
  await expect(samir.getByText('A second person agreed: a life was in danger')).toBeVisible()
  expect(await stage.act('bashir', 'read', caseId)).toMatchObject({ held: ['health'] })
  // Amara works on the case: what is to be looked back at stands among the team's.
  await goTo(samir, '/?whose=team')
  const back = samir.getByText('Look back at what was opened without a yes').first()
  await expect(await dueRow(samir, back)).toBeVisible()
  await amara.context().close()
  await samir.context().close()
})

test('a court order opens a part with its reference, and never what the person told the lawyer @soak', async ({
  browser,
}) => {
  const amara = await signIn(browser, stage, 'amara')
  await goTo(amara, `/cases/${caseId}/without-consent`)
  await form(amara).getByText('A court ordered it', { exact: true }).click()
  await expect(form(amara).getByText('stays closed, whatever is ordered')).toBeVisible()
  await choosesPlace(amara, 'City Police')
  await form(amara).getByText('identity', { exact: true }).click()
  await choosesPurpose(amara, 'Identification')
  await form(amara).getByLabel('Reference of the order, and what it says').fill('Order 12/2026')
  await form(amara).getByText('Not yet: telling the person would put them in danger').click()
  await form(amara).getByRole('button', { name: 'Open what the court ordered' }).click()
  await expect(form(amara).getByText('Say until when.').first()).toBeVisible()

  // The answer gets lost, and she corrects the day: the first one is in force, and nothing else is said.
  const until = form(amara).getByRole('group', { name: 'Until' })
  const send = form(amara).getByRole('button', { name: 'Open what the court ordered' })
  await typeDay(until, dayFrom(20))
  await loseAnswer(amara, '/api/consents')
  await send.click()
  await expect(form(amara).getByText('We cannot be reached for a moment.')).toBeVisible()
  await typeDay(until, dayFrom(10))
  await send.click()
  await expect(form(amara).getByText('This has been given already')).toBeVisible()
  await looksRight(amara)
  await amara.getByRole('link', { name: /^Who can read/ }).click()
  const police = amara.locator('.access-reader').filter({ hasText: 'City Police' })
  await expect(police.filter({ hasText: new RegExp(`\\b${shown(dayFrom(20))}`) })).toBeVisible()
  await looksRight(amara)
  // The half-filled form waits there, and is sent once more.
  await amara.getByRole('link', { name: 'Open without a yes' }).click()
  await send.click()
  await expect(amara.getByText('Opened, as the court ordered.').first()).toBeVisible()
  await expect(police.filter({ hasText: new RegExp(`\\b${shown(dayFrom(10))}`) })).toBeVisible()
  await amara.context().close()
})
