// A worker without script counts his pay and complains to the labour inspectorate. Pilar answers, goes there, orders payment and writes down
// what came; he reads each step with his receipt, to the cent. The night line finds nothing of it.

import { expect } from '@playwright/test'
import { addresses, addressOfWorkSum } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'
import { opensWith } from './receipt.ts'

const inTenDays = () => new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)

job(
  {
    number: 'S240',
    profession: 'inspector',
    who: 'pilar',
    what: 'a complaint about pay answered by a visit, an order and money in hand, each told to the worker',
    goal: { presses: 16, seconds: 60 },
    isKept: true,
  },
  {
    async before({ stage, browser }) {
      const inspectorate = { name: 'Labour Inspectorate', pack: 'uk', kind: 'labour_inspectorate' }
      await stage.act('mina', 'newHouse', 'pilar', inspectorate, ['inspector'])
      const context = await browser.newContext({
        viewport: { width: 360, height: 740 },
        javaScriptEnabled: false,
      })
      const phone = await context.newPage()
      await phone.goto(`${stage.publicUrl}/en${addressOfWorkSum(2, 2)}`)
      const main = phone.locator('main')
      for (const [name, typed] of [
        ['hours', '240'],
        ['days', '0'],
        ['got', '900'],
      ] as const)
        await main.locator(`input[name=${name}]`).fill(typed)
      await main.locator('form button').first().click()
      await main.locator(`form[action="/en${addresses.labourComplaint}"] button`).click()
      await expect(main.getByText('The labour inspectorate reads this, and nobody else.')).toBeVisible()
      await expect(main.getByText('Inspectors here do not pass on whether you have papers.')).toBeVisible()
      await shot(phone, 'labour-form-en-360')
      await main.locator('input[name=place]').fill('Qzxfarm, the yellow sheds')
      await main.locator('button[name=send]').click()
      const receipt = await main.locator('output.g').first().innerText()
      await context.close()
      return receipt
    },
    async work(pilar) {
      const { page, main } = pilar
      const does = (what: string) => pilar.press(main.getByText(what, { exact: true }))
      const keeps = async (said: string) => {
        await pilar.button('Keep this step and tell them')
        await pilar.sees(main.locator('.thread').getByText(said))
      }
      await pilar.open(/^Pay complaints/)
      await pilar.press(main.locator('.row-line a').first())
      await pilar.sees(main.getByText('Qzxfarm, the yellow sheds'))
      await does('We went there')
      await does('Wages are owed.')
      await keeps('Wages are owed.')
      await does('Payment was ordered')
      await pilar.type(main.getByLabel(/^Ordered, in/), '2150.40')
      await pilar.day(main.getByRole('group', { name: 'To be paid by' }), inTenDays())
      await keeps('2,150.40')
      await does('Money is in their hand')
      await pilar.type(main.getByLabel(/^In their hand, in/), '2150.40')
      await keeps('came to you')
      await pilar.sees(main.getByText('Paid', { exact: true }))
      await looksRight(page)
      await shot(page, 'labour-paid-en-1280')
    },
    async after({ at, browser, stage }, receipt) {
      const phone = await opensWith(browser, stage, receipt)
      for (const words of ['Wages are owed.', 'The employer must pay you', 'In your hand:'])
        await expect(phone.getByText(words)).toBeVisible()
      await expect(phone.getByText(/2,150\.40 of .*2,150\.40/)).toBeVisible()
      await shot(phone, 'labour-receipt-en')
      await phone.context().close()
      // The night line has no row of it.
      const leyla = await at('leyla')
      await visit(leyla, '/hotline')
      await expect(leyla.locator('main h1')).toBeVisible()
      await expect(leyla.locator('main').getByText('Qzxfarm')).toHaveCount(0)
      const small = await signIn(browser, stage, 'pilar', { language: 'ar', width: 360, height: 740 })
      await visit(small, '/labour')
      await small.locator('main .row-line a').first().click()
      await expect(small.locator('main').getByText('Qzxfarm, the yellow sheds')).toBeVisible()
      await looksRight(small)
      await shot(small, 'labour-ar-360')
      await small.context().close()
    },
  },
)
