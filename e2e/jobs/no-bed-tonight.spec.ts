// No house has answered, and the evening is here. Amara says once where the person sleeps instead; the search goes on, and after a month the
// coordinator reads nights on the street where ten people had none, and nobody of them.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'S417',
    profession: 'caseworker',
    who: 'amara',
    what: 'no bed tonight: where they sleep instead, said once while the search goes on',
    goal: { presses: 3, seconds: 15 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'isIn', 'Harbour')
      const searches: string[] = []
      for (let at = 0; at < 10; at += 1) {
        const caseId = await stage.act<string>('amara', 'openCase', { name: `Waits ${at}`, language: 'en' })
        const asks = { caseId, urgency: 'now', party: 1 }
        searches.push((await stage.act<{ id: string }>('amara', 'open', 'placement', asks)).id)
      }
      for (const id of searches.slice(1))
        await stage.act('amara', 'move', 'placement', 'sleep_elsewhere', id, { night_in: 'on_street' })
      return searches[0]!
    },
    async work(amara, id) {
      const { page, main } = amara
      await visit(page, `/tracks/${id}`)
      await amara.button(/^No bed tonight/)
      await amara.press(page.getByText('On the street', { exact: true }))
      await shot(page, 'no-bed-tonight-en-1280')
      await amara.press(page.getByRole('button', { name: /^No bed tonight/ }).last())
      await amara.sees(main.getByText('No bed tonight: it was said where they sleep').first())
      await looksRight(page)
      return page
    },
    async after({ at, stage }, id) {
      await stage.travel(35)
      const mina = await at('mina')
      await visit(mina, '/needs')
      const nights = mina.getByRole('table', { name: 'Nights without a place in a house' })
      await expect(nights.getByRole('columnheader', { name: 'On the street' })).toBeVisible()
      await expect(nights).toContainText('10')
      await looksRight(mina)
      await shot(mina, 'needs-nights-en-1280')
      expect(await mina.content()).not.toContain(id)
    },
  },
)
