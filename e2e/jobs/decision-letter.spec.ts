// Noor at the authority writes the letter about a no, with its reasons in English and in Arabic. Farid, her colleague, reads it on the next
// day; only then can it be printed, and only then does Nadia's own file hold its words.

import { expect } from '@playwright/test'
import { dayFrom, visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { Hand, job } from './job.ts'

const reasons = 'The contract and the two payslips were looked at. They speak against force.'

job(
  {
    number: 36,
    profession: 'authority',
    who: 'noor',
    what: 'the letter about a negative decision, with reasons and remedy, read by a second person on another day',
  },
  {
    async before({ stage }) {
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
      const no = { served_on: dayFrom(0), reason: 'information_missing' }
      await stage.act('noor', 'move', 'identification', 'decide_prelim_negative', id, no)
      return { caseId, track: id }
    },
    async work(noor, { caseId, track }) {
      const { main, page } = noor
      await visit(page, `/tracks/${track}`)
      await noor.press(main.getByRole('link', { name: 'Letter about this decision' }))
      await noor.sees(main.getByText('Write the letter'))
      const keep = main.getByRole('button', { name: 'Keep for the second reader' })
      // Without reasons there is no letter.
      await expect(keep).toBeDisabled()
      await noor.type(main.getByRole('textbox', { name: 'The reasons', exact: true }), reasons)
      await expect(keep).toBeDisabled()
      await noor.type(
        main.getByRole('textbox', { name: 'The reasons in Arabic' }),
        'نُظر في العقد وقسيمتي الأجر.',
      )
      await noor.press(keep)
      await noor.sees(main.getByText('It waits for a second reader'))
      await expect(main.getByRole('button', { name: 'Print the letter' })).toHaveCount(0)
      await looksRight(page)
      await shot(page, 'decision-letter-waits')
      return caseId
    },
    async after({ stage, at }, _there, caseId) {
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
    },
  },
)
