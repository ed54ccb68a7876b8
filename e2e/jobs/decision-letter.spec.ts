// Noor at the authority answers each sign and signs her reasons; before that she cannot say no. Then she decides, and the letter about it has
// her reasons in English already, and in Arabic as she writes them. Farid, her colleague, reads it on the next
// day; only then can it be printed, and only then does Nadia's own file hold its words.

import { expect } from '@playwright/test'
import { answer, dayFrom, visit } from '../hands.ts'
import { enterOwn, openMessages } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { Hand, job } from './job.ts'

const reasons = 'The contract and the two payslips were looked at. They speak against force.'

job(
  {
    number: 36,
    profession: 'authority',
    who: 'noor',
    what: 'a negative decision: each sign answered, reasons signed before it, its letter read by a second person on another day',
  },
  {
    async before({ stage, at }) {
      await stage.act('noor-admin', 'newColleague', 'farid', ['authority'])
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Nadia', language: 'ar' })
      await stage.act('amara', 'agree', caseId, {
        with: 'noor',
        compartments: ['identity'],
        purpose: 'identification',
        language: 'ar',
      })
      const other = await stage.act<number>('noor', 'circle')
      const { id } = await stage.act<{ id: string }>('amara', 'open', 'identification', { caseId, other })
      await stage.act('amara', 'move', 'identification', 'presume', id, { origin: 'ngo' })
      await stage.act('amara', 'move', 'identification', 'refer', id)
      await stage.act('noor', 'move', 'identification', 'receive', id)
      return { caseId, track: id, stage, at }
    },
    async work(noor, { caseId, track, stage, at }) {
      const { main, page } = noor
      await visit(page, `/tracks/${track}`)
      await expect(main.getByText('Give the reasons first', { exact: false })).toBeVisible()
      await noor.press(main.getByRole('link', { name: 'Give reasons for a no' }))
      const keepReasons = main.getByRole('button', { name: 'Sign the reasons' })
      await expect(main.getByRole('radiogroup')).toHaveCount(11)
      for (const [at, sign] of (await main.getByRole('radiogroup').all()).entries())
        await noor.press(sign.getByText(at < 3 ? 'Speaks against' : 'Not known', { exact: true }))
      // What speaks against somebody needs what shows it.
      const shows = main.getByRole('textbox', { name: /^What shows it/ })
      await expect(shows).toHaveCount(3)
      for (const one of await shows.all()) await noor.type(one, 'Contract, page 2, 4 May')
      await expect(keepReasons).toBeDisabled()
      await noor.type(main.getByRole('textbox', { name: 'Why' }), reasons)
      await looksRight(page)
      await shot(page, 'reasons-en')
      await noor.press(keepReasons)
      await expect(main.getByText('A second person of your auth', { exact: false }).first()).toBeVisible()
      // Farid reads what Noor wrote, on another day; before that nothing can be decided against anybody.
      await stage.travel(1)
      const farid = await at('farid')
      await visit(farid, `/cases/${caseId}/reasons/${track}`)
      await farid.locator('main').getByRole('button', { name: 'I read them so too' }).click()
      await expect(farid.locator('main').getByText('A second reader agrees')).toBeVisible()
      await farid.context().close()
      await expect(async () => {
        await visit(page, `/tracks/${track}`)
        await expect(main.getByRole('button', { name: 'Decide: no reasonable grounds' })).toBeVisible({
          timeout: 3000,
        })
      }).toPass({ timeout: 40_000 })
      await noor.button('Decide: no reasonable grounds', main)
      const form = main.locator('form.move-form')
      await noor.day(
        form.getByRole('group', { name: 'Day on which the person received it' }).first(),
        dayFrom(0),
      )
      await answer(form, 'Reason', { one: 'Information is missing' })
      await noor.press(form.locator('button[type=submit]'))
      await noor.press(main.getByRole('link', { name: 'Letter about this decision' }))
      await noor.sees(main.getByText('Write the letter'))
      const keep = main.getByRole('button', { name: 'Keep for the second reader' })
      // Without reasons in her language there is no letter.
      await expect(keep).toBeDisabled()
      await expect(main.getByRole('textbox', { name: 'The reasons', exact: true })).toHaveValue(reasons)
      await noor.type(
        main.getByRole('textbox', { name: 'The reasons in Arabic' }),
        'نُظر في العقد وقسيمتي الأجر.',
      )
      await noor.press(keep)
      // Her computer's clock is a day behind that of Farid's browser: what he has seen counts for nothing there, and she rings him.
      const waits = main.getByText('It waits for a second reader')
      const rings = main.getByRole('button', { name: 'I have asked by telephone: go on' })
      await expect(waits.or(rings)).toBeVisible()
      if (await rings.isVisible()) {
        await rings.click()
        await noor.press(keep)
      }
      await noor.sees(waits)
      await expect(main.getByRole('button', { name: 'Print the letter' })).toHaveCount(0)
      await looksRight(page)
      await shot(page, 'decision-letter-waits')
      return caseId
    },
    async after({ browser, stage, at }, _there, caseId) {
      await stage.travel(1)
      const farid = new Hand(await at('farid'))
      await visit(farid.page, `/cases/${caseId}/letters/decision`)
      await expect(farid.main.getByText(reasons)).toBeVisible()
      await expect(farid.main.getByText(/Ask for a reconsideration within 30 calendar days/)).toBeVisible()
      await farid.button('I have read it: it can go')
      await expect(farid.main.getByRole('button', { name: 'Print the letter' })).toBeVisible()
      await shot(farid.page, 'decision-letter')
      await farid.page.emulateMedia({ media: 'print' })
      await expect(farid.page.locator('article')).toContainText('قرار بشأنك')
      // Who carries the case prints it too, as it was read.
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}/letters/decision`)
      await expect(amara.getByRole('button', { name: 'Print the letter' })).toBeVisible()
      // Nadia reads it on her own page: in Arabic, said to be a translation, with what was signed in English beneath it.
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'ar')
      const own = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
      await openMessages(own, 'en')
      const letter = own.locator('[data-at=notes] .k', { hasText: 'نُظر في العقد' })
      await expect(letter.locator('p[lang=ar][translate=no][dir=auto]')).toContainText('نُظر في العقد')
      await expect(letter).toContainText('These words are a translation. What was signed is in English.')
      await letter.getByText('What was signed (English)').click()
      await expect(letter.locator('p[lang=en][translate=no]')).toContainText(reasons)
      await looksRight(own)
      await shot(own, 'decision-letter-own-en-360')
      await own.context().close()
    },
  },
)
