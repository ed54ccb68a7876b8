// Nobody is carried home because nobody looked. Amara writes at the return desk who looked at staying, the risk line by line and the money;
// the journey is held back by each condition alone, and the person's change of mind ends it at once.

import { expect, type Page } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { enterWithoutScript } from '../portal-door.ts'
import { looksRight, shot, signIn, type Stage } from '../stage.ts'
import { job } from './job.ts'

const explained = ['local_integration', 'third_country_resettlement', 'voluntary_return']
const needs = [
  'travel_papers',
  'money_for_weeks',
  'medicine_supply',
  'telephone',
  'way_there',
  'met_on_arrival',
  'bed_there',
  'contact_there',
]

/** A way home with everything that it needs, but for one step. */
async function wayHome(stage: Stage, name: string, without = '') {
  const caseId = await stage.act<string>('amara', 'openCase', { name, language: 'es' })
  const { id } = await stage.act<{ id: string }>('amara', 'open', 'solution', { caseId })
  const steps = [
    ['counsel', { language: 'es', explained }],
    ['choose', { option: 'voluntary_return' }],
    ['assess', {}],
    ['assess_risk', { safe: 'safe' }],
    ['consider_proceedings', { result: 'none' }],
    ['agree', { signed: 'written' }],
    // It was safe when they agreed, and is safe no more.
    ...(without === 'assess_risk' ? [['assess_risk', { safe: 'not_safe' }] as const] : []),
    ['prepare', {}],
    ['examine_staying', { staying: 'possible_not_wanted' }],
    ['confirm_receiver', { accepts: true }],
    ['check_ready', { ready: needs }],
  ] as const
  for (const [move, input] of steps)
    if (move !== without || without === 'assess_risk')
      await stage.act('amara', 'move', 'solution', move, id, input)
  return { id, caseId }
}

const heldBack = (page: Page) =>
  page.locator('main').getByRole('listitem').filter({ hasText: 'Carry it out' }).first()

job(
  {
    number: 'S190',
    profession: 'caseworker',
    who: 'amara',
    what: 'a return: staying looked at, the risk line by line, the money',
    goal: { presses: 26, seconds: 240 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const { id } = await wayHome(stage, 'Yasmin Return', 'examine_staying')
      return { solution: id }
    },
    async work(amara, { solution }) {
      const { main, page } = amara
      await visit(page, `/tracks/${solution}`)
      await expect(heldBack(page)).toContainText('Nobody has written down who looked at staying')
      await amara.press(main.getByRole('link', { name: /^Return desk/ }))
      const sheet = (name: string) => main.getByRole('region', { name })
      await amara.press(sheet('Staying was looked at first').getByRole('button', { name: 'Write down' }))
      await amara.type(main.getByRole('textbox', { name: 'A permit to stay' }).first(), 'Likely yes')
      await amara.type(main.getByRole('textbox', { name: 'Work and a home here' }).first(), 'No flat')
      await amara.press(main.getByText('Staying is possible, and the person does not want it'))
      await amara.button('Keep it', main)
      await amara.sees(main.getByText('Likely yes'))
      await amara.press(sheet('Risk in the country').getByRole('button', { name: 'Write down' }))
      await amara.type(main.getByRole('textbox', { name: 'Their family' }).first(), 'Mother welcomes her')
      await amara.type(main.getByRole('textbox', { name: /^Who assessed it/ }), 'K. Asante, university')
      await amara.press(main.getByText('Safe with measures', { exact: true }))
      await amara.button('Keep it', main)
      await amara.sees(main.getByText('Mother welcomes her'))
      await amara.press(sheet('Money for the return').getByRole('button', { name: 'Write down' }))
      await amara.type(main.getByRole('textbox', { name: 'Journey and company: Agreed' }), '1840.50')
      await amara.type(main.getByRole('textbox', { name: 'Medicine: Agreed' }), '96.25')
      await amara.button('Keep it', main)
      await amara.sees(main.getByRole('row', { name: /Together/ }).getByText('1936.75'))
      return page
    },
    async after({ browser, stage }, { solution }, page) {
      await looksRight(page)
      await shot(page, 'return-desk-en-1280')
      await visit(page, `/tracks/${solution}`)
      await expect(page.getByRole('button', { name: 'Carry it out', exact: true })).toBeVisible()
      const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, `/solutions/${solution}/return`)
      await expect(narrow.getByText('Likely yes')).toBeVisible()
      await looksRight(narrow)
      await shot(narrow, 'return-desk-ar-360')
      await narrow.context().close()

      for (const [without, words] of [
        ['confirm_receiver', 'The receiving organisation has not accepted'],
        ['consider_proceedings', 'court'],
        ['assess_risk', 'safe'],
        ['check_ready', 'ready'],
      ] as const) {
        const { id } = await wayHome(stage, `Yasmin ${without}`, without)
        await visit(page, `/tracks/${id}`)
        await expect(heldBack(page)).toContainText(words)
        await expect(page.getByRole('button', { name: 'Carry it out', exact: true })).toHaveCount(0)
      }
      await visit(page, `/tracks/${solution}`)
      await page.getByRole('button', { name: 'Change my mind' }).click()
      await page.locator('main form.move-form button[type=submit]').click()
      await expect(page.getByText('The options are explained').first()).toBeVisible()
    },
  },
)

// At the airport: everything is ready, and the journey stands there as begun. Yasmin says on a telephone without script that she does not want to
// go; Amara reads it and stays with her here instead, and somebody asks how it goes.
job(
  {
    number: 'S385',
    profession: 'caseworker',
    who: 'amara',
    what: 'a change of mind at the airport: the journey has begun, and she stays here instead',
    goal: { presses: 4, seconds: 30 },
    isKept: true,
  },
  {
    async before({ browser, stage }) {
      const { id, caseId } = await wayHome(stage, 'Yasmin Airport')
      await stage.act('amara', 'move', 'solution', 'execute', id, {})
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      const telephone = await enterWithoutScript(browser, stage.publicUrl, { words, language: 'en' })
      const url = `${stage.publicUrl}/en${addresses.tracks}`
      await telephone.goto(url)
      await telephone.getByRole('button', { name: 'I want to choose again' }).click()
      await telephone.getByRole('button', { name: 'Yes, I am sure' }).click()
      await telephone.goto(url)
      await expect(telephone.getByText('You have been told the three ways. You choose.')).toBeVisible()
      await telephone.context().close()
      return { id, words }
    },
    async work(amara, { id }) {
      const { main, page } = amara
      await visit(page, `/tracks/${id}`)
      await amara.sees(main.locator('.track-state', { hasText: 'The options are explained' }))
      await amara.button('Choose an option', main)
      await amara.press(main.locator('form.move-form').getByText('Stay and settle here', { exact: true }))
      await amara.press(main.locator('form.move-form button[type=submit]'))
      await amara.sees(main.locator('.track-state', { hasText: 'The person has chosen' }))
      await looksRight(page)
    },
    async after({ at, stage }, { id }) {
      for (const [move, input] of [
        ['assess', {}],
        ['agree', { signed: 'written' }],
        ['prepare', {}],
        ['execute', {}],
      ] as const)
        await stage.act('amara', 'move', 'solution', move, id, input)
      const amara = await at('amara')
      await visit(amara, `/tracks/${id}`)
      await expect(amara.locator('main .track-state', { hasText: 'Begun' })).toBeVisible()
      await expect(amara.locator('main')).toContainText('Ask how it goes')
    },
  },
)
