// A mother has her daughter with her. Amara opens a file for the daughter from the mother's, and asks nothing twice; her colleague finds
// both files naming each other, and the clinic that reads the mother's finds nothing of the daughter's.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 14,
    profession: 'caseworker',
    who: 'amara',
    what: 'a child along, as a person with a file of their own',
    goal: { presses: 8, seconds: 40 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const safeContact = { how: 'Message, no call', when: 'Mornings', word: 'Blue', never: 'Her brother' }
      const mother = await stage.act<string>('amara', 'openCase', {
        name: 'Mariam',
        language: 'ar',
        safeContact,
      })
      const terms = { with: 'bashir', compartments: ['health'], purpose: 'health_care', language: 'en' }
      await stage.act('amara', 'agree', mother, terms)
      return mother
    },
    async work(amara, mother) {
      const { page, main } = amara
      await visit(page, `/cases/${mother}`)
      await amara.press(main.getByRole('tab', { name: 'People' }))
      await amara.press(main.getByRole('link', { name: 'Add a child' }))
      await amara.type(main.getByRole('textbox', { name: 'Name' }), 'Dina', { isThere: true })
      await amara.day(main.getByRole('group', { name: 'Date of birth' }).first(), '2014-05-09')
      await amara.press(main.getByText('Reached in the same safe way', { exact: true }))
      await looksRight(page)
      await shot(page, 'child-along-en-1280')
      await amara.button('Open their file')
      await amara.sees(page.getByText('They have a file of their own').last())
      await amara.sees(main.getByText('Linked', { exact: true }))
      expect(page.url()).not.toContain(mother)
      await shot(page, 'child-file-en-1280')
      return new URL(page.url()).pathname
    },
    async after({ at, browser, stage }, mother, child) {
      const narrow = await signIn(browser, stage, 'amara', { language: 'en', width: 360, height: 740 })
      await visit(narrow, `${child}?tab=people`)
      await expect(narrow.getByText('Family and dependants')).toBeVisible()
      await looksRight(narrow)
      await shot(narrow, 'child-people-en-360')
      expect(await narrow.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(2400)
      await narrow.context().close()
      // Her mother's clinic reads what her mother gave it, and knows of no daughter.
      const bashir = await at('bashir')
      await visit(bashir, `/cases/${mother}?tab=people`)
      await expect(bashir.getByText('Family and dependants')).toBeHidden()
      await visit(bashir, child)
      await expect(bashir.locator('main')).not.toContainText('Family and dependants')
      await expect(bashir.locator('main')).not.toContainText('For this child')
    },
  },
)
