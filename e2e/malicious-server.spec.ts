// A server that lies to a browser: the log that it shows is shorter than before, or changed, and the screen stays closed; or it
// exchanges labels. The screen says in plain words what happened and what to do. (All other moves: test/malicious-server/people.test.ts, test/malicious-server/case.test.ts, with the same client in Node.)

import { expect, test, type Page, type Route } from '@playwright/test'
import { answer, fromList, visit } from './hands.ts'
import { fillSignIn, looksRight, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

type Logs = { logs: { organisation: number; statements: { body: string }[] }[] }

/** From now on the logs that this page gets are changed on their way. */
async function lie(page: Page, change: (statements: Logs['logs'][number]['statements']) => void) {
  await page.route('**/api/organisations/logs', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.json()) as Logs
    for (const log of body.logs) change(log.statements)
    await route.fulfill({ response: answer, json: body })
  })
}

const lies = {
  'statements are hidden': {
    change: (statements: unknown[]) => void statements.splice(2),
    words: /shows less than it showed before/,
  },
  'a key is exchanged @soak': {
    change: (statements: { body: string }[]) => {
      const first = statements[0]
      if (first) first.body = first.body.replace(/"enc":"./, '"enc":"_')
    },
    words: /does not hold together/,
  },
}

for (const [name, { change, words }] of Object.entries(lies))
  test(`a caseworker is refused entry and told to stop where ${name}`, async ({ browser }) => {
    // She was here before: what she saw is remembered.
    const before = await signIn(browser, stage, 'amara')
    await before.context().close()
    const context = await browser.newContext()
    const page = await context.newPage()
    await lie(page, change)
    await fillSignIn(page, stage, 'amara')
    await expect(page.getByRole('alert').getByText(words)).toBeVisible()
    await expect(page.getByText('call your administrator')).toBeVisible()
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await looksRight(page)
    await context.close()
  })

test('a caseworker is warned where the server exchanged two labels, and stops what she sees @soak', async ({
  browser,
}) => {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam Test', language: 'ar' })
  await stage.act('amara', 'note', caseId, 'health', 'Sleeps badly.')
  const terms = { purpose: 'health_care', compartments: ['health'] }
  await stage.act('amara', 'agree', caseId, { ...terms, with: 'bashir' })
  await stage.act('amara', 'agree', caseId, { ...terms, with: 'pavel' })
  const page = await signIn(browser, stage, 'amara')
  const listed = `**/api/consents?caseId=${caseId}`
  await page.route(listed, async (route) => {
    const answered = await route.fetch()
    const body = (await answered.json()) as { consents: { track: string }[] }
    const [one, other] = body.consents as [{ track: string }, { track: string }]
    ;[one.track, other.track] = [other.track, one.track]
    await route.fulfill({ response: answered, json: body })
  })
  await visit(page, `/cases/${caseId}/access`)
  const alarm = page.locator('main').getByText('What the server says is not what was signed')
  await expect(alarm).toBeVisible()
  for (const name of ['City Clinic', 'City Police'])
    await expect(page.getByText(`An agreement with ${name} is listed that nobody signed`)).toBeVisible()
  await page.getByRole('button', { name: 'Stop sharing health with City Police' }).click()
  await page.getByRole('button', { name: 'Stop now' }).click()
  // What stands there is what was signed, so the police lose their key and the clinic keeps its own.
  await expect.poll(() => stage.act<string[]>('pavel', 'reads', caseId)).toEqual([])
  await expect.poll(() => stage.act<string[]>('bashir', 'reads', caseId)).toEqual(['health'])
  await looksRight(page)

  await page.unroute(listed)
  // What a screen has read it believes for ten seconds.
  await expect(async () => {
    await visit(page, `/cases/${caseId}/access`)
    await expect(alarm).toHaveCount(0, { timeout: 2_000 })
  }).toPass({ timeout: 40_000 })
  await expect(page.getByRole('button', { name: 'Stop sharing health with City Clinic' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Stop sharing health with City Police' })).toHaveCount(0)
  await page.context().close()
})

test('a clinic and a police whose names the server exchanged are shown by neither name and get no key @soak', async ({
  browser,
}) => {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Oksana Test', language: 'en' })
  await stage.act('amara', 'note', caseId, 'health', 'Sleeps badly.')
  await stage.act('amara', 'agree', caseId, {
    with: 'pavel',
    compartments: ['health'],
    purpose: 'health_care',
  })
  const list = '**/api/organisations'
  const exchanged = async (route: Route) => {
    const answered = await route.fetch()
    const body = (await answered.json()) as { organisations: { name: string; kind: string }[] }
    const [one, other] = ['City Clinic', 'City Police'].map((name) =>
      body.organisations.find((place) => place.name === name),
    ) as [{ name: string; kind: string }, { name: string; kind: string }]
    const [name, kind] = [one.name, one.kind]
    Object.assign(one, { name: other.name, kind: other.kind })
    Object.assign(other, { name, kind })
    await route.fulfill({ response: answered, json: body })
  }
  // Before she comes in: what places are called is asked once for the whole of a day's work.
  const page = await (await browser.newContext()).newPage()
  await page.route(list, exchanged)
  await fillSignIn(page, stage, 'amara')
  await expect(page.locator('main h1')).toBeVisible()
  await visit(page, `/cases/${caseId}/access`)
  const changed = page.locator('.access-name', { hasText: 'A place whose name was changed' })
  await expect(changed).toHaveCount(1)
  await expect(page.locator('.access-name', { hasText: /City (Police|Clinic)/ })).toHaveCount(0)
  await visit(page, `/cases/${caseId}/give`)
  const form = page.locator('form.access-give')
  const place = form.getByRole('combobox', { name: 'With whom?' })
  // Whoever opens a list in the very instant in which a page is drawn opens it again.
  await expect(async () => {
    await place.fill('place whose')
    await expect(page.getByRole('option', { name: 'A place whose name was changed' })).toHaveCount(2, {
      timeout: 2_000,
    })
  }).toPass({ timeout: 30_000 })
  await place.fill('City')
  await expect(page.getByRole('option', { name: /City (Police|Clinic)/ })).toHaveCount(0)
  await fromList(form, 'With whom?', 'A place whose name was changed')
  await fromList(form, 'What for?', 'Health care')
  const part = form.getByText('A whole part, from now on', { exact: true })
  const record = form.getByRole('group', { name: 'Which pages?' }).getByRole('checkbox').first()
  // By another kind of place's name pages are what is offered.
  await expect(part.or(record).first()).toBeVisible()
  if (await part.isVisible()) await answer(form, 'What may they read?', ['health'])
  else await record.check({ force: true })
  await answer(form, 'How was it agreed?', 'Spoken')
  await form.locator('button[type=submit]').click()
  await expect(form.getByText('The server calls this organisation by another name')).toBeVisible()
  await looksRight(page)
  await page.context().close()
})

test('a caseworker can withdraw consent for a recipient outside the network, which nobody signed', async ({
  browser,
}) => {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Salma Test', language: 'ar' })
  await stage.act('amara', 'referOutside', caseId, 'Qzxfoodbankwk')
  const page = await signIn(browser, stage, 'amara')
  await visit(page, `/cases/${caseId}/access`)
  const bank = page.locator('.access-reader').filter({ hasText: 'Qzxfoodbankwk' })
  await expect(page.getByRole('alert')).toHaveCount(0)
  await bank.getByRole('button', { name: /^Stop sharing/ }).click()
  await page.getByRole('button', { name: 'Stop now' }).click()
  await expect(bank).toHaveCount(0)
  await page.context().close()
})
