// A doctor has three minutes alone with a patient and asks five questions, one at a time. What was answered stays in the file; what comes
// out is what to offer next.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 89,
    profession: 'caseworker',
    who: 'amara',
    what: 'a screening of six short questions to what is offered next',
    goal: { presses: 10, seconds: 60 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Ilham', language: 'en' })
      const { id } = await stage.act<{ id: string }>('amara', 'open', 'screening', {
        id: crypto.randomUUID(),
        caseId,
        instrument: 'health_short',
      })
      await stage.act('amara', 'move', 'screening', 'begin', id, {
        explained: true,
        private_place: true,
        interpreter: 'not_needed',
        mode: 'asked',
      })
      return { caseId, id }
    },
    async work(amara, { id }) {
      const { main, page } = amara
      await visit(page, `/tracks/${id}`)
      await amara.press(main.getByRole('link', { name: 'Ask the questions' }))
      for (const answer of ['No', 'Yes', 'Yes', 'I do not know', 'No', 'No']) {
        if (answer === 'Yes') await looksRight(page)
        await amara.button(answer)
      }
      await amara.sees(main.getByText('Offer help, and another talk', { exact: true }))
      await looksRight(page)
      await shot(page, 'screening-outcome-en-1280')
      await amara.button('Keep it and finish')
      await amara.sees(main.getByRole('link', { name: 'Read what was answered' }))
    },
    async after({ at, browser, stage }, { caseId, id }) {
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}/screening/${id}`)
      const asked = amara.locator('main').getByText('Does somebody else keep your papers, card or phone?')
      await expect(asked).toBeVisible()
      await looksRight(amara)
      await shot(amara, 'screening-answered-en-1280')
      // Who works elsewhere in the network learns of none of it.
      const pavel = await at('pavel')
      await visit(pavel, `/cases/${caseId}/screening/${id}`)
      await expect(pavel.getByText('Does somebody else keep')).toHaveCount(0)
      const again = await stage.act<{ id: string }>('amara', 'open', 'screening', {
        id: crypto.randomUUID(),
        caseId,
        instrument: 'labour',
      })
      await stage.act('amara', 'learn', 'first_contact')
      await stage.act('amara', 'move', 'screening', 'begin', again.id, {
        explained: true,
        private_place: true,
        interpreter: 'not_needed',
        mode: 'asked',
      })
      // Where the law makes an inspector pass on what they learn, they ask nothing.
      await stage.act(
        'mina',
        'newHouse',
        'ingrid',
        { name: 'Labour Office', pack: 'eu', kind: 'labour_inspectorate' },
        ['inspector', 'caseworker'],
      )
      const ofEu = await stage.act<string>('ingrid', 'openCase', { name: 'Dara', language: 'en' })
      const met = await stage.act<{ id: string }>('ingrid', 'open', 'screening', {
        id: crypto.randomUUID(),
        caseId: ofEu,
        instrument: 'general',
      })
      await stage.act('ingrid', 'move', 'screening', 'begin', met.id, {
        explained: true,
        private_place: true,
        interpreter: 'not_needed',
        mode: 'asked',
      })
      const ingrid = await at('ingrid')
      await visit(ingrid, `/cases/${ofEu}/screening/${met.id}`)
      await expect(ingrid.getByText('Ask nothing: give the card and the door')).toBeVisible()
      await expect(ingrid.getByRole('button', { name: 'I do not know' })).toHaveCount(0)
      await looksRight(ingrid)
      await shot(ingrid, 'card-and-door-en-1280')
      const small = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
      await visit(small, `/cases/${caseId}/screening/${again.id}`)
      await expect(small.locator('main h2').first()).toBeVisible()
      await looksRight(small)
      await shot(small, 'screening-question-ar-360')
      await small.context().close()
    },
  },
)

job(
  {
    number: 'S278',
    profession: 'caseworker',
    who: 'amara',
    what: 'an answer of a screening put right: what was answered first stays, with why it was wrong',
    goal: { presses: 5, seconds: 30 },
    isKept: true,
  },
  {
    async before({ stage, at }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Ilham Corrected', language: 'en' })
      const { id } = await stage.act<{ id: string }>('amara', 'open', 'screening', {
        id: crypto.randomUUID(),
        caseId,
        instrument: 'health_short',
      })
      await stage.act('amara', 'move', 'screening', 'begin', id, {
        explained: true,
        private_place: true,
        interpreter: 'not_needed',
        mode: 'asked',
      })
      const first = await at('amara')
      await visit(first, `/cases/${caseId}/screening/${id}`)
      for (const answer of ['No', 'No', 'No', 'No', 'No', 'No'])
        await first.locator('main').getByRole('button', { name: answer, exact: true }).click()
      await first.getByRole('button', { name: 'Keep it and finish', exact: true }).click()
      await expect(first.getByRole('link', { name: 'Read what was answered' })).toBeVisible()
      return { caseId, id }
    },
    async work(amara, { caseId, id }) {
      const { page, main } = amara
      await visit(page, `/cases/${caseId}/screening/${id}`)
      await amara.button('Correct an answer', main)
      const sheet = page.getByRole('dialog', { name: 'Correct an answer' })
      await amara.press(sheet.getByText('Yes', { exact: true }).first())
      await amara.press(sheet.getByText('Heard or written wrongly'))
      await looksRight(page)
      await shot(page, 'screening-correct-en-1280')
      await amara.button('Save the correction', sheet)
      await amara.sees(main.getByText(/^Corrected/).first())
    },
    async after({ stage, browser, at }, { caseId, id }) {
      const samir = await at('samir')
      await visit(samir, `/cases/${caseId}/screening/${id}`)
      await expect(samir.getByText(/amara, .*Heard or written wrongly/i)).toBeVisible()
      await looksRight(samir)
      await shot(samir, 'screening-corrected-en-1280')
      const narrow = await signIn(browser, stage, 'samir', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, `/cases/${caseId}/screening/${id}`)
      await expect(narrow.locator('main details').first()).toBeVisible()
      await looksRight(narrow)
      await shot(narrow, 'screening-corrected-ar-360')
      await narrow.context().close()
    },
  },
)
