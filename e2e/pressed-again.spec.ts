// What a form answers where something came between: a number that cannot be, a colleague who was quicker, an answer that got
// lost. It says so beside what was typed, and a second press does nothing twice.

import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, type Page, type Route } from '@playwright/test'
import { answer, arrived, dayFrom, fromList, loseAnswer, move, saidIn, told, visit } from './hands.ts'
import { goTo, looksRight, passphrase, signIn, Stage } from './stage.ts'
import { isQuiet } from './quiet.ts'

let stage: Stage
let caseId: string
test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam Test', language: 'ar' })
})
test.afterAll(() => stage.close())

/** A referral of Mariam's that waits at the City Clinic for an answer. */
async function asked(): Promise<string> {
  const terms = { compartments: ['health'], purpose: 'health_care', whenAccepted: true, language: 'ar' }
  const consent = await stage.act<string>('amara', 'agree', caseId, { with: 'bashir', ...terms })
  const need = { with: 'bashir', serviceCode: 'health', urgency: 'day', consent }
  const { id: track } = await stage.act<{ id: string }>('amara', 'refer', caseId, need)
  await stage.act('bashir', 'move', 'referral', 'open', track, {})
  return track
}

test('a form marks an impossible number where it was typed, before and after sending @soak', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${caseId}/start`)
  await page.getByRole('button', { name: /^Add ?: A safe place$/ }).click()
  const form = page.locator('main form')
  const people = form.getByRole('textbox', { name: 'How many people?' })
  const send = form.getByRole('button', { name: 'Add: A safe place' })
  await answer(form, 'How soon?', 'Now')
  for (const wrong of ['0', 'two', '21']) {
    await people.fill(wrong)
    await send.click()
    await expect(people).toHaveAttribute('aria-invalid', 'true')
    await expect(
      page.getByRole('alert').getByText('A whole number from 1 to 20 is needed: How many people?'),
    ).toBeVisible()
  }
  await looksRight(page)
  // A server that is stricter than the page is heard as well.
  await page.route('**/api/placements', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'invalid', fields: [{ field: 'party', code: 'too-big' }] }),
    }),
  )
  await people.fill('3')
  await expect(people).not.toHaveAttribute('aria-invalid', 'true')
  await send.click()
  await expect(
    page.getByRole('alert').getByText('This answer could not be taken: How many people?'),
  ).toBeVisible()
  await expect(people).toHaveAttribute('aria-invalid', 'true')
  await people.fill('2')
  await expect(people).not.toHaveAttribute('aria-invalid', 'true')
  await page.context().close()
})

test('an answer that comes late takes nobody away from what they have begun since', async ({ browser }) => {
  const claim = await stage.act<{ id: string }>('amara', 'open', 'proceeding', {
    caseId,
    subkind: 'compensation_civil',
  })
  await stage.act('amara', 'move', 'proceeding', 'open', claim.id, { lawyer: 'assigned' })
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/tracks/${claim.id}`)
  let isAnswered = Promise.resolve()
  const late = async (route: Route) => {
    const answer = await route.fetch()
    isAnswered = sleep(1_500)
    await isAnswered
    await route.fulfill({ response: answer })
  }
  await page.route(`**/api/cases/${caseId}`, late)
  await move(page, 'File with the court or body')
  await page.getByRole('button', { name: 'Set the date of the hearing', exact: true }).click()
  const form = page.locator('form.move-form')
  await form.getByRole('spinbutton').first().click()
  await isAnswered
  await isQuiet(page)
  await expect(form.getByRole('spinbutton').first()).toBeFocused()
  await page.unroute(`**/api/cases/${caseId}`)

  await visit(page, `/cases/${caseId}/start`)
  await page.getByRole('button', { name: /^Add ?: A safe place$/ }).click()
  await answer(page.locator('main form'), 'How soon?', 'Now')
  await page.getByRole('textbox', { name: 'How many people?' }).fill('1')
  await page.route('**/api/placements', late)
  const sent = page.waitForResponse('**/api/placements')
  await page.getByRole('button', { name: 'Add: A safe place' }).click()
  await goTo(page, '/directory')
  await arrived(page)
  await sent
  await expect(saidIn(page).getByText('A safe place was asked for')).toBeVisible()
  await expect(page).toHaveURL(/\/directory$/)
  await page.context().close()
})

test('a form marks a hearing in the past where it was typed and sends nothing @soak', async ({ browser }) => {
  const claim = await stage.act<{ id: string }>('amara', 'open', 'proceeding', {
    caseId,
    subkind: 'compensation_civil',
  })
  await stage.act('amara', 'move', 'proceeding', 'open', claim.id, { lawyer: 'assigned' })
  await stage.act('amara', 'move', 'proceeding', 'file', claim.id, {})
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/tracks/${claim.id}`)
  await page.getByRole('button', { name: 'Set the date of the hearing', exact: true }).click()
  const form = page.locator('form.move-form')
  // By keys and by ear one goes on where one is: at the form, and where one thinks better of it at the button again.
  await expect(form.getByRole('heading', { name: 'Set the date of the hearing' })).toBeFocused()
  await form.getByRole('button', { name: 'Not now' }).click()
  const set = page.getByRole('button', { name: 'Set the date of the hearing', exact: true })
  await expect(set).toBeFocused()
  await set.click()
  const sent: string[] = []
  page.on('request', (one) => sent.push(...(one.url().includes('/api/proceedings/') ? [one.url()] : [])))
  await answer(form, 'Day of the hearing', { day: dayFrom(-30) })
  await form.locator('button[type=submit]').click()
  await expect(page.getByRole('alert').getByText(/^A day that is still to come/)).toBeVisible()
  await looksRight(page)
  expect(sent).toEqual([])
  await answer(form, 'Day of the hearing', { day: dayFrom(30) })
  await form.locator('button[type=submit]').click()
  await expect(page.locator('.track-state')).toBeFocused()
  await page.context().close()
})

test('a doctor who answers a referral that a colleague moved is told, and keeps what was typed @soak', async ({
  browser,
}) => {
  const track = await asked()
  const page = await signIn(browser, stage, 'bashir')
  await visit(page, '/referrals')
  await page.getByRole('button', { name: 'Decline', exact: true }).click()
  const form = page.locator('form.move-form')
  await form.getByText('No money for it', { exact: true }).click()
  await stage.act('amara', 'move', 'referral', 'withdraw', track, {})
  await form.locator('button[type=submit]').click()
  await expect(form.getByText('Somebody was quicker. Look at the change and try again')).toBeVisible()
  await expect(form.getByText('This is not possible at this point.')).toBeVisible()
  await expect(form.getByRole('radio', { name: 'No money for it' })).toBeChecked()
  await looksRight(page)
  await form.getByRole('button', { name: 'Not now' }).click()
  await expect(page.getByRole('heading', { name: 'Answered' })).toBeVisible()
  await expect(form).toBeHidden()
  await page.context().close()
})

test('a consent in force is not offered again when its details failed to load @soak', async ({ browser }) => {
  await asked()
  const page = await signIn(browser, stage, 'bashir')
  await visit(page, '/referrals')
  await page.route(`**/api/cases/${caseId}`, (route) => route.abort())
  await page.getByRole('button', { name: 'Accept', exact: true }).click()
  await page.locator('form.move-form button[type=submit]').click()
  const behind = page.getByRole('alert').filter({ hasText: 'The referral is accepted.' })
  await expect(behind).toBeVisible()
  await expect(page.getByText('Accepted', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Accept', exact: true })).toHaveCount(0)
  await looksRight(page)
  await page.unroute(`**/api/cases/${caseId}`)
  await behind.getByRole('button', { name: 'Try again' }).click()
  await expect(page).toHaveURL(new RegExp(`/cases/${caseId}$`))
  await page.context().close()
})

/** What is said where no answer came. */
const noAnswer = (page: Page) => page.getByText('We cannot be reached for a moment.').first()

test('a plan whose response was lost is made once @soak', async ({ browser }) => {
  const input = { caseId, level: 'high', own_view: 'unsafe', family_considered: true }
  const { id } = await stage.act<{ id: string }>('amara', 'open', 'risk', input)
  await stage.act('amara', 'safetyPlan', caseId)
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/tracks/${id}`)
  await page.getByRole('button', { name: 'Agree a safety plan', exact: true }).click()
  const form = page.locator('form.move-form')
  await answer(form, 'Does the plan include the family?', 'Yes')
  await form.locator('textarea').fill('She sleeps at her sister’s until Friday.')
  await loseAnswer(page, `/api/risks/${id}/plan`)
  await form.locator('button[type=submit]').click()
  await expect(noAnswer(page)).toBeVisible()
  await form.locator('button[type=submit]').click()
  await expect(saidIn(page).getByText(told('Agree a safety plan')).last()).toBeVisible()
  await expect(
    page.locator('ol.story .story-what').filter({ hasText: told('Agree a safety plan') }),
  ).toHaveCount(1)
  await page.context().close()
})

test('beds, an assigned bed and a silent call are recorded once although their responses were lost @soak', async ({
  browser,
}) => {
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, '/beds')
  await amara.getByRole('button', { name: 'Add rooms' }).click()
  const dialog = amara.getByRole('dialog')
  await loseAnswer(amara, '/api/shelters/beds')
  await dialog.getByRole('button', { name: 'Add rooms' }).click()
  await expect(noAnswer(amara)).toBeVisible()
  await dialog.getByRole('button', { name: 'Add rooms' }).click()
  await expect(dialog).toBeHidden()
  await expect(amara.locator('.nights-name')).toHaveCount(1)

  await goTo(amara, `/beds?for=${caseId}`)
  await amara.getByText('They have seen the rules and say yes').click()
  for (const step of ['/api/placements', /^\/api\/placements\/[^/]+\/accept$/]) {
    await loseAnswer(amara, step)
    await amara.getByRole('button', { name: 'Keep a bed now' }).click()
    await expect(noAnswer(amara)).toBeVisible()
  }
  await amara.getByRole('button', { name: 'Keep a bed now' }).click()
  await expect(amara).toHaveURL(/\/beds$/)
  await expect(amara.locator('.nights-bar')).toHaveCount(1)
  await amara.context().close()

  const leyla = await signIn(browser, stage, 'leyla')
  await visit(leyla, '/hotline')
  await loseAnswer(leyla, '/api/reports/silent-calls')
  // By its id the server knows the second for the first.
  const sent: string[] = []
  leyla.on('request', (one) => {
    if (one.url().endsWith('/silent-calls'))
      sent.push(`${one.headers()['idempotency-key']} ${one.postData()}`)
  })
  const silent = leyla.getByRole('button', { name: 'Silent call', exact: true })
  await silent.click()
  await expect(noAnswer(leyla)).toBeVisible()
  await silent.click()
  await expect(leyla.getByText('Counted as a silent call.').last()).toBeVisible()
  expect(new Set(sent)).toHaveProperty('size', 1)
  await leyla.context().close()
})

test('a referral whose response was lost is sent once at the second press, after a lock too, and leaves no draft', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${caseId}/refer`)
  const name = page.getByRole('textbox', { name: 'Name of the service' })
  await name.fill('Bread on Tuesdays')
  await page.locator('.card', { has: name }).getByRole('button', { name: 'Choose' }).click()
  await fromList(page.locator('main'), 'Which help is needed', 'Food')
  await page.getByRole('textbox', { name: 'What they should know' }).fill('She comes on foot.')
  await page.getByText('Spoken, with an interpreter', { exact: true }).click()
  const send = page.getByRole('button', { name: 'Record it and write the letter' })
  await loseAnswer(page, '/api/referrals')
  await send.click()
  await expect(noAnswer(page)).toBeVisible()
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await page.locator('input[type=password]').fill(passphrase)
  await page.keyboard.press('Enter')
  await send.click()
  await expect(page).toHaveURL(/\/referrals\/[0-9a-f-]{36}\/letter$/)
  await visit(page, '/referrals?box=sent')
  await expect(page.getByRole('article').filter({ hasText: 'Bread on Tuesdays' })).toHaveCount(1)
  await visit(page, `/cases/${caseId}/refer`)
  await expect(page.getByRole('textbox', { name: 'Name of the service' })).toBeVisible()
  await page.context().close()
})

test('a doctor declines with a reason and the caseworker finds another way; he accepts the next and records the outcome @soak', async ({
  browser,
}) => {
  const refused = await asked()
  const bashir = await signIn(browser, stage, 'bashir')
  await visit(bashir, '/referrals')
  await bashir.getByRole('button', { name: 'Decline', exact: true }).click()
  const form = bashir.locator('form.move-form')
  await form.getByText('No money for it', { exact: true }).click()
  await form.locator('button[type=submit]').click()
  await expect(saidIn(bashir).getByText(told('Decline, with a reason')).last()).toBeVisible()

  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/tracks/${refused}`)
  await expect(amara.getByText('No money for it').first()).toBeVisible()
  await move(amara, 'Record the other way that was found', { 'What was the result?': 'Referred elsewhere' })

  const taken = await asked()
  const accept = bashir.getByRole('button', { name: 'Accept', exact: true })
  // What was read less than ten seconds ago is shown as it was.
  await expect(async () => {
    await visit(bashir, '/referrals')
    await expect(accept).toBeVisible({ timeout: 2000 })
  }).toPass()
  await accept.click()
  await bashir.locator('form.move-form button[type=submit]').click()
  await expect(bashir).toHaveURL(new RegExp(`/cases/${caseId}$`))
  // The address is the next one before the page is: whoever turned round at once would never have left the list.
  await expect(bashir.locator('main h1')).not.toHaveText('Referrals')
  await arrived(bashir)
  await visit(bashir, '/referrals')
  // The list as it was read before the yes stands until the new one is there, and another referral is first in it.
  await expect(accept).toHaveCount(0)
  await bashir.getByRole('button', { name: 'Help has begun', exact: true }).first().click()
  await bashir.getByRole('button', { name: 'Finish', exact: true }).click()
  await answer(form, 'Outcome', 'Reached')
  await answer(form, 'The person’s own rating, 1 to 5', { text: '4' })
  await form.locator('button[type=submit]').click()
  await expect(saidIn(bashir).getByText(told('Finish and record the outcome')).last()).toBeVisible()
  await visit(amara, `/tracks/${taken}`)
  await expect(amara.getByText('Reached').first()).toBeVisible()
  for (const page of [amara, bashir]) await page.context().close()
})

test('a press on its way falls on nothing while a notice above moves the page, and counts a moment later', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${caseId}`)
  const menu = page.getByRole('button', { name: 'What next?' })
  const before = (await menu.boundingBox())!
  await page.evaluate(() => {
    const above = document.querySelector('#main > div:not(.unanswered, .alarm)')
    const notice = document.createElement('p')
    notice.style.blockSize = '160px'
    above?.append(notice)
  })
  await expect(page.locator('main[data-held]')).toBeVisible()
  const moved = (await menu.boundingBox())!
  expect(moved.y).toBeGreaterThan(before.y + 150)
  await page.mouse.click(moved.x + moved.width / 2, moved.y + moved.height / 2)
  await expect(page.locator('main[data-held]')).toHaveCount(0)
  await expect(page.getByRole('menu')).toHaveCount(0)
  await menu.click()
  await expect(page.getByRole('menu')).toBeVisible()
  await page.context().close()
})
