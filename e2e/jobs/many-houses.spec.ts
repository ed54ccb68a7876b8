// One request to two houses: the first that offers has them, and the other reads so on its own board. And a mother with three children,
// from the call to one unit for four.

import { expect } from '@playwright/test'
import { saveCall, visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

interface Night {
  stays: { track: string; party: number; state: string; beds: number[] }[]
}

job(
  {
    number: 'S342',
    profession: 'caseworker',
    who: 'rosa',
    what: 'one request to two houses at once: the first that offers has them, and the other reads so',
    goal: { presses: 9, seconds: 35 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('mina', 'newHouse', 'hana', { name: 'Quay House', pack: 'palermo', kind: 'shelter' }, [
        'shelter',
      ])
      await stage.act('amara', 'beds', 2, 1)
      await stage.act('hana', 'beds', 2, 1)
      return stage.act<string>('rosa', 'openCase', { name: 'Two Doors', language: 'es' })
    },
    async work(rosa, caseId) {
      const { page, main } = rosa
      await visit(page, `/cases/${caseId}`)
      await rosa.press(page.getByRole('tab', { name: 'People' }))
      await rosa.button('Ask shelters for a bed', main)
      const sheet = page.getByRole('dialog')
      await rosa.press(sheet.locator('summary').first())
      await rosa.press(sheet.getByRole('button', { name: /Women/ }))
      await rosa.press(page.getByRole('option', { name: '1', exact: true }))
      await rosa.press(sheet.getByText('Now', { exact: true }))
      // Both may have places, and are asked unless she says otherwise.
      for (const name of ['Harbour House', 'Quay House'])
        await expect(sheet.getByRole('checkbox', { name: new RegExp(`^${name}`) })).toBeChecked()
      await looksRight(page)
      await shot(page, 'ask-two-houses-en-1280')
      await rosa.button('Ask for 1 person', sheet)
      await rosa.sees(page.getByText('2 houses were asked').last())
    },
    async after({ stage, at }, caseId) {
      const hana = await at('hana')
      await visit(hana, '/beds')
      await expect(hana.getByText('1 person, 1 adult, 1 woman').first()).toBeVisible()
      await hana.getByRole('button', { name: 'Offer…' }).first().click()
      await looksRight(hana)
      await shot(hana, 'request-with-groups-en-1280')
      // Amara is quicker.
      const { stays } = await stage.act<Night>('amara', 'night')
      const asked = stays.filter(({ state }) => state === 'matched').at(-1)!
      await stage.act('amara', 'move', 'placement', 'offer', asked.track, {})
      await hana.getByRole('button', { name: /^Offer room/ }).click()
      await expect(hana.getByRole('alert').first()).toBeVisible()
      await stage.act('rosa', 'move', 'placement', 'ask_person', asked.track, { answer: 'says_yes' })
      await stage.act('rosa', 'move', 'placement', 'accept', asked.track, {})
      await visit(hana, '/beds')
      await expect(hana.getByText('Placed elsewhere').first()).toBeVisible()
      const tracks = await stage.act<{ kind: string; state: string }[]>('rosa', 'tracks', caseId)
      expect(
        tracks
          .filter(({ kind }) => kind === 'placement')
          .map(({ state }) => state)
          .toSorted(),
      ).toEqual(['held', 'placed'])
    },
  },
)

job(
  {
    number: 'S343',
    profession: 'hotline',
    who: 'leyla',
    what: 'a mother with three children: from the call to one unit for four',
    goal: { presses: 10, seconds: 45 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'beds', 4, 4)
    },
    async work(leyla) {
      const { main, page } = leyla
      await saveCall(page, 'With her three children.', 'Spanish')
      await leyla.press(main.getByRole('link', { name: 'Open this contact' }))
      await leyla.button('Open a case from this contact')
      const form = page.getByRole('dialog')
      await leyla.type(form.getByRole('textbox', { name: 'Name used' }).first(), 'Qzxmotherofthree', {
        isThere: true,
      })
      await leyla.press(form.getByText('The person agreed', { exact: true }))
      await leyla.press(form.getByText('Adult', { exact: true }))
      await leyla.press(form.locator('button', { hasText: 'Open the case, then refer' }))
      await leyla.arrivesAt(/\/cases\/[0-9a-f-]{36}\/refer/)
      await visit(page, `/cases/${new URL(page.url()).pathname.split('/')[2]}?tab=people`)
      await leyla.button('Ask shelters for a bed', main)
      const sheet = page.getByRole('dialog')
      await leyla.press(sheet.getByRole('button', { name: /3 to 11/ }))
      await leyla.press(page.getByRole('option', { name: '3', exact: true }))
      await leyla.press(sheet.getByText('Now', { exact: true }))
      await leyla.button('Ask for 4 people', sheet)
      await leyla.sees(page.getByText('One house was asked').last())
    },
    async after({ at, stage }) {
      const amara = await at('amara')
      await visit(amara, '/beds')
      const request = amara.locator('main').getByText('4 people, 1 adult, 3 aged 3 to 11').first()
      await expect(request).toBeVisible()
      const { stays } = await stage.act<Night>('amara', 'night')
      const track = stays.find(({ party, state }) => party === 4 && state === 'matched')!.track
      await amara.getByRole('button', { name: 'Offer…' }).last().click()
      await amara.getByRole('button', { name: /^Offer room/ }).click()
      await expect(amara.getByText('A bed was offered').last()).toBeVisible()
      const night = await stage.act<Night & { times: { bed: number; track: string | null }[] }>(
        'amara',
        'night',
      )
      const hers = night.stays.find((one) => one.track === track)!.beds
      expect(new Set(hers).size).toBe(4)
      // All four in one room: its beds were made together.
      expect(Math.max(...hers) - Math.min(...hers)).toBe(3)
    },
  },
)
