// The end of a shift, as the window of whoever stood it meets it: said above the screen, an hour more at a press, and the keys gone a quarter
// of an hour later. The rules by the minute: src/rota/shift-over.test.ts.

import { expect, test, type Page } from '@playwright/test'
import { fillSignIn, looksRight, shot, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

/** The rota as this window is told it: its person stood a desk until some minutes ago. */
async function stoodUntil(page: Page, minutesAgo: number) {
  await page.route('**/api/rota', async (route) => {
    const answer = await route.fetch()
    const { now } = (await answer.json()) as { now: string }
    const me = (await (await page.request.get(`${stage.url}/api/me`)).json()) as {
      id: string
      organisation: { id: number; circle: number }
    }
    const until = new Date(Date.parse(now) - minutesAgo * 60_000).toISOString()
    const desk = {
      circle: me.organisation.circle,
      organisation: me.organisation.id,
      purpose: null,
      phone: '+1 555 0100',
      forNetwork: false,
      isOpen: true,
      until,
      next: null,
      onDuty: { user: me.id, deputy: null, until },
    }
    await route.fulfill({ response: answer, json: { now, desks: [desk] } })
  })
}

test('samir reads that his shift is over, stays an hour, and another window of a shift long over has locked', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await stoodUntil(page, 2)
  await fillSignIn(page, stage, 'samir')
  const told = page.getByText(/^Your shift ended at/)
  await expect(told).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(/This window locks at/)).toBeVisible()
  await looksRight(page)
  await shot(page, 'shift-over-en')
  await page.getByRole('button', { name: 'I stay another hour' }).click()
  await expect(told).toHaveCount(0)
  await context.close()

  const later = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const long = await later.newPage()
  await stoodUntil(long, 20)
  await fillSignIn(long, stage, 'samir')
  // The keys are gone: the passphrase is asked for, and nothing of the rooms is left.
  await expect(long.locator('input[type=password]')).toBeVisible({ timeout: 30_000 })
  await expect(long.getByRole('navigation')).toHaveCount(0)
  await later.close()
})
