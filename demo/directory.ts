// The directory of the invented country: what the network's own organisations offer, published by their administrators,
// and the services around them, imported from files as any country's would be.

import { v4 as idFromRandom } from 'uuid'
import type { Database } from '../src/database/open.ts'
import { importDirectory } from '../src/directory/server/hsds.ts'
import type { Colleague } from './actor.ts'
import { members } from './cast.ts'
import type { Chance } from './chance.ts'
import { offers } from './offers.ts'
import { now } from './stage.ts'

/** Fills the directory. */
export async function openDirectory(
  database: Database,
  people: ReadonlyMap<string, Colleague>,
  chance: Chance,
): Promise<void> {
  for (const { by, ...offer } of offers) {
    const admin = people.get(members.find((member) => member.key === by)?.administrator ?? '')
    await admin?.api.directory.publish({ id: idFromRandom({ random: chance.bytes(16) }), ...offer })
  }
  await importDirectory(database, new URL('./services/', import.meta.url).pathname, {
    feed: 'velmora',
    now: now(),
  })
}
