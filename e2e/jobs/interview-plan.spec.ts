// A police officer plans an interview with somebody who was asked once already. The number stands there, asking again wants a reason, nothing
// begins before the person's side has said that today is the day, and a recording can be heard in place of it.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'
import { fitsNarrow } from './narrow.ts'

job(
  {
    number: 35,
    profession: 'police',
    who: 'petra',
    what: 'an interview planned: its gate, how often she was asked, why again; the recording heard instead',
    goal: { presses: 12, seconds: 90 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const unit = { name: 'Trafficking Unit', pack: 'coe', kind: 'police' }
      await stage.act('mina', 'newHouse', 'petra', unit, ['police'])
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Clémence Again', language: 'en' })
      const other = await stage.act<number>('petra', 'circle')
      const plan = { caseId, subkind: 'stage_investigation', other }
      const first = await stage.act<{ id: string }>('amara', 'open', 'interview', plan)
      const held = { danger: 'danger_to_life', training: 'not_trained', recorded: true }
      await stage.act('petra', 'move', 'interview', 'hold_at_once', first.id, held)
      const second = await stage.act<{ id: string }>('amara', 'open', 'interview', plan)
      return second.id
    },
    async work(petra, track) {
      const { main, page } = petra
      await visit(page, `/tracks/${track}`)
      await petra.sees(main.getByText('Asked about the events once before', { exact: true }))
      await petra.sees(main.getByText('A recording exists. It can be used instead of asking again.'))
      await petra.sees(main.getByText('Not yet: 5 things are missing'))
      await petra.button('Prepare the interview', main)
      const form = main.locator('form.move-form')
      const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
      await petra.day(form.getByRole('group', { name: 'Day' }), day)
      await petra.choose(form.getByRole('combobox', { name: /^Language/ }), 'Engl', 'English')
      const answer = (words: string) => petra.press(form.getByText(words, { exact: true }))
      await answer('Not needed')
      await answer('Chosen by the person')
      await answer('Breaks at any time')
      await answer('Asked by a woman or a man, as the person wishes')
      await answer('Read first')
      await answer('New facts')
      await petra.press(form.locator('button[type=submit]'))
      await petra.sees(main.getByText('Not yet: 2 things are missing'))
      return page
    },
    async after({ at, browser, stage }, track, page) {
      await looksRight(page)
      await shot(page, 'interview-gate-en-1280')
      await fitsNarrow({ browser, stage }, 'petra', { path: `/tracks/${track}`, name: 'interview-gate' })
      // Whoever asks does not say that she is ready; who stands on her side does, and both see who said it.
      await expect(
        page.locator('main').getByRole('button', { name: 'Record that the person is ready' }),
      ).toHaveCount(0)
      const amara = await at('amara')
      await visit(amara, `/tracks/${track}`)
      const main = amara.locator('main')
      await main.getByRole('button', { name: 'Record that the person is ready' }).click()
      await main.locator('form.move-form button[type=submit]').click()
      await expect(main.getByText('Ready: said by the person or somebody on their side')).toBeVisible()
      await visit(page, `/tracks/${track}`)
      await expect(page.getByText('Not yet: 1 thing is missing')).toBeVisible()
      // Untrained, they do not ask at all: the recording is heard in place of it.
      await page.locator('main').getByRole('button', { name: 'Use the recording instead' }).click()
      await expect(page.getByText('The recording was used instead').first()).toBeVisible()
    },
  },
)
