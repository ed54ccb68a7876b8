// A server that lies to a browser: the log that it shows is shorter than before, or changed. The screen stays closed, and says in
// plain words what happened and what to do. (All other moves: test/evil-people.test.ts, test/evil-case.test.ts, with the same client in Node.)

import { expect, test, type Page } from '@playwright/test'
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
  'a key is exchanged': {
    change: (statements: { body: string }[]) => {
      const first = statements[0]
      if (first) first.body = first.body.replace(/"enc":"./, '"enc":"_')
    },
    words: /does not hold together/,
  },
}

for (const [name, { change, words }] of Object.entries(lies))
  test(`Amara is not let in where ${name}, and is told to stop`, async ({ browser }) => {
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
