// A worker has somebody else's telephone for some minutes. She asks for help, keeps the sixteen numbers, leaves without signal so that
// nothing of it is to be seen, and reads the answer the next day with the numbers, on another telephone.

import { expect, type Page } from '@playwright/test'
import { exitAddresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { job } from './job.ts'

const words = 'They keep my passport and I sleep in the barn with four others.'
const answer = 'We can come on Thursday. Is nine in the evening safe?'

/** Leyla at the desk reads it and answers. */
async function answers(leyla: Page): Promise<void> {
  const main = leyla.locator('main')
  await visit(leyla, '/hotline')
  await main.getByRole('link', { name: /^Web/ }).first().click()
  await expect(main.getByText(words)).toBeVisible()
  await main.getByLabel('Your answer').fill(answer)
  await leyla.getByRole('button', { name: 'Send the answer', exact: true }).click()
  await expect(leyla.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()
}

/** Without signal: the weather at once, also for whoever presses Back; and when there is signal again it is what the bar says too. */
async function isLeft(page: Page): Promise<void> {
  await expect(page).toHaveTitle('Weather')
  await page.goBack()
  await expect(page).toHaveTitle('Weather')
  await expect(page.locator('main, form, output')).toHaveCount(0)
  await page.context().setOffline(false)
  await expect(page).toHaveURL(new RegExp(`${exitAddresses.weather}$`))
}

job(
  {
    number: 'P1',
    profession: 'worker',
    who: 'nobody',
    withScript: true,
    what: 'help asked for on a borrowed telephone, which is left without signal; the answer read on another the next day',
    goal: { presses: 8 },
    isKept: true,
  },
  {
    before: (scene) => Promise.resolve(scene),
    async work(worker, { at, stage }) {
      const { page, main } = worker
      await worker.press(main.getByRole('link', { name: 'I need help' }))
      await worker.sees(main.getByText('Your phone locks your words'))
      await worker.press(main.locator('input[name=safe][value=no]'))
      await worker.type(main.getByLabel('What is happening?'), words)
      await worker.button('Send')
      await worker.sees(main.getByRole('heading', { name: 'We have your message' }))
      const receipt = await main.locator('output').innerText()
      await page.context().setOffline(true)
      await worker.press(page.getByRole('link', { name: 'Leave now' }))
      await isLeft(page)

      const leyla = await at('leyla')
      await answers(leyla)
      await stage.travel(1)
      // A telephone that knows nothing of the other one.
      await page.context().clearCookies()
      await page.goto(`${stage.publicUrl}/en`)
      await worker.press(main.getByRole('link', { name: 'I wrote before' }))
      await worker.type(main.locator('input[name=numbers]'), receipt)
      await worker.button('Open')
      await worker.sees(main.getByText(answer))
      await main.locator('textarea[name=text]').fill('Nine is safe.')
      await main.locator('button[name=send]').click()
      await expect(page.getByRole('status').filter({ hasText: 'It is sent.' })).toBeVisible()
      return leyla
    },
    async after({ stage }, _there, leyla) {
      await visit(leyla, '/work')
      await visit(leyla, '/hotline')
      await leyla.locator('main').getByRole('link', { name: /^Web/ }).first().click()
      await expect(leyla.locator('main').getByText('Nine is safe.')).toBeVisible()
      await expect(leyla.locator('main').getByText(answer)).toBeVisible()
      // Closed, so that nobody else finds it waiting first.
      await stage.act('leyla', 'move', 'contact', 'close', leyla.url().slice(-36), { reason: 'advised' })
    },
  },
)
