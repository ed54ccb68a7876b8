// Harbour House has offered a bed for Mariam. Rosa asks her from her own list, in the hours in which it is safe; only her yes to this offer
// lets Rosa accept it, and Harbour House sees that the bed is wanted. For Nour it is not safe now: no answer can be pressed for her.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job, type Scene } from './job.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const contact = (more: object) => ({ how: 'A message first', when: '', word: '', never: '', ...more })

async function offeredBed({ stage }: Scene, name: string, safe: object) {
  const caseId = await stage.act<string>('rosa', 'openCase', {
    name,
    language: 'en',
    safeContact: contact(safe),
  })
  await stage.act('rosa', 'safeContact', caseId, contact(safe))
  const other = await stage.act<number>('amara', 'circle')
  const asked = { caseId, urgency: 'now', party: 1, other }
  const { id } = await stage.act<{ id: string }>('rosa', 'open', 'placement', asked)
  await stage.act('rosa', 'move', 'placement', 'match', id, { not_met: ['none_missing'] })
  await stage.act('amara', 'move', 'placement', 'offer', id, {})
  return { caseId, track: id }
}

job(
  {
    number: 11,
    profession: 'caseworker',
    who: 'rosa',
    what: 'the person asked about the bed that is offered, in their safe hours, from the list',
    goal: { presses: 4 },
    isKept: true,
  },
  {
    async before(scene) {
      await scene.stage.act('amara', 'beds', 2)
      const now = new Date(await scene.stage.act<string>('amara', 'today'))
      // Whatever the hour at which this runs, it is three from the beginning of hers and three from their end.
      const hour = (more: number) => `${String((now.getUTCHours() + more + 24) % 24).padStart(2, '0')}:00`
      const safe = await offeredBed(scene, 'Mariam Safe', {
        hours: [{ days: everyDay, from: hour(-3), to: hour(3) }],
      })
      // Half an hour that is never now: safe only in the half hour before midnight, a day from today.
      const tomorrow = ((now.getUTCDay() + 6) % 7) + 2
      const unsafe = await offeredBed(scene, 'Nour Unsafe', {
        hours: [{ days: [tomorrow > 7 ? 1 : tomorrow], from: '23:30', to: '00:00' }],
        emergency: 'Ring the neighbour',
      })
      return { safe, unsafe }
    },
    async work(rosa, { safe, unsafe }) {
      const { page, main } = rosa
      await visit(page, '/')
      const row = (track: string) =>
        main.locator('li.row-line', { has: page.locator(`a[href$="/tracks/${track}"]`) })
      await rosa.button(/^Ask them/, row(unsafe.track))
      await rosa.sees(main.getByText(/^Cannot be asked safely before/))
      await expect(main.getByRole('button', { name: /^Yes/ })).toHaveCount(0)
      await expect(main.getByText('Ring the neighbour')).toBeVisible()
      await looksRight(page)
      await shot(page, 'work-not-safe-en-1280')
      await rosa.button(/^Ask them/, row(safe.track))
      await rosa.sees(main.getByText(/^Safe now, until/))
      await looksRight(page)
      await shot(page, 'work-ask-en-1280')
      await rosa.key('1')
      await rosa.sees(page.getByText('The person was asked about the bed').last())
      // Only her yes has brought Rosa to where it is accepted.
      await rosa.arrivesAt(new RegExp(`/tracks/${safe.track}$`))
      await rosa.button('Accept this place', main)
      await rosa.sees(page.getByText('The person said yes to the place').last())
      await visit(page, '/')
      // Everybody she works with, in one press: what comes next, and whether it is safe to ring them now.
      await rosa.button(/^My people: 2/, main)
      await rosa.sees(main.getByText(/^Not safe now\. Next:/))
      await rosa.sees(main.getByText(/^Safe now, until/))
      await looksRight(page)
      await shot(page, 'my-people-en-1280')
      return page
    },
    async after({ stage }, { safe, unsafe }, page) {
      // Beside the table of her people, which says when each was reached last, it is no safer.
      const row = page.locator('main li.row-line', {
        has: page.locator(`a[href$="/tracks/${unsafe.track}"]`),
      })
      await row.getByRole('button', { name: /^Ask them/ }).click()
      await expect(page.locator('main').getByText(/^Cannot be asked safely before/)).toBeVisible()
      // On the page of the process as well: nothing can be answered for her until Rosa says that she is there.
      const main = page.locator('main')
      await visit(page, `/tracks/${unsafe.track}`)
      await main.getByRole('button', { name: 'Ask the person about this bed' }).click()
      await expect(main.getByText(/^Cannot be asked safely before/)).toBeVisible()
      await expect(main.getByRole('radio')).toHaveCount(0)
      await looksRight(page)
      await shot(page, 'track-not-safe-en-1280')
      await main.getByRole('button', { name: 'They are here with me, or this way is used' }).click()
      await expect(main.getByRole('radio').first()).toBeVisible()
      const accept = (track: string) => stage.act('rosa', 'move', 'placement', 'accept', track, {})
      await expect(accept(unsafe.track)).rejects.toThrow(/ask-about-this-offer/)
      expect(await stage.act('amara', 'track', safe.track)).toMatchObject({ state: 'held' })
      expect(await stage.act<string[]>('amara', 'holding', ['neighbour', '23:30'])).toEqual([])
    },
  },
)
