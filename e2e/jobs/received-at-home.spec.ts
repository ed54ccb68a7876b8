// Irena goes home. Casa Puerta receives her and has no account: on a telephone there it opens a sealed file with eight words, says yes, and a
// month later how she lives. Amara takes in each answer with one press, and it stands on the way home itself.

import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { fromList, visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { Hand, job, type Scene } from './job.ts'
import { cardOf, seals, sends } from './package.ts'

const casa = 'Casa Puerta'
const note = 'She arrives by the night bus.'

/** Her way home, as far as before the journey; nobody has said yet that she is received. */
async function onTheWay({ stage }: Scene, caseId: string): Promise<string> {
  const { id } = await stage.act<{ id: string }>('amara', 'open', 'solution', { caseId })
  const step = (move: string, input: object = {}) => stage.act('amara', 'move', 'solution', move, id, input)
  await step('counsel', {
    language: 'es',
    explained: ['local_integration', 'third_country_resettlement', 'voluntary_return'],
  })
  await step('choose', { option: 'voluntary_return' })
  await step('assess')
  await step('assess_risk', { safe: 'safe_with_measures' })
  await step('consider_proceedings', { result: 'none' })
  await step('agree', { signed: 'written' })
  await step('prepare')
  await step('examine_staying', { staying: 'possible_not_wanted' })
  await step('check_ready', {
    ready: ['travel_papers', 'money_for_weeks', 'medicine_supply', 'telephone', 'way_there'],
  })
  await step('check_ready', { ready: ['met_on_arrival', 'bed_there', 'contact_there'] })
  return id
}

job(
  {
    number: 'P13',
    profession: 'receiver abroad',
    who: 'nobody',
    withScript: true,
    what: 'accept a plan from another country, and report a follow-up, without an account',
    goal: { presses: 15, seconds: 600 },
    isKept: true,
  },
  {
    async before(scene) {
      const { stage, at } = scene
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Irena Puerta', language: 'es' })
      await stage.act('amara', 'note', caseId, 'contact', note)
      const solution = await onTheWay(scene, caseId)
      await stage.act('amara', 'referOutside', caseId, casa, 'repatriation')
      const path = join(test.info().outputDir, 'package.html')
      const amara = await at('amara')
      const words = await seals(new Hand(amara), casa, note, path)
      return { amara, solution, path, words }
    },
    async work(receiver, { amara, solution, path, words }) {
      const { main, page } = receiver
      await page.goto(`file://${path}`)
      await receiver.type(page.getByLabel('The eight words'), words)
      await receiver.key('Enter')
      await receiver.sees(main.getByText(note))
      await receiver.press(main.getByText('Yes, we can help'))
      await sends(page, () => receiver.button('Send the answer'), 'Thank you')
      await visit(amara, `/tracks/${solution}`)
      await expect(amara.getByText('The receiving organisation has not accepted')).toBeVisible()
      await visit(amara, '/referrals?box=sent')
      await cardOf(amara, casa).getByRole('link', { name: 'Read the answer' }).click()
      await amara.getByRole('button', { name: 'Write it down' }).click()
      await expect(amara.getByText('Written down', { exact: true })).toBeVisible()
      await visit(amara, `/tracks/${solution}`)
      await amara.getByRole('button', { name: 'Carry it out', exact: true }).click()
      await amara.locator('main form.move-form button[type=submit]').click()
      await expect(amara.getByRole('heading', { name: 'Ask how it goes, after one month' })).toBeVisible()

      await receiver.press(main.getByText('How it goes', { exact: true }))
      await receiver.press(main.getByText('After one month'))
      await receiver.select(main.getByLabel('Where the person lives'), 'With family')
      await receiver.select(main.getByLabel('Safety'), 'Worried')
      await receiver.select(main.getByLabel('Work'), 'Looking for work')
      await receiver.select(main.getByLabel('How they feel'), 'So-so')
      await receiver.type(page.getByLabel('In your words'), 'A man asked her cousin where she is.')
      await shot(page, 'follow-up-abroad-en-320')
      await sends(page, () => receiver.button('Send the answer'), 'Thank you')
    },
    async after({ browser, stage }, { amara, solution }) {
      await visit(amara, '/referrals?box=sent')
      await cardOf(amara, casa).getByRole('link', { name: 'Read the answer' }).click()
      await expect(amara.getByText('A man asked her cousin where she is.')).toBeVisible()
      await amara.getByRole('button', { name: 'Write it down' }).click()
      await expect(amara.getByText('Written down', { exact: true })).toHaveCount(2)
      await visit(amara, `/tracks/${solution}`)
      const seen = amara.getByRole('table', { name: 'How it went afterwards' })
      await expect(seen).toContainText('With family')
      await expect(seen).toContainText(casa)
      // The next one is two months away, and stands there as a form already.
      await expect(amara.getByRole('heading', { name: 'Ask how it goes, after three months' })).toBeVisible()
      const form = amara.locator('main form').filter({ hasText: 'Was the person reached?' })
      await form.getByText('Yes', { exact: true }).click()
      await fromList(form, 'Are they safe?', 'Exploited again')
      await expect(form.getByText('This did not hold')).toBeVisible()
      await looksRight(amara)
      await shot(amara, 'follow-up-form-en-1280')
      await form.getByRole('button', { name: 'Keep it' }).click()
      await expect(seen).toContainText('Exploited again')
      await expect(amara.getByText('It did not hold', { exact: true }).first()).toBeVisible()
      const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, `/tracks/${solution}`)
      await expect(narrow.getByText('استُغلّ من جديد').first()).toBeVisible()
      await looksRight(narrow)
      await shot(narrow, 'follow-up-seen-ar-360')
      await narrow.context().close()
    },
  },
)
