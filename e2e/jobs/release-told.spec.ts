// The accused is out of prison. The police say so in three presses; Amara, who helps Clémence, has it at the head of her work, reads beside it how
// Clémence is reached safely, and warns her.

import { expect } from '@playwright/test'
import { dueRow, fromList, visit } from '../hands.ts'
import { looksRight } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'S131',
    profession: 'police',
    who: 'pavel',
    what: 'an escape told; whoever helps the person warns her in her safe way',
    goal: { presses: 3 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Clémence Out', language: 'en' })
      await stage.act('amara', 'safeContact', caseId, { how: 'Through her sister', when: 'After six' })
      const other = await stage.act<number>('pavel', 'circle')
      const subkind = 'criminal_against_trafficker'
      const trial = await stage.act<{ id: string }>('amara', 'open', 'proceeding', { caseId, subkind, other })
      await stage.act('amara', 'move', 'proceeding', 'open', trial.id, { lawyer: 'not_wanted' })
      return trial.id
    },
    async work(pavel, trial) {
      const { main, page } = pavel
      await visit(page, `/tracks/${trial}`)
      await pavel.button('Tell of a release, bail, escape or appeal', main)
      const form = main.locator('form.move-form')
      await pavel.press(form.getByText('Escape', { exact: true }))
      await pavel.press(form.locator('button[type=submit]'))
      await pavel.sees(main.getByText('A release, bail, escape or appeal was told').first())
      return page
    },
    async after({ at }, trial, page) {
      await looksRight(page)
      const amara = await at('amara')
      await visit(amara, '/')
      const row = amara.locator('main').getByRole('link', { name: 'Warn the person now' }).first()
      await (await dueRow(amara, row)).click()
      const main = amara.locator('main')
      await expect(main.getByText('The person is to be warned')).toBeVisible()
      await expect(main.getByText('Through her sister')).toBeVisible()
      await looksRight(amara)
      await visit(amara, `/tracks/${trial}`)
      await main.getByRole('button', { name: 'Record that the person is warned', exact: true }).click()
      const form = main.locator('form.move-form')
      await form
        .getByRole('radiogroup', { name: /safety plan/ })
        .getByText('Yes', { exact: true })
        .click()
      await fromList(form, 'Language', 'English')
      await form.locator('button[type=submit]').click()
      await expect(main.getByText('The person was warned').first()).toBeVisible()
      await expect(main.getByText('The person is to be warned')).toHaveCount(0)
    },
  },
)
