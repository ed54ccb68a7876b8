// What goes wrong on a working day: a session that ends in the middle of a word, two windows on the same process, a hand
// that presses twice. Nothing that was typed is lost, and nothing happens twice.

import { expect, test, type Page } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { answer, fromList, loseAnswer, saidIn, told, visit } from './hands.ts'
import { fillSignIn, goTo, looksRight, passphrase, signIn, Stage } from './stage.ts'

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

test('a caseworker whose session ends in the middle of a note signs in again and goes on with the note', async ({
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
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('The note is saved.').last()).toBeVisible()
  expect(await notesOf(page)).toBe(before + 1)
  await page.context().close()
})

test('a caseworker who types before the saved draft has loaded keeps both texts @soak', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${caseId}`)
  const recoveryShare = page.getByRole('dialog')
  const note = recoveryShare.getByRole('textbox').first()
  const write = page.getByRole('button', { name: 'Write a note' })
  await write.click()
  await note.fill('Half a note.')
  // Closing the sheet loses no word of it.
  await page.keyboard.press('Escape')
  await expect(recoveryShare).toBeHidden()

  let letGo = () => {}
  const slow = new Promise<void>((done) => {
    letGo = done
  })
  // Another window of hers knows nothing of the first one, and the line is slow.
  const other = await signIn(browser, stage, 'amara')
  await other.route('**/api/drafts/**', async (route) => {
    if (route.request().method() === 'GET') await slow
    await route.fallback()
  })
  await visit(other, `/cases/${caseId}`)
  await other.getByRole('button', { name: 'Write a note' }).click()
  const there = other.getByRole('dialog')
  await there.getByRole('textbox').first().fill('At once.')
  letGo()
  await expect(there.getByText('You had begun this before.')).toBeVisible()
  await expect(there.getByRole('textbox').first()).toHaveValue('At once.')
  await looksRight(other)
  await there.getByRole('button', { name: 'Show the other one' }).click()
  await expect(there.getByRole('textbox').first()).toHaveValue('Half a note.')
  await there.getByRole('button', { name: 'Let go of the other one' }).click()
  await there.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(other.getByText('The note is saved.').last()).toBeVisible()
  for (const one of [page, other]) await one.context().close()
})

test('a team form keeps its name while an expired session is renewed above it @soak', async ({ browser }) => {
  const page = await signIn(browser, stage, 'amara-admin')
  await visit(page, '/teams')
  await page.getByRole('button', { name: 'Make a team' }).click()
  const name = page.getByRole('dialog').getByLabel('What do you call it?')
  await name.fill('Nurses on the second floor')
  await stage.act('mina', 'sessionEnds', 'amara-admin')
  // What waits is asked for every quarter of a minute, and nobody is known there any more.
  const passphraseField = page.locator('input[type=password]')
  await expect(passphraseField).toBeVisible({ timeout: 40_000 })
  const readAnew = ['people', 'teams'].map((what) =>
    page.waitForResponse((one) => one.url().includes(what) && one.status() === 200),
  )
  await passphraseField.fill(passphrase)
  await page.locator('form', { has: passphraseField }).locator('button[type=submit]').click()
  await expect(passphraseField).toBeHidden()
  await Promise.all(readAnew)
  await expect(name).toHaveValue('Nurses on the second floor')
  await fromList(page.getByRole('dialog'), 'What is it for?', 'health')
  await page.getByRole('dialog').getByRole('button', { name: 'Make the team' }).click()
  await expect(page.getByText('The team “Nurses on the second floor” is there.').first()).toBeVisible()
  await page.context().close()
})

test('a half-filled consent form stays while another consent is withdrawn @soak', async ({ browser }) => {
  const legal = { with: 'ines', compartments: ['legal'], purpose: 'legal_help' }
  await stage.act('amara', 'agree', caseId, legal)
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${caseId}/give`)
  const form = page.locator('form.access-give')
  await fromList(form, 'With whom?', 'City Clinic')
  await answer(form, 'What may they read?', ['health'])
  await page.getByRole('link', { name: /^Who can read/ }).click()
  await page.getByRole('button', { name: /^Stop sharing .* with Legal Aid West$/ }).click()
  await page.getByRole('button', { name: 'Stop now' }).click()
  await expect(
    saidIn(page)
      .getByText(/^Stopped. Legal Aid West/)
      .last(),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: /with Legal Aid West$/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Share something more' }).click()
  await expect(form.getByRole('combobox', { name: 'With whom?' })).toHaveValue('City Clinic')
  await expect(form.getByRole('checkbox', { checked: true })).toHaveCount(1)
  await page.context().close()
})

test('a caseworker who presses twice writes one note @soak', async ({ browser }) => {
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${caseId}`)
  const before = await notesOf(page)
  await page.getByRole('button', { name: 'Write a note' }).click()
  await page.getByRole('dialog').getByRole('textbox').first().fill('Written once.')
  await page.getByRole('button', { name: 'Save', exact: true }).dblclick({ delay: 5 })
  await expect(page.getByText('The note is saved.').last()).toBeVisible()
  expect(await notesOf(page)).toBe(before + 1)
  await page.context().close()
})

test('the second of two windows on one process is told that it moved and shows its present state @soak', async ({
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

test('a lost connection removes nothing that was read or is being typed @soak', async ({ browser }) => {
  const page = await signIn(browser, stage, 'amara')
  const { id } = await stage.act<{ id: string }>('amara', 'open', 'interview', {
    caseId,
    subkind: 'stage_court',
  })
  await visit(page, `/tracks/${id}`)
  await page.getByRole('button', { name: 'Prepare the interview', exact: true }).click()
  const plan = page.locator('form.move-form textarea')
  await plan.fill('She wants to sit near the door.')

  const ofTrack = (one: { url: () => string }) => one.url().endsWith(`/api/tracks/${id}`)
  let tries = 0
  page.on('requestfailed', (one) => {
    if (ofTrack(one)) tries += 1
  })
  await page.route('**/api/**', (route) => route.abort())
  // Who comes back to the window asks for everything anew.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await expect.poll(() => tries).toBe(3)
  const said = page.getByText('The server does not answer just now.')
  await expect(said).toBeVisible()
  await expect(plan).toHaveValue('She wants to sit near the door.')
  await looksRight(page)

  const answered = page.waitForResponse(ofTrack)
  await page.unroute('**/api/**')
  await answered
  await expect(said).toBeHidden()
  await expect(plan).toHaveValue('She wants to sit near the door.')
  await page.context().close()
})

test('a screen whose message file is missing says so and does not stay empty @soak', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const words = /\/assets\/en-[\w-]+\.js$/
  let first = true
  // Those in front of the door arrive, those of the rooms do not.
  await page.route(words, (route) => {
    const front = first
    first = false
    return front ? route.fallback() : route.abort()
  })
  await fillSignIn(page, stage, 'amara')
  await expect(page.getByText('Something did not arrive. Load the page again.')).toBeVisible()
  await looksRight(page)
  await page.unroute(words)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('input[type=password]')).toBeVisible()
  await context.close()
})

const casesOf = (page: Page) =>
  page.evaluate(async () => ((await (await fetch('/api/cases')).json()) as { cases: unknown[] }).cases.length)

test('a case whose response was lost is opened once, even after the form was changed @soak', async ({
  browser,
}) => {
  // Amara's house has a team by now, and she is in none.
  const page = await signIn(browser, stage, 'rosa')
  const before = await casesOf(page)
  const form = page.locator('main')
  const open = page.getByRole('button', { name: 'Open the case' })
  const fill = async (name: string) => {
    await visit(page, '/cases/new')
    await form.getByRole('textbox', { name: 'Name used' }).fill(name)
    await fromList(form, 'Language the person understands', 'Arabic')
    await answer(form, 'Adult or child?', 'Adult')
    await fromList(form, 'Where did the first indicators come from?', 'Health')
    await loseAnswer(page, '/api/cases')
    await open.click()
    await expect(page.getByText('We cannot be reached for a moment.').first()).toBeVisible()
    expect(await casesOf(page)).toBeGreaterThan(before)
  }
  await fill('Ioana')
  await open.click()
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
  expect(await casesOf(page)).toBe(before + 1)

  await fill('Ioanna')
  await form.getByRole('textbox', { name: 'Name used' }).fill('Joanna')
  for (let press = 0; press < 2; press += 1) {
    await open.click()
    await expect(page.getByText('This case is open already.')).toBeVisible()
  }
  await looksRight(page)
  expect(await casesOf(page)).toBe(before + 2)
  await page.getByRole('button', { name: 'Clear this form' }).click()
  await expect(form.getByRole('textbox', { name: 'Name used' })).toHaveValue('')
  await page.context().close()
})

test('a caseworker returns from an enquiry to the form as it was left @soak', async ({ browser }) => {
  const { id } = await stage.act<{ id: string }>('amara', 'refer', caseId, {
    with: 'bashir',
    serviceCode: 'food',
    anonymous: true,
  })
  const page = await signIn(browser, stage, 'amara')
  const letter = page.getByLabel('What they should know')
  for (const words of ['', 'She comes on Monday.']) {
    await goTo(page, `/cases/${caseId}/refer?referral=${id}`)
    await expect(letter).toHaveValue(words)
    // What is suggested from the enquiry, which this window remembers, takes nothing away after a while either.
    await page.waitForTimeout(words ? 2_500 : 0)
    await expect(letter).toHaveValue(words)
    await letter.fill('She comes on Monday.')
    await goTo(page, '/')
    await expect(letter).toBeHidden()
  }
  await page.context().close()
})

test('a hotline worker keeps a reply while the person writes again, answers once, and opens one case from the contact @soak', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'leyla')
  await visit(page, '/hotline')
  await page.getByRole('button', { name: 'New call' }).click()
  await page.getByLabel('What the person says').fill('She calls from the farm.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const receipt = await page.locator('output.receipt').innerText()
  await page.locator('a[href^="/hotline/"]').first().click()
  const words = page.getByLabel('Your answer')
  await words.fill('We are here.')

  const phone = await (await browser.newContext()).newPage()
  await phone.goto(`${stage.publicUrl}/en${addresses.receipt}`)
  await phone.locator('input[name=numbers]').fill(receipt)
  await phone.getByRole('button', { name: 'Open', exact: true }).click()
  await phone.locator('textarea[name=text]').fill('He is gone now.')
  await phone.locator('button[name=send]').click()
  await expect(phone.locator('main')).toContainText('It is sent.')
  // Whoever comes back to the window sees what is new, and is still answering.
  await expect(async () => {
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
    await expect(page.getByText('He is gone now.')).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await expect(words).toHaveValue('We are here.')

  const track = page.url().slice(-36)
  await loseAnswer(page, `/api/reports/${track}/answer`)
  const send = page.getByRole('button', { name: 'Send the answer' })
  await send.click()
  const ours = page.locator('.thread').getByText('We are here.')
  await expect(ours).toHaveCount(1)
  await send.click()
  await expect(page.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()
  await expect(ours).toHaveCount(1)

  const before = await casesOf(page)
  const begin = page.getByRole('button', { name: 'Open a case from this contact' })
  await begin.click()
  const recoveryShare = page.getByRole('dialog')
  await recoveryShare.getByText('The person agreed', { exact: true }).click()
  await recoveryShare.getByLabel('Name used').fill('Farida')
  await recoveryShare.getByText('Adult', { exact: true }).click()
  // Nobody had asked when the call was written down.
  await fromList(recoveryShare, 'Understands', 'Spanish')
  const open = recoveryShare.getByRole('button', { name: 'Open the case, then refer' })
  await loseAnswer(page, '/api/cases')
  await open.click()
  await expect(recoveryShare.getByText('We cannot be reached for a moment.')).toBeVisible()
  // Locked and opened again, the answers are there, and it is the same case.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Lock' }).click()
  await page.locator('input[type=password]').fill(passphrase)
  await page.locator('form button[type=submit]').click()
  await begin.click()
  await expect(recoveryShare.getByLabel('Name used')).toHaveValue('Farida')
  await loseAnswer(page, `/api/contacts/${track}/link`)
  await open.click()
  await expect(recoveryShare.getByText('We cannot be reached for a moment.')).toBeVisible()
  await open.click()
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}\/refer/)
  expect(await casesOf(page)).toBe(before + 1)
  for (const one of [page, phone]) await one.context().close()
})

test('a caseworker whose office has used up the minute signs in all the same, on a device that nobody knows', async ({
  browser,
}) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(stage.url)
  const last = await page.evaluate(async () => {
    const ask = async () =>
      (
        await fetch('/api/session/begin', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
      ).json() as Promise<{ code: string; puzzle?: object }>
    // Until the minute's budget of this address is used up.
    let answer = await ask()
    for (let time = 0; time < 70 && answer.code !== 'too-many'; time += 1) answer = await ask()
    return answer
  })
  expect(last).toMatchObject({ code: 'too-many', puzzle: {} })
  await fillSignIn(page, stage, 'amara')
  await expect(page.locator('nav').first()).toBeVisible()
  await context.close()
})
