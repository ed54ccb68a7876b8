// What was written once and is mended: a note, how to reach her, what was entered at the opening, what was counted. A line that
// breaks writes nothing twice and keeps nobody from going on, and nobody writes over a newer version unseen.

import { expect, test, type Page } from '@playwright/test'
import { answer, arrived, fromList, loseAnswer, saidIn, turnTo, visit } from './hands.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
let caseId: string
test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam Test', language: 'ar' })
})
test.afterAll(() => stage.close())

const notesOf = (page: Page) =>
  page.evaluate(async (id) => {
    const { records } = (await (await fetch(`/api/cases/${id}`)).json()) as { records: { kind: string }[] }
    return records.filter(({ kind }) => kind === 'note').length
  }, caseId)

test('a caseworker whose response was lost writes no second note, and does not overwrite a newer safe contact unseen @soak', async ({
  browser,
}) => {
  const records = `/api/cases/${caseId}/records`
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${caseId}`)
  const before = await notesOf(page)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Write a note' }).click()
  await dialog.getByRole('textbox').first().fill('She asked for a lawyer.')
  await loseAnswer(page, records)
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  // Also where the sheet was put away in between.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Write a note' }).click()
  await expect(dialog.getByRole('textbox').first()).toHaveValue('She asked for a lawyer.')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('The note is saved.').last()).toBeVisible()
  expect(await notesOf(page)).toBe(before + 1)

  const contact = page.locator('section.card', { has: page.getByRole('heading', { name: 'Safe contact' }) })
  await contact.getByRole('button').click()
  await dialog.getByLabel(/^How/).fill('A message')
  await loseAnswer(page, records)
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(contact).toContainText('A message')

  // A colleague is quicker while she types: she is told, sees theirs, and decides. Nothing is written over unseen.
  const quicker = { how: 'Through her sister', when: '', word: '', never: 'The old number' }
  await contact.getByRole('button', { name: 'Change' }).click()
  await dialog.getByLabel(/^How/).fill('By telephone')
  await stage.act('amara', 'safeContact', caseId, quicker)
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog.getByText('It was written anew meanwhile')).toBeVisible()
  await expect(dialog).toContainText('The old number')
  await expect(dialog.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)
  await looksRight(page)
  await shot(page, 'overtaken')
  // Nor when it is left, and comes back another day.
  await page.keyboard.press('Escape')
  await visit(page, `/cases/${caseId}`)
  await contact.getByRole('button', { name: 'Change' }).click()
  await expect(dialog.getByLabel(/^How/)).toHaveValue('By telephone')
  await dialog.getByRole('button', { name: 'Go on from what counts now' }).click()
  await expect(dialog.getByLabel(/^How/)).toHaveValue(quicker.how)
  await dialog.getByLabel(/^When/).fill('In the morning')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(contact).toContainText('In the morning')
  await expect(contact).toContainText('The old number')
  await page.context().close()
})

test('a caseworker corrects the opening entries once although responses are lost, and must give a reason to make a child an adult @soak', async ({
  browser,
}) => {
  const id = await stage.act<string>('amara', 'openCase', {
    name: 'Maria Test',
    language: 'ru',
    ageGroup: 'unsure',
  })
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${id}`)
  await turnTo(page, 'People')
  await page.getByRole('button', { name: 'Change name, language or age' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Name used')).toHaveValue('Maria Test')
  await dialog.getByLabel('Name used').fill('Halyna Bilokur')
  // A page that scrolls takes neither the words nor the list; Escape goes back to the answer that counts.
  const language = dialog.getByRole('combobox', { name: 'Language the person understands' })
  const ukrainian = page.getByRole('option', { name: 'Ukrainian' })
  await language.fill('Ukrai')
  await expect(ukrainian).toBeVisible()
  await page.evaluate(
    () =>
      new Promise((done) => {
        addEventListener('scroll', () => setTimeout(done, 300), { once: true })
        window.scrollBy(0, 40)
      }),
  )
  await expect(language).toHaveValue('Ukrai')
  await expect(ukrainian).toBeVisible()
  await language.press('Escape')
  await expect(ukrainian).toBeHidden()
  await expect(language).toHaveValue('Russian')
  await fromList(dialog, 'Language the person understands', 'Ukrainian')
  await answer(dialog, 'Adult or child?', 'Adult')
  await dialog.getByRole('button', { name: 'Save the change' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Say how it is known that the person is an adult')
  await looksRight(page)
  await shot(page, 'correct')
  await answer(dialog, 'How is it known that the person is an adult?', 'From a document')
  const [track] = await stage.act<{ id: string }[]>('amara', 'tracks', id)
  for (const path of [`/api/cases/${track?.id}/correct`, `/api/cases/${id}/records`]) {
    await loseAnswer(page, path)
    await dialog.getByRole('button', { name: 'Save the change' }).click()
    await expect(dialog.getByText('That did not work')).toBeVisible()
  }
  await dialog.getByRole('button', { name: 'Save the change' }).click()
  await expect(saidIn(page).getByText('The change is saved.')).toBeVisible()
  await expect(page.locator('.case-head')).toContainText('Adult')
  await expect(page.locator('.case-head')).toContainText('Ukrainian')
  await turnTo(page, 'Notes and messages')
  const done = page.locator('ol.story li', { hasText: 'What was entered at the opening was corrected' })
  await expect(done).toHaveCount(1)
  await expect(done).toContainText('From a document')
  await page.getByRole('button', { name: 'Show names' }).press('Enter')
  await expect(page.locator('.case-lead')).toContainText('Halyna Bilokur')
  // And it is found by the new name.
  await visit(page, '/cases/new')
  await page.getByLabel('Name used').fill('Halyna Bilokur')
  await expect(page.getByRole('link', { name: 'Go to this case' })).toHaveAttribute('href', `/cases/${id}`)
  await page.context().close()
})

test('a person is counted once although both responses are lost @soak', async ({ browser }) => {
  const id = await stage.act<string>('amara', 'openCase', { name: 'Samira Test', language: 'ar' })
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${id}/count`)
  const form = page.locator('main form')
  await answer(form, 'Gender, as the person says it', 'Woman or girl')
  await fromList(form, 'Citizenship, roughly', 'Of another country')
  await fromList(form, 'What was done to the person, mainly', 'Forced to beg')
  await fromList(form, 'In what work, mainly', 'Not in a kind of work listed here')
  await fromList(form, 'Who recruited the person', 'Family')
  await answer(form, 'Did it happen in another country than the person’s own?', 'Yes')
  for (const path of [`/api/cases/${id}/records`, '/api/counted']) {
    await loseAnswer(page, path)
    await form.getByRole('button', { name: 'Record', exact: true }).click()
    await expect(form.getByText('That did not work')).toBeVisible()
  }
  await form.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(saidIn(page).getByText('Recorded.')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/cases/${id}$`))
  await arrived(page)
  await visit(page, `/cases/${id}/count`)
  await expect(page.getByText('This person is recorded already')).toBeVisible()
  await page.context().close()
})
