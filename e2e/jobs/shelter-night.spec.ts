// A house through a night and a month: its board at one glance, a family in one room, the last bed, a room out of order, and the
// figures for whoever funds it.

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { dayFrom, visit } from '../hands.ts'
import { looksRight, shot, signIn, type Stage } from '../stage.ts'
import { job } from './job.ts'

interface Request {
  id: string
  caseId: string
}

/** Rosa asks Amara's house for so many. */
const asks = async (stage: Stage, party: number, name: string) =>
  stage.act<Request>('rosa', 'askForPlace', await stage.act<number>('amara', 'circle'), party, name)

job(
  {
    number: 11,
    profession: 'caseworker',
    who: 'amara',
    what: 'a bed for a mother with three children, all in one room',
    goal: { presses: 6, seconds: 40 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'beds', 2, 1)
      await stage.act('amara', 'beds', 4, 4)
      return stage.act<string>('amara', 'openCase', { name: 'Rosa Mother', language: 'es' })
    },
    async work(amara, caseId) {
      const { page } = amara
      await visit(page, `/cases/${caseId}`)
      await amara.button('What next?')
      await amara.press(page.getByRole('menuitem', { name: 'Give a bed in our house' }))
      await amara.press(page.getByRole('button', { name: /How many$/ }))
      await amara.press(page.getByRole('option', { name: '4', exact: true }))
      await amara.press(page.getByText('They have seen the rules and say yes'))
      await amara.button('Keep a bed now')
      await amara.sees(page.getByText('A bed is kept for').last())
      return page
    },
    async after({ stage }, _caseId, page) {
      const bar = page.getByRole('button', { name: /arrives · 4 people · 4 beds/ })
      await expect(bar).toHaveCount(1)
      const { times, stays } = await stage.act<{
        times: { bed: number }[]
        stays: { party: number; beds: number[] }[]
      }>('amara', 'night')
      expect(stays.find(({ party }) => party === 4)?.beds).toHaveLength(4)
      expect(new Set(times.map(({ bed }) => bed)).size).toBe(times.length)
      await looksRight(page)
      await shot(page, 'beds-board-en-1280')
    },
  },
)

job(
  {
    number: 23,
    profession: 'shelter',
    who: 'amara',
    what: 'tonight’s board: who is where, comes, leaves, is away; an arrival noted',
    goal: { presses: 3 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'beds', 3, 3)
      const request = await asks(stage, 1, 'Vesna')
      await stage.act('amara', 'move', 'placement', 'offer', request.id, {})
      await stage.act('rosa', 'move', 'placement', 'ask_person', request.id, { answer: 'says_yes' })
      await stage.act('rosa', 'move', 'placement', 'accept', request.id, {})
      return request
    },
    async work(amara) {
      await amara.open(/^Beds/)
      await amara.sees(amara.main.getByText(/Arriving/).first())
      // By keys: a letter on a bar opens its sheet at that field.
      const bar = amara.main.getByRole('button', { name: /arrives$/ }).last()
      await bar.focus()
      await amara.key('l')
      await expect(amara.page.getByRole('dialog').locator('[data-part=leaving]')).toBeFocused()
      await amara.key('Escape')
      await expect(amara.page.getByRole('dialog')).toHaveCount(0)
      await amara.press(bar)
      await amara.button('Record the arrival', amara.page.getByRole('dialog'))
      await amara.sees(amara.page.getByText('The person arrived at the safe place').last())
    },
    async after({ at }, { caseId, id }) {
      const rosa = await at('rosa')
      await visit(rosa, `/tracks/${id}`)
      await expect(rosa.getByText('A safe place', { exact: true }).first()).toBeVisible()
      await visit(rosa, `/cases/${caseId}`)
      await looksRight(rosa)
    },
  },
)

job(
  {
    number: 'S95',
    profession: 'shelter',
    who: 'amara',
    what: 'nothing fits tonight: on the waiting list, and whoever asked reads so',
    goal: { presses: 3, seconds: 15 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'beds', 1, 1)
      return asks(stage, 19, 'Waiting')
    },
    async work(amara) {
      await amara.open(/^Beds/)
      await amara.press(amara.main.getByRole('button', { name: 'Offer…' }).first())
      await amara.sees(amara.main.getByRole('button', { name: /^Put on the waiting list/ }))
      await looksRight(amara.page)
      await shot(amara.page, 'beds-waiting-offer-en')
      await amara.button(/^Put on the waiting list/)
      await amara.sees(amara.main.getByText('Waiting list', { exact: true }))
      await shot(amara.page, 'beds-waiting-en')
    },
    async after({ at, stage }, { id }) {
      const rosa = await at('rosa')
      await visit(rosa, `/tracks/${id}`)
      await expect(rosa.getByText('The place said: not tonight', { exact: false }).first()).toBeVisible()
      await stage.act('rosa', 'move', 'placement', 'ask_another', id, {})
    },
  },
)

job(
  {
    number: 24,
    profession: 'shelter',
    who: 'amara',
    what: 'the last bed and two requests: the second is refused in words on both screens',
    goal: { presses: 3 },
    isKept: true,
  },
  {
    async before({ stage, at }) {
      const night = await stage.act<{ free: number[] }>('amara', 'leaveOneBed')
      expect(night.free).toHaveLength(1)
      const first = await asks(stage, 1, 'First')
      const second = await asks(stage, 1, 'Second')
      const other = await at('amara')
      await visit(other, '/beds')
      await other.getByRole('button', { name: 'Offer…' }).nth(1).click()
      await expect(other.getByRole('button', { name: /^Offer room/ })).toBeVisible()
      return { first, second, other }
    },
    async work(amara) {
      await amara.open(/^Beds/)
      await amara.press(amara.main.getByRole('button', { name: 'Offer…' }).first())
      await amara.press(amara.main.getByRole('button', { name: /^Offer room/ }))
      await amara.sees(amara.page.getByText('A bed was offered').last())
    },
    async after({ at }, { first, second, other }, _made) {
      await other.getByRole('button', { name: /^Offer room/ }).click()
      await expect(other.getByText('No bed is free here any more.', { exact: false }).first()).toBeVisible()
      await expect(other.getByText('Nothing fits').first()).toBeVisible()
      const rosa = await at('rosa')
      const states: string[] = []
      for (const { id } of [first, second]) {
        await visit(rosa, `/tracks/${id}`)
        states.push(
          await rosa
            .getByText(/^(A safe place is offered|A place may fit)$/)
            .first()
            .innerText(),
        )
      }
      expect(states.toSorted()).toEqual(['A place may fit', 'A safe place is offered'])
    },
  },
)

job(
  {
    number: 25,
    profession: 'shelter',
    who: 'amara',
    what: 'a room out of order until a day, with its reason',
    goal: { presses: 4, seconds: 15 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const { rooms } = await stage.act<{ rooms: number }>('amara', 'night')
      await stage.act('amara', 'beds', 2, 2)
      return rooms + 1
    },
    async work(amara, number) {
      const { page } = amara
      await amara.open(/^Beds/)
      await amara.press(amara.main.getByRole('button', { name: new RegExp(`^Room ${number}\\b`) }))
      const sheet = page.getByRole('dialog')
      await amara.day(sheet.getByRole('group', { name: /Until/ }), dayFrom(4))
      await looksRight(page)
      await amara.button('Put out of order', sheet)
      await amara.sees(page.getByText('Out of order. Nobody is offered these beds.').last())
    },
    async after({ stage, at }, number) {
      const amara = await at('amara')
      await visit(amara, '/beds')
      await expect(amara.getByRole('button', { name: /closed · repair · until/ }).first()).toBeVisible()
      const request = await asks(stage, 2, 'Cold')
      await expect(
        stage.act('amara', 'move', 'placement', 'offer', request.id, { room: number }),
      ).rejects.toThrow()
    },
  },
)

job(
  {
    number: 26,
    profession: 'shelter',
    who: 'amara',
    what: 'occupancy of the month for the funder',
    goal: { presses: 2, seconds: 8 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'beds', 1, 1)
    },
    async work(amara) {
      await amara.open(/^Beds/)
      await amara.press(amara.page.getByRole('tab', { name: 'Month' }))
      await amara.sees(amara.main.getByText(/bed-nights/).first())
      return amara.page
    },
    async after(_scene, _there, page) {
      await expect(page.getByRole('table', { name: /Nights, each counted before midnight/ })).toBeVisible()
      await expect(page.locator('main')).not.toContainText(/olive|meadow|plum/i)
      await looksRight(page)
      await shot(page, 'beds-month-en-1280')
    },
  },
)

job(
  {
    number: 86,
    profession: 'shelter',
    who: 'amara',
    what: 'somebody moves to another room by hand; the wall shows rooms and code names and nothing else',
    goal: { presses: 3, seconds: 15 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'beds', 2, 1)
      const house = await stage.act<number>('amara', 'circle')
      const { id } = await stage.act<Request>('amara', 'askForPlace', house, 1, 'Room Changer')
      await stage.act('amara', 'move', 'placement', 'offer', id, {})
      await stage.act('amara', 'move', 'placement', 'ask_person', id, { answer: 'says_yes' })
      await stage.act('amara', 'move', 'placement', 'accept', id, {})
      await stage.act('amara', 'move', 'placement', 'arrive', id, {})
      const { stays } = await stage.act<{ stays: { track: string; beds: number[] }[] }>('amara', 'night')
      return { id, beds: stays.find(({ track }) => track === id)!.beds }
    },
    async work(amara) {
      const { page, main } = amara
      await amara.open(/^Beds/)
      const bar = main.locator('.nights-bar[data-state="here"]').last()
      const name = await bar.locator('strong').innerText()
      const free = main.locator('.nights-room', { hasNot: page.locator('.nights-bar') }).last()
      const room = await free.locator('.nights-name strong').innerText()
      // A page that scrolls under a hand that drags drops what it holds.
      await free.scrollIntoViewIfNeeded()
      await bar.dragTo(free)
      await amara.sees(page.getByText(/^Moved to room/).last())
      await amara.press(main.getByRole('link', { name: 'Wall view' }))
      await amara.sees(main.locator('.wall li', { hasText: room }).getByText(name))
      await looksRight(page)
      await shot(page, 'beds-wall-en-1280')
      return page
    },
    async after({ stage, browser }, { id, beds }, page) {
      const { stays } = await stage.act<{ stays: { track: string; beds: number[] }[] }>('amara', 'night')
      expect(stays.find(({ track }) => track === id)!.beds).not.toEqual(beds)
      expect(await page.locator('.wall').innerText()).not.toMatch(/Changer|\d\d:\d\d|step-free/i)
      await expect(page.locator('.wall button, .wall a')).toHaveCount(0)
      for (const language of ['en', 'ar'] as const) {
        const narrow = await signIn(browser, stage, 'amara', { language, width: 360, height: 740 })
        await visit(narrow, '/beds/wall')
        await expect(narrow.locator('.wall li').first()).toBeVisible()
        await looksRight(narrow)
        await shot(narrow, `beds-wall-${language}-360`)
        await narrow.context().close()
      }
    },
  },
)

job(
  {
    number: 'S277',
    profession: 'shelter',
    who: 'amara',
    what: 'tonight’s fire roll, saved as a file that opens without network',
    goal: { presses: 2, seconds: 10 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'beds', 2, 1)
      const { id } = await asks(stage, 1, 'Rolled Tonight')
      await stage.act('amara', 'move', 'placement', 'offer', id, {})
      await stage.act('rosa', 'move', 'placement', 'ask_person', id, { answer: 'says_yes' })
      await stage.act('rosa', 'move', 'placement', 'accept', id, {})
      await stage.act('amara', 'move', 'placement', 'arrive', id, {})
    },
    async work(amara) {
      const { page, main } = amara
      await visit(page, '/beds')
      await amara.press(main.getByRole('button', { name: /fire roll$/i }).first())
      const sheet = page.getByRole('dialog', { name: 'Fire roll' })
      await looksRight(page)
      await shot(page, 'fire-roll-en-1280')
      const [file] = await Promise.all([page.waitForEvent('download'), amara.button('Save as a file', sheet)])
      // As it is named, so that a browser knows what it is.
      const path = join(mkdtempSync(join(tmpdir(), 'fire-roll-')), file.suggestedFilename())
      await file.saveAs(path)
      return { path, lines: await sheet.getByRole('listitem').allInnerTexts() }
    },
    async after({ stage, browser }, _there, { path, lines }) {
      const outside = await browser.newContext({ offline: true, javaScriptEnabled: false })
      const page = await outside.newPage()
      await page.goto(`file://${path}`)
      expect(await page.getByRole('listitem').allInnerTexts()).toEqual(lines)
      expect(lines.length).toBeGreaterThan(0)
      await expect(page.getByText('Rolled Tonight')).toHaveCount(0)
      await outside.close()
      const { roll } = await stage.act<{ roll: { inside: number } }>('amara', 'night')
      expect(roll.inside).toBeGreaterThan(0)
    },
  },
)
