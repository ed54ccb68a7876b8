// Two evenings of a bed: no house has room, and Rosa books a hotel until it has; and Harbour House keeps a bed, tells Rosa the way, and on
// arrival it is gone.

import { expect } from '@playwright/test'
import { dayFrom, visit } from '../hands.ts'
import { addresses } from '../../src/api/addresses.ts'
import { enterOwn, fits, openMessages } from '../portal-door.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'
import { fill } from './sheet.ts'

job(
  {
    number: 'S220',
    profession: 'caseworker',
    who: 'rosa',
    what: 'a night in a hotel where no house has room: who pays, who is at the desk, and where they sleep next',
    goal: { presses: 10, seconds: 60 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const house = await stage.act<number>('amara', 'circle')
      const asked = await stage.act<{ id: string; caseId: string }>(
        'rosa',
        'askForPlace',
        house,
        1,
        'Hotel Tonight',
      )
      return { ...asked, ...(await stage.act<{ words: string }>('rosa', 'card', asked.caseId, 'en')) }
    },
    async work(rosa, { id }) {
      const { page, main } = rosa
      await visit(page, `/tracks/${id}`)
      await rosa.press(main.getByRole('link', { name: 'Book a night in a hotel' }))
      await fill(rosa, {
        'Until the morning of': { day: dayFrom(1) },
        'Who pays?': { choose: 'Our own budget' },
        'How many sleep there?': { type: '1' },
        'Who checks in with them?': { choose: 'One of us goes along' },
      })
      await looksRight(page)
      await shot(page, 'hotel-begin-en-1280')
      await rosa.button(/Nights in a hotel$/, main)
      await rosa.sees(main.getByText('A room is booked', { exact: true }).first())
      await fill(rosa, { 'Which hotel, and its telephone': { type: 'Station Hotel, room 12' } })
      await rosa.button('Save', main)
      await rosa.sees(main.getByText('Station Hotel, room 12'))
      await rosa.button('Record that they have checked in', main)
      await rosa.sees(main.getByText('Sleeps in a hotel', { exact: true }).first())
      await looksRight(page)
      await shot(page, 'hotel-there-en-1280')
      return page
    },
    async after({ stage, browser }, { id, words }, page) {
      // The search goes on: it counts as unmet, and the server knows no hotel.
      expect(await stage.act('amara', 'track', id)).toMatchObject({ state: 'matched' })
      expect(await stage.act<string[]>('amara', 'holding', ['Station Hotel'])).toEqual([])
      for (const language of ['en', 'ar'] as const) {
        const narrow = await signIn(browser, stage, 'rosa', { language, width: 360, height: 740 })
        await visit(narrow, new URL(page.url()).pathname)
        await expect(narrow.locator('.track-state')).toBeVisible()
        await looksRight(narrow)
        await shot(narrow, `hotel-there-${language}-360`)
        await narrow.context().close()
      }
      // On her own page stand words, and no code of ours.
      const own = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
      await openMessages(own, 'en')
      await expect(own.locator('[data-at=notes]')).not.toBeEmpty()
      await expect(own.getByText(/\b[a-z]+_[a-z]+\b/)).toHaveCount(0)
      await own.goBack()
      await own.locator(`main a[href="/en${addresses.tracks}"]`).first().click()
      await expect(own.getByText('Station Hotel, room 12')).toBeVisible()
      await own.context().close()
    },
  },
)

job(
  {
    number: 'S221',
    profession: 'shelter',
    who: 'amara',
    what: 'the way to the house told to the one who brings somebody, and to nobody else; over on arrival',
    goal: { presses: 4, seconds: 30 },
    isKept: true,
  },
  {
    async before({ stage, at }) {
      await stage.act('amara', 'beds', 1)
      const house = await stage.act<number>('amara', 'circle')
      const { id } = await stage.act<{ id: string }>('rosa', 'askForPlace', house, 1, 'Brought Tonight')
      await stage.act('amara', 'move', 'placement', 'offer', id, {})
      await stage.act('rosa', 'move', 'placement', 'ask_person', id, { answer: 'says_yes' })
      await stage.act('rosa', 'move', 'placement', 'accept', id, {})
      const rosa = await at('rosa')
      await visit(rosa, `/tracks/${id}`)
      await rosa.getByRole('button', { name: 'I bring them: ask for the way' }).click()
      await expect(rosa.getByText('You bring them').first()).toBeVisible()
      return { id, rosa }
    },
    async work(amara, { id, rosa }) {
      const { page, main } = amara
      await visit(page, `/tracks/${id}`)
      const words = main.getByRole('textbox', { name: 'Where the house is, and how to arrive' })
      await amara.type(words, 'Blue door behind the bakery, ring twice', { isThere: true })
      await looksRight(page)
      await shot(page, 'way-tell-en-1280')
      await amara.button('Tell only them', main)
      await amara.sees(main.getByText('was told the way', { exact: false }).first())
      // Her page shows for ten seconds what it read before she was told.
      await expect(async () => {
        await visit(rosa, '/')
        await visit(rosa, `/tracks/${id}`)
        await expect(rosa.getByRole('button', { name: 'Show the way' })).toBeVisible({ timeout: 2_000 })
      }).toPass({ timeout: 60_000 })
      await rosa.getByRole('button', { name: 'Show the way' }).click()
      await expect(rosa.getByText('Blue door behind the bakery, ring twice')).toBeVisible()
      await looksRight(rosa)
      await shot(rosa, 'way-read-en-1280')
    },
    async after({ stage, browser }, { id }) {
      expect(await stage.act<string[]>('amara', 'holding', ['bakery', 'Blue door'])).toEqual([])
      for (const language of ['en', 'ar'] as const) {
        const narrow = await signIn(browser, stage, 'rosa', { language, width: 360, height: 740 })
        await visit(narrow, `/tracks/${id}`)
        await expect(narrow.locator('.track-state')).toBeVisible()
        await looksRight(narrow)
        await shot(narrow, `way-${language}-360`)
        await narrow.context().close()
      }
      await stage.act('amara', 'move', 'placement', 'arrive', id, {})
      const again = await signIn(browser, stage, 'rosa')
      await visit(again, `/tracks/${id}`)
      await expect(again.getByText('· over ·', { exact: false })).toBeVisible()
      await expect(again.getByRole('button', { name: 'Show the way' })).toHaveCount(0)
      await again.context().close()
    },
  },
)

job(
  {
    number: 'S275',
    profession: 'caseworker',
    who: 'rosa',
    what: 'how they are met on the way to a house, written on their own page; never where it is',
    goal: { presses: 3, seconds: 15 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'beds', 1)
      const house = await stage.act<number>('amara', 'circle')
      const asked = await stage.act<{ id: string; caseId: string }>(
        'rosa',
        'askForPlace',
        house,
        1,
        'Met At Three',
      )
      await stage.act('amara', 'move', 'placement', 'offer', asked.id, {})
      await stage.act('rosa', 'move', 'placement', 'ask_person', asked.id, { answer: 'says_yes' })
      await stage.act('rosa', 'move', 'placement', 'accept', asked.id, {})
      const { words } = await stage.act<{ words: string }>('rosa', 'card', asked.caseId, 'en')
      return { id: asked.id, words }
    },
    async work(rosa, { id }) {
      const { page, main } = rosa
      await visit(page, `/tracks/${id}`)
      await rosa.button('I bring them: ask for the way', main)
      await rosa.type(
        main.getByRole('textbox', { name: 'How you meet them' }),
        'Under the station clock at three. I wear a red scarf.',
      )
      await rosa.button('Put it on their page', main)
      await rosa.sees(page.getByText('It stands on their page').last())
      await looksRight(page)
      await shot(page, 'how-met-en-1280')
    },
    async after({ stage, browser }, { words }) {
      expect(await stage.act<string[]>('amara', 'holding', ['station clock', 'red scarf'])).toEqual([])
      const own = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
      await own.locator(`main a[href="/en${addresses.tracks}"]`).first().click()
      await expect(own.getByText(/brings you there\. Only they know the way\./)).toBeVisible()
      await expect(own.getByText('Under the station clock at three.', { exact: false })).toBeVisible()
      await fits(own)
      await shot(own, 'how-met-own-en-360')
      await own.context().close()
    },
  },
)
