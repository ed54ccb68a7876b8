// Amina must not meet Mariam, who sleeps in the house. Amara writes it down once and is told before a bed is given: from Amina's side,
// and from Mariam's too, in whose file it stands since.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'S99',
    profession: 'caseworker',
    who: 'amara',
    what: 'with whom somebody must not sleep under one roof, written down and looked at before a bed is given',
    goal: { presses: 9 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'beds', 4, 1)
      const opened = (name: string) => stage.act<string>('amara', 'openCase', { name, language: 'es' })
      return { mariam: await opened('Mariam Roof'), amina: await opened('Amina Roof') }
    },
    async work(amara, { mariam, amina }) {
      const { page } = amara
      const give = async () => {
        await amara.button('What next?')
        await amara.press(page.getByRole('menuitem', { name: 'Give a bed in our house' }))
      }
      await visit(page, `/cases/${mariam}`)
      const reference = (await page
        .getByText(/^C-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
        .first()
        .textContent())!
      await give()
      await amara.press(page.getByText('They have seen the rules and say yes'))
      await amara.button('Keep a bed now')
      await amara.sees(page.getByText('A bed is kept for').last())

      await visit(page, `/cases/${amina}`)
      await amara.press(page.getByRole('button', { name: /^(Write it down|Change)$/ }).first())
      await amara.type(page.getByLabel('Not under one roof with'), `${reference}, her sister-in-law`)
      await amara.button('Save')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await give()
      await amara.sees(page.getByText(/^Not under one roof with them, and in the house: /))
      await expect(page.getByRole('button', { name: 'Keep a bed now' })).toHaveCount(0)
      await looksRight(page)
      await shot(page, 'one-roof-en-1280')
      return page
    },
    async after({ stage }, _cases, page) {
      const { stays } = await stage.act<{ stays: { beds: number[] }[] }>('amara', 'night')
      expect(stays.filter(({ beds }) => beds.length > 0)).toHaveLength(1)
      await expect(page.getByText('her sister-in-law')).toBeVisible()
    },
  },
)

job(
  {
    number: 'S276',
    profession: 'shelter',
    who: 'amara',
    what: 'two people whom the house knows by pages alone are not put under one roof: its browser compares marks',
    goal: { presses: 2, seconds: 10 },
    isKept: true,
  },
  {
    async before({ stage, at }) {
      await stage.act('amara', 'beds', 4, 1)
      const house = await stage.act<number>('amara', 'circle')
      const asks = (name: string) =>
        stage.act<{ id: string; caseId: string }>('rosa', 'askForPlace', house, 1, name)
      const mariam = await asks('Mariam Pages')
      const rosa = await at('rosa')
      // Opened once after asking: the house gets her marks.
      await visit(rosa, `/cases/${mariam.caseId}`)
      const reference = (await rosa
        .getByText(/^C-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
        .first()
        .textContent())!
      const given = () =>
        rosa.waitForResponse(
          (one) => /\/api\/roof-marks\//.test(one.url()) && one.request().method() === 'POST',
        )
      await Promise.all([given(), visit(rosa, `/tracks/${mariam.id}`)])
      await stage.act('amara', 'move', 'placement', 'offer', mariam.id, {})
      await stage.act('rosa', 'move', 'placement', 'ask_person', mariam.id, { answer: 'says_yes' })
      await stage.act('rosa', 'move', 'placement', 'accept', mariam.id, {})
      const amina = await asks('Amina Pages')
      await stage.act('rosa', 'safeContact', amina.caseId, {
        how: 'a message',
        when: '',
        word: '',
        never: '',
        apart: `${reference}, who took her papers`,
      })
      await Promise.all([given(), visit(rosa, `/tracks/${amina.id}`)])
      await expect(rosa.getByText(/^Not under one roof\. The house compares it/)).toBeVisible()
      await looksRight(rosa)
      await shot(rosa, 'roof-marks-given-en-1280')
      return { id: amina.id, mariam: mariam.id }
    },
    async work(amara) {
      const { page, main } = amara
      await amara.open(/^Beds/)
      await amara.press(main.getByRole('button', { name: 'Offer…' }).last())
      await amara.sees(main.getByText(/^Not under one roof with them, and in the house: /))
      await expect(main.getByRole('button', { name: /^Offer room/ })).toHaveCount(0)
      await looksRight(page)
      await shot(page, 'roof-marks-house-en-1280')
      return page
    },
    async after({ stage, browser }, { id, mariam }, page) {
      // The house read neither a reference nor a word of why.
      await expect(page.getByText('who took her papers')).toHaveCount(0)
      expect(await stage.act('amara', 'track', id)).toMatchObject({ state: 'matched' })
      const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, '/beds')
      await looksRight(narrow)
      await shot(narrow, 'roof-marks-house-ar-360')
      await narrow.context().close()
      // Other jobs of the same world begin with the first request, and with free beds.
      await stage.act('rosa', 'move', 'placement', 'ask_another', mariam, {})
      await stage.act('amara', 'move', 'placement', 'cannot_offer', id, { reason: 'other_need' })
    },
  },
)
