// The telephone rings and nobody speaks. It is counted with one press. It has no other side: it stands on no screen until the
// month's figures, so that what the server holds of it is asked for.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { job } from './job.ts'

job(
  {
    number: 4,
    profession: 'hotline',
    who: 'leyla',
    what: 'a silent call, counted',
    goal: { presses: 1, seconds: 3 },
    isKept: true,
  },
  {
    before: () => Promise.resolve(),
    async work(leyla) {
      // Whoever answers the telephone sits at the desk.
      await visit(leyla.page, '/hotline')
      const sent = leyla.page.waitForRequest('**/api/reports/silent-calls')
      await leyla.button('Silent call')
      await leyla.sees(leyla.page.getByText('Counted as a silent call.').last())
      return ((await sent).postDataJSON() as { id: string }).id
    },
    async after({ stage }, _there, id) {
      expect(await stage.act('leyla', 'track', id)).toMatchObject({ kind: 'contact', state: 'closed' })
    },
  },
)
