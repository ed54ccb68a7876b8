// What goes wrong on a working day: a session that ends in the middle of a word, two windows on the same process, a hand
// that presses twice. Nothing that was typed is lost, and nothing happens twice.

import { expect, test, type Page } from '@playwright/test'
import { saidIn, told, visit } from './hands.ts'
import { goTo, looksRight, passphrase, signIn, Stage } from './stage.ts'

let stage: Stage
let caseId: string
let goal: string
test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam Test', language: 'ar' })
  goal = (await stage.act<{ id: string }>('amara', 'open', 'goal', { caseId, subkind: 'education' })).id
})
test.afterAll(() => stage.close())

const notesOf = (page: Page) =>
  page.evaluate(async (id) => {
    const { records } = (await (await fetch(`/api/cases/${id}`)).json()) as { records: { kind: string }[] }
    return records.filter(({ kind }) => kind === 'note').length
  }, caseId)

test('a session that ends in the middle of a note is asked for again, and the note goes on where it was', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${caseId}`)
  const before = await notesOf(page)
  await page.getByRole('button', { name: 'Write a note' }).click()
  const note = page.getByRole('dialog').getByRole('textbox').first()
  await note.fill('She has found the school by herself.')
  // Whatever the page asks for in the meantime waits, so that the last words are typed before anybody learns that the session is over.
  let letGo = () => {}
  const typed = new Promise<void>((done) => {
    letGo = done
  })
  await page.route('**/api/**', async (route) => {
    await typed
    await route.fallback()
  })
  await stage.act('mina', 'sessionEnds', 'amara')
  await note.press('End')
  await note.pressSequentially(' She is glad.')
  letGo()

  // The next thing that is sent is not taken: whoever sits there says who they are, above what they were writing.
  const passphraseField = page.locator('input[type=password]')
  await expect(passphraseField).toBeVisible({ timeout: 15_000 })
  await looksRight(page)
  await passphraseField.fill(passphrase)
  await page.locator('form', { has: passphraseField }).locator('button[type=submit]').click()
  await expect(passphraseField).toBeHidden()
  await expect(note).toHaveValue('She has found the school by herself. She is glad.')
  await page.getByRole('button', { name: 'Seal and keep' }).click()
  await expect(page.getByText('The note is sealed and kept.').last()).toBeVisible()
  expect(await notesOf(page)).toBe(before + 1)
  await page.context().close()
})

test('a hand that presses twice writes one note', async ({ browser }) => {
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${caseId}`)
  const before = await notesOf(page)
  await page.getByRole('button', { name: 'Write a note' }).click()
  await page.getByRole('dialog').getByRole('textbox').first().fill('Written once.')
  await page.getByRole('button', { name: 'Seal and keep' }).dblclick({ delay: 5 })
  await expect(page.getByText('The note is sealed and kept.').last()).toBeVisible()
  expect(await notesOf(page)).toBe(before + 1)
  await page.context().close()
})

test('of two windows on one process the second is told that it has moved, and sees where it stands now', async ({
  browser,
}) => {
  const first = await signIn(browser, stage, 'amara')
  const second = await signIn(browser, stage, 'amara')
  for (const page of [first, second]) await visit(page, `/tracks/${goal}`)
  const agree = (page: Page) => page.getByRole('button', { name: 'Agree on this goal', exact: true })
  await agree(first).click()
  await agree(second).click()
  const send = (page: Page) =>
    page.locator('form.move-form').getByRole('button', { name: 'Agree on this goal' })
  await send(first).click()
  await expect(saidIn(first).getByText(told('Agree on this goal')).last()).toBeVisible()

  await send(second).click()
  await expect(
    second.getByText('Somebody was quicker. Look at the change and try again').first(),
  ).toBeVisible()
  await looksRight(second)
  await goTo(second, '/')
  await visit(second, `/tracks/${goal}`)
  await expect(second.getByText('Agreed', { exact: true }).first()).toBeVisible()
  await expect(agree(second)).toHaveCount(0)
  const { version } = await stage.act<{ version: number }>('amara', 'track', goal)
  expect(version).toBe(2)
  for (const page of [first, second]) await page.context().close()
})
