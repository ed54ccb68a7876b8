// The lies that `npm run lie` tells an auditor, told to a browser by the same server: each screen says the sentence that the list promises.

import { expect, test, type Browser, type Page } from '@playwright/test'
import { freePort } from '../bin/free-port.ts'
import { openLiar, type Liar } from '../scripts/liar/server.ts'
import { moves, type Move } from '../scripts/liar/moves.ts'
import { visit } from './hands.ts'
import { fillSignIn, signIn, Stage } from './stage.ts'

let stage: Stage
let caseId: string
test.beforeAll(async () => {
  stage = await Stage.open({ unlimited: true })
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam Test', language: 'ar' })
  await stage.act('amara', 'note', caseId, 'health', 'Sleeps badly.')
  await stage.act('amara', 'open', 'risk', {
    caseId,
    level: 'high',
    own_view: 'unsafe',
    family_considered: true,
  })
  const terms = { purpose: 'health_care', compartments: ['health'] }
  await stage.act('amara', 'agree', caseId, { ...terms, with: 'bashir' })
  await stage.act('amara', 'agree', caseId, { ...terms, with: 'pavel' })
})
test.afterAll(() => stage.close())

/** Amara at work, with the liar between her and the true server. */
async function misled(browser: Browser, move: Move): Promise<{ page: Page; liar: Liar }> {
  const port = await freePort()
  const liar = await openLiar({ target: new URL(stage.url), port, moves: [move] })
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await fillSignIn(page, { url: `http://localhost:${port}` }, 'amara')
  return { page, liar }
}

const tabs = { case: '', notes: '?tab=notes', access: '/access' }
async function look(page: Page, { look: where }: Move): Promise<void> {
  if (where === 'entry') return
  await expect(page.locator('main h1')).toBeVisible()
  if (where !== 'give') return visit(page, `/cases/${caseId}${tabs[where]}`)
  await visit(page, `/cases/${caseId}/give`)
  await page.locator('form.access-give').getByRole('combobox', { name: 'With whom?' }).fill('place whose')
}

for (const move of moves.filter(({ shows }) => shows))
  test(`amara reads on her screen that the server lies: ${move.name}`, async ({ browser }) => {
    if (move.look === 'entry') await (await signIn(browser, stage, 'amara')).context().close()
    const { page, liar } = await misled(browser, move)
    try {
      await look(page, move)
      await expect(page.getByText(move.shows!).first()).toBeVisible()
      // What a colleague signed stands there, and not what the server makes of it.
      if (move.name === 'danger-lowered')
        await expect(page.locator('.case-head').getByText('Risk: High')).toBeVisible()
      expect(liar.told.get(move.name)).toBeGreaterThan(0)
    } finally {
      await page.context().close()
      liar.close()
    }
  })

test('a lie that the documents call a gap is one: amara’s list is empty, and the page of the case shows what is due', async ({
  browser,
}) => {
  const move = moves.find(({ name }) => name === 'duties-withheld')!
  const { page, liar } = await misled(browser, move)
  await expect(page.locator('main h1')).toBeVisible()
  await expect.poll(() => liar.told.get(move.name)).toBeGreaterThan(0)
  await visit(page, `/cases/${caseId}`)
  await expect(page.getByText('First-72-hours checklist').first()).toBeVisible()
  await page.context().close()
  liar.close()
})
