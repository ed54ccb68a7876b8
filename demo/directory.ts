// The directory of the invented country: what the network's own organisations offer, published by their administrators,
// and the services around them, imported from files as any country's would be.

import { readFileSync } from 'node:fs'
import { v4 as idFromRandom } from 'uuid'
import { readCsv } from '../src/api/table/read-csv.ts'
import type { Database } from '../src/database/open.ts'
import { guessList } from '../src/directory/list/fields.ts'
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
  await bringTownList(people.get('ines'))
}

/** A town's own table, brought by whoever looks after the directory: one of its organisations stands there already, by another name. */
async function bringTownList(coordinator: Colleague | undefined): Promise<void> {
  const table = readCsv(readFileSync(new URL('./town-list.csv', import.meta.url), 'utf8'), ',')
  const { columns, rows } = table
  await coordinator?.api.lists.bring({
    name: 'Town of Aldwen',
    columns: [...columns],
    rows: [...rows],
    mapping: guessList(columns),
  })
}
