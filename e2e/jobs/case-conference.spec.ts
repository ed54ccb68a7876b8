// Four organisations about one case. Amara called them; Bashir, Pavel and Ines come. Amara writes what was said and what was decided: the
// minutes are sealed to those who were there, and the decisions are on the plan. Bashir reads them on his own screen.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { phone } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { turnTo, visit } from '../hands.ts'
import { job } from './job.ts'

const asked = ['bashir', 'pavel', 'ines'] as const
/** What she gave to each before. */
const given = {
  bashir: { compartments: ['health'], purpose: 'health_care' },
  pavel: { compartments: ['contact'], purpose: 'safety' },
  ines: { compartments: ['legal'], purpose: 'legal_help' },
} as const

job(
  {
    number: 16,
    profession: 'caseworker',
    who: 'amara',
    what: 'a case conference of four organisations: minutes sealed to those present, decisions on the plan',
    goal: { presses: 10, seconds: 90 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Selam', language: 'am' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      // Each of the three reads something by her yes already.
      for (const handle of asked)
        await stage.act('amara', 'agree', caseId, { with: handle, ...given[handle] })
      return { caseId, words, stage }
    },
    async work(amara, { caseId, stage }) {
      const { page } = amara
      await visit(page, `/cases/${caseId}`)
      await amara.press(page.getByRole('tab', { name: 'People' }))
      await amara.button('Call a case conference')
      const call = page.getByRole('dialog')
      // The hand is there already.
      await expect(call.getByLabel('What it is about')).toBeFocused()
      await amara.type(call.getByLabel('What it is about'), 'Where she lives, and the doctor.', {
        isThere: true,
      })
      await amara.sees(call.getByRole('checkbox', { name: /City Clinic/, checked: true }))
      await looksRight(page)
      await shot(page, 'conference-call-en-1280')
      await amara.button('Ask them', call)
      await amara.sees(page.getByText(/^Called for /).first())
      // They say on their own screens that they come; she waits for nobody at hers.
      for (const handle of asked) await stage.act(handle, 'comes')
      // On another day she comes back to it.
      await amara.open(/^Cases/)
      await amara.press(page.locator(`main a[href="/cases/${caseId}"]`))
      await amara.press(page.getByRole('tab', { name: 'People' }))
      await amara.button('Write the minutes')
      const sheet = page.getByRole('dialog')
      await expect(sheet.getByLabel('Minutes', { exact: true })).toBeFocused()
      await amara.type(
        sheet.getByLabel('Minutes', { exact: true }),
        'She wants to stay in the city and see a doctor.',
        { isThere: true },
      )
      await amara.type(sheet.getByLabel('Decision 1'), 'A woman doctor this week')
      await amara.type(sheet.getByLabel('Decision 2'), 'No interview before May')
      await looksRight(page)
      await shot(page, 'conference-minutes-en-1280')
      await amara.button('Seal to those who were there', sheet)
      await amara.sees(page.getByText('2 rows are on the plan').last())
      await shot(page, 'conference-case-en-1280')
      await turnTo(page, 'Plan')
      await amara.sees(page.locator('q').getByText('No interview before May'))
    },
    async after({ at, browser, stage }, { words }) {
      const bashir = await at('bashir')
      await bashir.getByRole('button', { name: 'Read the minutes' }).click()
      await expect(bashir.getByText('She wants to stay in the city and see a doctor.')).toBeVisible()
      await expect(bashir.getByText('Their words were read')).toBeVisible()
      await looksRight(bashir)
      await shot(bashir, 'conference-read-en-1280')
      // She reads on her own page, without script, that it took place and who was there.
      const plain = await (await browser.newContext({ viewport: phone, javaScriptEnabled: false })).newPage()
      await plain.goto(`${stage.publicUrl}/en${addresses.enter}`)
      await plain.locator('input[name=words]').fill(words)
      await plain.locator('main button.b').click()
      await plain.locator(`main a[href="/en${addresses.meetings}"]`).click()
      await expect(plain.getByText('The meeting took place.')).toBeVisible()
      await expect(plain.getByText(/City Clinic/)).toBeVisible()
      await shot(plain, 'conference-own-en-360')
      await plain.context().close()
    },
  },
)
