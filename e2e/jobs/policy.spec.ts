// The administrator of Harbour House writes what is done in a criminal matter, who answers for it and when it is looked at again. Ines of another house sees
// nothing of it; Amara reads the steps above the matter itself, and finds it on her work when its day has come.

import { expect } from '@playwright/test'
import { dayFrom, visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { fitsNarrow } from './narrow.ts'
import { job } from './job.ts'

const title = 'A client is charged'
const first = 'Call the duty lawyer before anything is said.'

job(
  {
    number: 'S400',
    profession: 'administrator',
    who: 'amara-admin',
    what: 'write a protocol with who answers for it and its review day; its steps stand above the work',
    goal: { presses: 14 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Kofi Charged', language: 'en' })
      const matter = { caseId, subkind: 'linked_offence_of_person', lawyer: 'assigned' }
      await stage.act('amara', 'agree', caseId, {
        with: 'ines',
        compartments: ['legal'],
        purpose: 'legal_help',
      })
      return stage.act<{ id: string }>('ines', 'open', 'proceeding', matter)
    },
    async work(admin) {
      const { main, page } = admin
      await admin.open(/^Policies/)
      await admin.button('Write a policy', main)
      await admin.type(main.getByRole('textbox', { name: /^What it is called/ }), title)
      await admin.type(main.getByRole('textbox', { name: /^Steps/ }), `${first}\nWrite down the hour.`)
      await admin.press(main.getByText(/^Where it holds:/))
      await admin.press(main.locator('label.choice', { hasText: /^Legal matter/ }).first())
      await admin.press(main.getByRole('button', { name: /Who answers for it/ }))
      await admin.press(page.getByRole('option', { name: /^amara\b(?!-)/ }))
      await admin.day(main.getByRole('group', { name: /^To be looked at again on/ }), dayFrom(30))
      await looksRight(page)
      await shot(page, 'policy-write-en-1280')
      await admin.button('Keep', main)
      await admin.sees(main.getByRole('row', { name: title }))
      await looksRight(page)
      await shot(page, 'policies-en-1280')
    },
    async after({ at, browser, stage }, { id }) {
      const amara = await at('amara')
      await visit(amara, `/tracks/${id}`)
      await expect(amara.locator('main').getByText(first)).toBeVisible()
      await looksRight(amara)
      await shot(amara, 'policy-here-en-1280')
      await fitsNarrow({ browser, stage }, 'amara-admin', { path: '/policies', name: 'policies' })
      const ines = await at('ines')
      await visit(ines, `/tracks/${id}`)
      await expect(ines.locator('main').getByText(first)).toHaveCount(0)
      await stage.travel(31)
      const later = await at('amara')
      await visit(later, '/')
      await expect(later.locator('main').getByRole('link', { name: title })).toBeVisible()
    },
  },
)
