// Survivors advise on a rule: their hours are paid, and what changed because of them stands in the story.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const ines = network.founder

it('a consultation is paid by the hour, and says what changed because of it', async () => {
  const asked = await ines.open('voice', { subkind: 'consultation', topic: 'rules' })
  const heard = await ines.move('voice', 'acknowledge', asked)
  const together = await ines.move('voice', 'consider', heard, { with_survivors: true })
  const paid = await ines.move('voice', 'pay', together, { hours: 12, amount: 300 })
  const answered = await ines.move('voice', 'answer', paid, { outcome: 'agreed' })
  const changed = await ines.move('voice', 'change', answered, { changed: 'policy' })
  expect(changed.state).toBe('changed')
  const { events } = await ines.api.work.track({ track: asked.id })
  const told = Object.fromEntries(events.map(({ move, facts }) => [move, facts]))
  expect(told).toMatchObject({
    consider: { with_survivors: true },
    pay: { hours: 12, amount: 300 },
    change: { changed: 'policy' },
  })
})
