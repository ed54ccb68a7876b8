// Yusra at the children's office takes Dina on, writes down what is best in Dina's own words, vets who will stand beside her, and
// prepares the day on which she is 18. Edmund, a guardian in the same office, reads what was decided and nothing about guardians.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { dayFrom, move, visit } from '../hands.ts'
import { enterOwn, fits } from '../portal-door.ts'
import { looksRight, shot, type Stage } from '../stage.ts'
import { job } from './job.ts'

const goal = { presses: 12, seconds: 90 }

/** The house of children, once for all of its jobs. */
let house: Promise<unknown> | undefined
async function newChild(stage: Stage, birth = '2014-05-09'): Promise<string> {
  house ??= stage
    .act('mina', 'newHouse', 'yusra', { name: 'Children Office', pack: 'uk' }, ['child_welfare'])
    .then(() => stage.act('yusra-admin', 'newColleague', 'edmund', ['guardian']))
    .then(() => stage.act('yusra-admin', 'newColleague', 'salwa', ['supervisor']))
  await house
  const caseId = await stage.act<string>('yusra', 'openCase', {
    name: 'Dina',
    language: 'en',
    ageGroup: 'child',
    birth,
  })
  return caseId
}

job(
  {
    number: 31,
    profession: 'child welfare',
    who: 'yusra',
    what: 'what is best for a child, asked first, weighed, decided and signed',
    goal,
    isKept: true,
  },
  {
    before: ({ stage }) => newChild(stage),
    async work(yusra, caseId) {
      const { page, main } = yusra
      await visit(page, `/cases/${caseId}?tab=people`)
      await yusra.press(main.getByRole('link', { name: 'Write it down' }))
      await yusra.type(
        main.getByRole('textbox', { name: 'What was weighed' }),
        'The aunt is safe; the school is near.',
      )
      await yusra.type(main.getByRole('textbox', { name: 'What was decided' }), 'She stays with her aunt.')
      // Nothing is decided without her.
      await yusra.button('Sign the decision')
      await yusra.sees(main.getByText(/^Without the child’s view/))
      await yusra.press(main.getByText('Somebody the child trusts', { exact: true }))
      await yusra.type(
        main.getByRole('textbox', { name: 'What the child said, in their own words' }),
        'I want to stay with my aunt and keep my school.',
      )
      await shot(page, 'best-interests-en-1280')
      await looksRight(page)
      await yusra.button('Sign the decision')
      await yusra.arrivesAt(/\/tracks\/[0-9a-f-]{36}$/)
      await yusra.sees(main.getByText('Decided', { exact: true }).first())
      return page.url()
    },
    async after({ at }, caseId, address) {
      const edmund = await at('edmund')
      await visit(edmund, new URL(address).pathname)
      await expect(edmund.getByText('I want to stay with my aunt and keep my school.')).toBeVisible()
      await shot(edmund, 'best-interests-read-en-1280')
      await visit(edmund, `/cases/${caseId}?tab=people`)
      await expect(edmund.getByText('For this child')).toBeVisible()
      await expect(edmund.locator('main')).not.toContainText('Guardian of a child')
    },
  },
)

const answers = {
  'What they are to the child and the family': 'Nothing',
  'Who pays them; do they gain by a decision?': 'The council; no',
  'Do they know a suspect? How was it found out?': 'No; asked twice',
  'How many other children?': 'Three',
  'Who checked identity and record, and when?': 'Yusra, today',
}

job(
  {
    number: 31,
    profession: 'child welfare',
    who: 'yusra',
    what: 'a guardian named and vetted; a colleague takes the second look, the child reads who it is, and no guardian sees it',
    goal,
    isKept: true,
  },
  {
    before: ({ stage }) => newChild(stage, '2011-05-09'),
    async work(yusra, caseId) {
      const { page, main } = yusra
      await visit(page, `/cases/${caseId}?tab=people`)
      await yusra.press(main.getByRole('link', { name: 'Name a guardian' }))
      await yusra.type(
        main.getByRole('textbox', { name: 'Who, and how to reach them' }),
        'Olga, 020 7946 0101',
        {
          isThere: true,
        },
      )
      for (const [question, words] of Object.entries(answers))
        await yusra.type(main.getByRole('textbox', { name: question }), words)
      await yusra.press(main.getByText('None found', { exact: true }))
      await shot(page, 'guardian-en-1280')
      await looksRight(page)
      await yusra.button('Save: a colleague looks next')
      await yusra.sees(main.getByText('Vetted, waits for a second look'))
      await shot(page, 'child-card-en-1280')
      await looksRight(page)
    },
    async after({ at, browser, stage }, caseId) {
      const salwa = await at('salwa')
      await visit(salwa, `/cases/${caseId}?tab=people`)
      await salwa.getByRole('link', { name: 'Guardian of a child' }).click()
      await move(salwa, 'Second look: appoint', { Until: { day: dayFrom(300) } })
      // Dina is fifteen and has a page of her own: she reads who decides with her, in words for her.
      const { words } = await stage.act<{ words: string }>('yusra', 'card', caseId, 'en')
      const again = await at('yusra')
      await visit(again, `/cases/${caseId}?tab=people`)
      await again.getByText('The child’s page does not name who decides with them').click()
      await again
        .getByRole('textbox', { name: 'What the child reads: who decides with them' })
        .fill('Olga. She speaks for you at school and at court.')
      await again.getByRole('button', { name: 'Put it on their page' }).click()
      await expect(again.getByText('On the child’s page: Olga.', { exact: false })).toBeVisible()
      await looksRight(again)
      await shot(again, 'guardian-named-en-1280')
      const dina = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
      await dina.locator(`main a[href="/en${addresses.guardian}"]`).first().click()
      await expect(dina.getByText('Olga. She speaks for you at school and at court.')).toBeVisible()
      await fits(dina)
      await shot(dina, 'guardian-named-own-en-360')
      await dina.context().close()
      const edmund = await at('edmund')
      await visit(edmund, `/cases/${caseId}?tab=people`)
      await expect(edmund.getByText('For this child')).toBeVisible()
      await expect(edmund.locator('main')).not.toContainText('Guardian of a child')
    },
  },
)

/** Somebody who was born eighteen years and a day ago. */
function bornEighteenAgo(): string {
  const day = new Date(Date.now() - 86_400_000)
  return new Date(Date.UTC(day.getUTCFullYear() - 18, day.getUTCMonth(), day.getUTCDate()))
    .toISOString()
    .slice(0, 10)
}

job(
  {
    number: 31,
    profession: 'child welfare',
    who: 'yusra',
    what: 'turning 18: planned with them, asked anew, and every service goes on',
    goal,
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await newChild(stage, bornEighteenAgo())
      const terms = { with: 'bashir', compartments: ['health'], purpose: 'health_care', language: 'en' }
      await stage.act('yusra', 'agree', caseId, { ...terms, assent: true, onBehalf: 'guardian_agreed' })
      return caseId
    },
    async work(yusra, caseId) {
      const { page, main } = yusra
      await visit(page, `/cases/${caseId}?tab=people`)
      await yusra.button('Prepare for 18')
      await yusra.press(main.getByRole('link', { name: 'Coming of age' }))
      for (const [move, words] of [
        ['Write the plan with them', 'A room of her own, the course, Yusra on Tuesdays.'],
        ['Ask them anew', 'The clinic may read on. The school no more.'],
      ] as const) {
        await yusra.button(move)
        const form = main.locator('form.move-form')
        await yusra.type(form.getByRole('textbox'), words)
        await yusra.press(form.locator('button[type=submit]'))
        await yusra.sees(main.getByText(words).first())
      }
      await shot(page, 'eighteen-en-1280')
      await looksRight(page)
      await yusra.button('They are 18')
      await yusra.sees(main.getByText('Of age, and help goes on').first())
    },
    async after({ stage, at }, caseId) {
      expect(await stage.act<string[]>('bashir', 'reads', caseId)).toEqual(['health'])
      const bashir = await at('bashir')
      await visit(bashir, `/cases/${caseId}`)
      await expect(bashir.locator('main')).toContainText('Adult')
    },
  },
)
