// People at work meet somebody: a teacher whose pupil worries her, a doctor with three minutes, a policeman where there is danger now.
// Each tells one desk, which reads it; and each reads how far it has come, and nothing more.

import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { Instrument } from '../../src/instruments/instrument.ts'
import { fromList, visit } from '../hands.ts'
import { looksRight, shot, signIn, type Stage } from '../stage.ts'
import { job } from './job.ts'

const goal = { presses: 8, seconds: 60 }

/** The school and the office that protects children, once for all of these. */
let houses: Promise<unknown> | undefined
const withHouses = (stage: Stage) =>
  (houses ??= stage
    .act('mina', 'newHouse', 'greta', { name: 'Riverside School', pack: 'uk', kind: 'school' }, ['teacher'])
    .then(() =>
      stage.act('mina', 'newHouse', 'yusra', { name: 'Children Office', pack: 'uk', kind: 'child_welfare' }, [
        'child_welfare',
      ]),
    ))

const healthShort = JSON.parse(readFileSync('src/instruments/data/health-short.json', 'utf8')) as Instrument

const childsWords = 'My uncle says I work off the ticket first.'

job(
  {
    number: 30,
    profession: 'teacher',
    who: 'greta',
    what: 'a pupil who worries me, told to whoever protects children',
    goal,
    isKept: true,
  },
  {
    before: ({ stage }) => withHouses(stage),
    async work(greta) {
      const { main, page } = greta
      await greta.press(main.getByRole('link', { name: 'I met somebody' }))
      await greta.sees(main.getByText('I tell the local authority', { exact: false }))
      await greta.sees(main.getByText('You may stop now, or at any time.', { exact: false }))
      await greta.press(main.getByText('Not now', { exact: true }))
      await greta.press(main.getByText('Under 18', { exact: true }))
      await greta.sees(main.getByText('Child protection is told in any case. Say so first:'))
      await greta.press(main.getByText('Not to go home today', { exact: true }))
      await greta.press(main.getByText('The family', { exact: true }))
      await greta.type(main.getByRole('textbox', { name: 'In the child’s own words' }), childsWords)
      await looksRight(page)
      await shot(page, 'met-child-en-1280')
      await greta.button('Send to Children Office')
      await greta.sees(main.getByText('Received', { exact: true }))
    },
    async after({ at }) {
      const yusra = await at('yusra')
      await visit(yusra, '/hotline')
      await yusra.getByRole('link', { name: /A colleague/ }).click()
      await expect(yusra.getByText(childsWords)).toBeVisible()
      await expect(yusra.getByText('Teacher, Riverside School')).toBeVisible()
      await expect(yusra.getByText('Not to go home today')).toBeVisible()
      await expect(yusra.getByText('The family', { exact: true })).toBeVisible()
      await looksRight(yusra)
      await shot(yusra, 'met-desk-en-1280')
      await yusra
        .getByLabel('Your answer')
        .fill('We see him today, at school. Thank you for telling him first.')
      await yusra.getByRole('button', { name: 'Send the answer' }).click()
      await expect(yusra.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()
      // She reads the answer and that somebody is in contact, and nothing else of what becomes of him.
      const greta = await at('greta')
      await visit(greta, '/encounters')
      await greta.locator('main').locator('.row-line a').first().click()
      await expect(greta.getByText('We see him today, at school.')).toBeVisible()
      await expect(greta.locator('.progress-steps li[data-done]')).toHaveText(['Received', 'In contact'])
      await looksRight(greta)
      await shot(greta, 'reported-en-1280')
      await greta.setViewportSize({ width: 360, height: 740 })
      await shot(greta, 'reported-en-360')
      // The office that protects children goes on with him as a child: by its duty, with what he said, and with who must not learn of it.
      await yusra.getByRole('button', { name: 'Open a case from this contact' }).click()
      const form = yusra.getByRole('dialog')
      await form.getByRole('textbox', { name: 'Name used' }).first().fill('Adam')
      await form.getByText('Duty to protect a child', { exact: true }).click()
      await form.getByText('A child', { exact: true }).click()
      await fromList(form, 'Understands', 'English')
      await form.getByRole('button', { name: 'Open the case, then refer' }).click()
      await expect(yusra).toHaveURL(/\/cases\/[0-9a-f-]{36}\/refer$/)
      await visit(yusra, `/cases/${yusra.url().split('/').at(-2)!}`)
      await expect(yusra.locator('main').getByText('The family', { exact: true }).first()).toBeVisible()
      await shot(yusra, 'child-from-teacher-en-1280')
      // The policeman of the same network finds nothing.
      const pavel = await at('pavel')
      await visit(pavel, '/encounters')
      await expect(pavel.getByText('Nothing reported yet')).toBeVisible()
    },
  },
)

job(
  {
    number: 87,
    profession: 'health',
    who: 'bashir',
    what: 'a patient who wants a call, told with three minutes alone',
    goal,
    isKept: true,
  },
  {
    before: ({ stage }) => withHouses(stage),
    async work(bashir) {
      const { main } = bashir
      await bashir.press(main.getByRole('link', { name: 'I met somebody' }))
      await bashir.press(main.getByText('Not now', { exact: true }))
      await bashir.press(main.getByText('Adult', { exact: true }))
      await bashir.press(main.getByText('A call from a caseworker', { exact: true }))
      await bashir.type(
        main.getByRole('textbox', { name: 'Safe way and time to reach them' }),
        '+44 7700 900123, text first',
      )
      await bashir.type(main.getByRole('textbox', { name: 'In their own words' }), 'He keeps my card.')
      await bashir.button('Send to Night Line')
      await bashir.sees(main.getByText('Received', { exact: true }))
    },
    async after({ at }) {
      const leyla = await at('leyla')
      await visit(leyla, '/hotline')
      await leyla
        .getByRole('link', { name: /A colleague/ })
        .first()
        .click()
      await expect(leyla.getByText('He keeps my card.')).toBeVisible()
      await expect(leyla.getByText('A call from a caseworker')).toBeVisible()
      // The next patient: he goes through five signs with her, and what came out goes along, sealed like the rest.
      const bashir = await at('bashir')
      await visit(bashir, '/encounters/new')
      const main = bashir.locator('main')
      await main.getByText('Not now', { exact: true }).click()
      await main.getByText('Adult', { exact: true }).click()
      await main.getByText('Signs to go through', { exact: true }).click()
      await fromList(main, 'Which signs?', 'Five questions with three minutes alone')
      for (const { words } of healthShort.items) {
        await expect(main.getByRole('heading', { name: words.en })).toBeVisible()
        await main
          .getByRole('button', { name: words.en.includes('papers') ? 'Yes' : 'No', exact: true })
          .click()
      }
      await main.getByRole('button', { name: 'Keep it and finish' }).click()
      await expect(main.getByText('Offer help, and another talk', { exact: false })).toBeVisible()
      await looksRight(bashir)
      await shot(bashir, 'met-signs-en-1280')
      await main.getByRole('button', { name: 'Send to Night Line' }).click()
      await expect(main.getByText('Received', { exact: true })).toBeVisible()
    },
  },
)

job(
  {
    number: 88,
    profession: 'police',
    who: 'pavel',
    what: 'danger now, told with no other question answered',
    goal: { presses: 3, seconds: 15 },
    isKept: true,
  },
  {
    before: ({ stage }) => withHouses(stage),
    async work(pavel) {
      const { main } = pavel
      await pavel.press(main.getByRole('link', { name: 'I met somebody' }))
      await pavel.press(main.getByText('Yes, now', { exact: true }))
      await pavel.sees(main.getByRole('link', { name: 'Call 112' }))
      await looksRight(pavel.page)
      await shot(pavel.page, 'met-danger-en-1280')
      await pavel.button('Send “danger now” to Night Line')
      await pavel.sees(main.getByText('Nobody has taken it up yet. Ring:'))
    },
    async after({ at, browser, stage }) {
      const leyla = await at('leyla')
      await visit(leyla, '/hotline')
      await expect(leyla.getByRole('heading', { name: /^In danger now/ })).toBeVisible()
      // A grown person's no holds it back.
      const bashir = await at('bashir')
      await visit(bashir, '/encounters/new')
      await bashir.getByText('Not now', { exact: true }).click()
      await bashir.getByText('They said no', { exact: true }).click()
      await expect(bashir.getByText('Then nothing is sent')).toBeVisible()
      await expect(bashir.getByRole('button', { name: /^Send/ })).toHaveCount(0)
      await looksRight(bashir)
      const small = await signIn(browser, stage, 'bashir', { language: 'ar', width: 360, height: 740 })
      await visit(small, '/encounters/new')
      await small.getByRole('radio').nth(1).check({ force: true })
      await small.getByRole('radio').nth(4).check({ force: true })
      await looksRight(small)
      await shot(small, 'met-child-ar-360')
      await small.context().close()
    },
  },
)
