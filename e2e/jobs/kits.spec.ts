// Before somebody is met: the page of the kind of place, read and printed; and from it the report, which knows the place already. A custody
// sergeant, an officer at a border, a union in a hostel.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn, type Stage } from '../stage.ts'
import { job } from './job.ts'

const goal = { presses: 8, seconds: 60 }

interface Place {
  number: `S${number}`
  profession: string
  who: string
  kit: string
  /** As the desk reads it. */
  place: string
  before: (stage: Stage) => Promise<unknown>
}

const house = (handle: string, name: string, kind: string, role: string) => (stage: Stage) =>
  stage.act('mina', 'newHouse', handle, { name, pack: 'uk', kind }, [role])

const places: readonly Place[] = [
  {
    number: 'S241',
    profession: 'custody sergeant',
    who: 'pavel',
    kit: 'Police custody',
    place: 'Police or prison',
    before: () => Promise.resolve(),
  },
  {
    number: 'S242',
    profession: 'immigration officer',
    who: 'ivanka',
    kit: 'Border and port',
    place: 'Border or port',
    before: house('ivanka', 'Harbour Border', 'immigration', 'immigration'),
  },
  {
    number: 'S243',
    profession: 'union',
    who: 'anselm',
    kit: 'Workers’ hostel',
    place: 'Workers’ hostel',
    before: house('anselm', 'Field Union', 'trade_union', 'advocate'),
  },
]

for (const { number, profession, who, kit, place, before } of places) {
  const words = `Qzx${who}: he holds my card.`
  job(
    {
      number,
      profession,
      who,
      what: `somebody met (${kit}), told from the page of that place`,
      goal,
      isKept: true,
    },
    {
      before: ({ stage }) => before(stage),
      async work(hand) {
        const { main, page } = hand
        await visit(page, '/kits')
        await hand.press(main.getByRole('link', { name: kit, exact: true }))
        await hand.sees(main.getByRole('heading', { name: 'Do not ask' }))
        await looksRight(page)
        await shot(page, `kit-${who}-en-1280`)
        await hand.button('I met somebody')
        await hand.press(main.getByText('Not now', { exact: true }))
        await hand.press(main.getByText('Adult', { exact: true }))
        await hand.press(main.getByText('Information, through me', { exact: true }))
        await hand.type(main.getByRole('textbox', { name: 'In their own words' }), words)
        await hand.press(main.getByRole('button', { name: /^Send to/ }))
        await hand.sees(main.getByText('Received', { exact: true }))
      },
      async after({ at, browser, stage }) {
        const leyla = await at('leyla')
        await visit(leyla, '/hotline')
        await leyla
          .getByRole('link', { name: /A colleague/ })
          .first()
          .click()
        await expect(leyla.getByText(words)).toBeVisible()
        await expect(leyla.getByText(place, { exact: true })).toBeVisible()
        await leyla.getByLabel('Your answer').fill('Thank you. Give them our card.')
        await leyla.getByRole('button', { name: 'Send the answer' }).click()
        await expect(leyla.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()
        const small = await signIn(browser, stage, who, { language: 'ar', width: 360, height: 740 })
        await visit(small, '/kits')
        await looksRight(small)
        await shot(small, `kits-${who}-ar-360`)
        await small.context().close()
      },
    },
  )
}
