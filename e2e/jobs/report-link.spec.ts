// A colleague outside the network has no account. Amara gives them a link; it brings one report, sealed in their browser for her house, and
// nothing after that.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const words = 'A man of the night shift asked me for a phone. He may not leave the site.'

job(
  {
    number: 'P14',
    profession: 'colleague outside the network',
    who: 'nobody',
    withScript: true,
    what: 'a person told of by a link, without an account',
    goal: { presses: 8, seconds: 60 },
    isKept: true,
  },
  {
    async before({ at }) {
      const amara = await at('amara')
      await visit(amara, '/hotline')
      await amara.getByRole('link', { name: 'Links for colleagues outside' }).click()
      await amara.getByRole('button', { name: 'Make the link' }).click()
      const address = amara.locator('.secret')
      await expect(address).toContainText('#')
      await looksRight(amara)
      await shot(amara, 'link-made-en-1280')
      return (await address.innerText()).trim()
    },
    async work(colleague, address) {
      const { page, main } = colleague
      await page.goto(address)
      await colleague.sees(
        main.getByText('One report goes to their organisation, and to nobody else.', { exact: false }),
      )
      await colleague.sees(main.getByText('Your phone locks your words before it sends them.'))
      await looksRight(page)
      await shot(page, 'link-form-en-320')
      await colleague.press(main.locator('fieldset').first().getByText('No', { exact: true }))
      await colleague.type(main.locator('textarea[name=story]'), words)
      await colleague.type(main.locator('input[name=teller]'), 'Nurse, Dock Clinic')
      await colleague.press(main.locator('button[name=send]'))
      await colleague.sees(main.locator('output'))
      await shot(page, 'link-sent-en-320')
    },
    async after({ at, browser }, address) {
      const amara = await at('amara')
      await visit(amara, '/hotline')
      await amara
        .getByRole('link', { name: /A link for one report/ })
        .first()
        .click()
      await expect(amara.getByText(words)).toBeVisible()
      await expect(amara.getByText('Nurse, Dock Clinic')).toBeVisible()
      await looksRight(amara)
      // It is used up; a second one is taken back before anybody uses it; and one whose key is another's is not written on.
      await visit(amara, '/links')
      await expect(amara.getByText('Used', { exact: true })).toBeVisible()
      await amara.getByRole('button', { name: 'Make the link' }).click()
      await expect(amara.locator('.secret')).toContainText('#')
      const second = (await amara.locator('.secret').innerText()).trim()
      const context = await browser.newContext({ viewport: { width: 320, height: 568 } })
      const page = await context.newPage()
      await page.goto(address)
      await expect(page.locator('h1')).toHaveText('This link is not open any more')
      await looksRight(page)
      await page.goto(`${second.split('#')[0]!}#${'A'.repeat(22)}`)
      await expect(
        page.getByText('This page does not fit the link that you were given.', { exact: false }),
      ).toBeVisible()
      await expect(page.locator('button[name=send]')).toBeDisabled()
      for (const language of ['ar', 'th']) {
        await page.goto(second.replace('/en/', `/${language}/`))
        await expect(page.locator('input[name=teller]')).toBeVisible()
        await looksRight(page)
        await shot(page, `link-form-${language}-320`)
      }
      await amara.getByRole('button', { name: 'Take back' }).click()
      await expect(amara.getByText('Taken back', { exact: true })).toBeVisible()
      await page.goto('about:blank')
      await page.goto(second)
      await expect(page.locator('h1')).toHaveText('This link is not open any more')
      await context.close()
    },
  },
)
