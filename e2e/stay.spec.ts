// Elena, a lawyer, asks Rosa the questions of the law about the routes; what fits stands in the room beside the permission and the letters.

import { expect, test } from '@playwright/test'
import { answer, dayFrom, visit } from './hands.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open({ unlimited: true })
})
test.afterAll(() => stage.close())

test('what speaks for T and against U follows from Rosa’s answers, and the letter says what it shows before it is printed @soak', async ({
  browser,
}) => {
  await stage.act('mina', 'newHouse', 'elena', { name: 'Casa Luz', pack: 'us' }, [
    'caseworker',
    'lawyer',
    'advocate',
  ])
  const caseId = await stage.act<string>('elena', 'openCase', { name: 'Rosa Luz', language: 'es' })
  const { id } = await stage.act<{ id: string }>('elena', 'open', 'status', { caseId })
  await stage.act('elena', 'move', 'status', 'prepare', id, { permit: 't' })
  await stage.act('elena', 'move', 'status', 'apply', id, { applied_on: dayFrom(-90) })
  const dates = { valid_from: dayFrom(-30), valid_to: dayFrom(1400) }
  await stage.act('elena', 'move', 'status', 'grant', id, { permit: 't', ...dates, work: true, family: 2 })

  const elena = await signIn(browser, stage, 'elena')
  await visit(elena, `/cases/${caseId}/stay`)
  await elena.getByRole('link', { name: 'Ask the questions' }).click()
  const form = elena.locator('main form')
  const yes = ['severe form of trafficking', 'because of it?', 'reasonably asked?', 'extreme hardship']
  for (const part of yes)
    await form
      .getByRole('radiogroup', { name: new RegExp(part) })
      .getByText('Yes', { exact: true })
      .click()
  await answer(form, 'Has an agency certified, or will it, that they were, are or may be helpful?', 'No')
  await form.getByText('Form I-914', { exact: true }).click()
  await looksRight(elena)
  await shot(elena, 'stay-questions')
  await form.getByRole('button', { name: 'Keep, and see which routes may fit' }).click()
  const routes = elena.locator('main li', { hasText: 'T nonimmigrant status' })
  await expect(routes.getByText('May fit', { exact: true })).toBeVisible()
  await expect(routes.getByText('Any credible evidence for each point')).toBeVisible()
  const against = elena.locator('main li', { hasText: 'U nonimmigrant status' })
  await expect(against.getByText('Something speaks against it')).toBeVisible()
  // Three years after the grant at the earliest.
  await expect(elena.getByText(/Lawful permanent residence \(green card\), at the earliest on/)).toBeVisible()
  await looksRight(elena)
  await shot(elena, 'stay-room')

  await elena.getByRole('link', { name: 'Letter to an employer' }).click()
  await expect(
    elena.getByText('the name, that work is allowed, since when, until when and the authority’s name'),
  ).toBeVisible()
  await elena.getByText('Add a name under it', { exact: true }).click()
  await elena.getByRole('textbox', { name: 'Name under the letter' }).fill('Trafficking Victims Centre')
  await expect(elena.getByText(/This would tell what happened/)).toBeVisible()
  await looksRight(elena)
  await shot(elena, 'stay-letter')
})

test('the room, the questions and a letter stand on a telephone in Arabic @soak', async ({ browser }) => {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam Test', language: 'ar' })
  const { id } = await stage.act<{ id: string }>('amara', 'open', 'status', { caseId })
  await stage.act('amara', 'move', 'status', 'prepare', id, { permit: 'vts' })
  await stage.act('amara', 'move', 'status', 'apply', id, { applied_on: dayFrom(-90) })
  const dates = { valid_from: dayFrom(-30), valid_to: dayFrom(60) }
  await stage.act('amara', 'move', 'status', 'grant', id, { permit: 'vts', ...dates, work: true })
  const page = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
  for (const place of ['stay', 'routes', 'letters/employer', 'letters/landlord']) {
    await visit(page, `/cases/${caseId}/${place}`)
    await expect(page.locator('main .card, main article').first()).toBeVisible()
    await looksRight(page)
    await shot(page, `stay-ar-${place.replaceAll('/', '-')}`)
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    expect(height, place).toBeLessThan(3 * 740)
  }
})
