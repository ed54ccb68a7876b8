// A file of rules brought into a network. It is read as the form's is, refused by line and field, and then waits for two signatures.

import { existsSync, readFileSync } from 'node:fs'
import { v7 as newId } from 'uuid'
import { openNetwork } from '../src/app/boot.ts'
import { machines } from '../src/app/machines.ts'
import { asOwner, type Database } from '../src/database/open.ts'
import { faultLines } from '../src/jurisdiction/shipped.ts'
import { ofItsOwn, rootOf } from '../src/law/change-file.ts'
import { readChange } from '../src/law/server/change.ts'
import type { Terminal } from './packs.ts'

const terminal: Terminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
}

/** In the place of which law a file wants to stand, by what it is called. */
function placeOf(text: string): string {
  try {
    const { id } = JSON.parse(text) as { id?: unknown }
    return typeof id === 'string' && rootOf(id) !== id ? rootOf(id) : ofItsOwn
  } catch {
    return ofItsOwn
  }
}

export async function importPack(
  database: Database,
  file: string,
  where: Terminal = terminal,
): Promise<number> {
  if (!existsSync(file)) {
    where.err(`There is no file ${file}.`)
    return 1
  }
  // What the network has changed for itself already is read with it.
  const network = await openNetwork(database)
  const text = readFileSync(file, 'utf8')
  const over = placeOf(text)
  const { pack, faults } = readChange(over, text, machines)
  if (!pack) {
    where.err(faultLines(file, faults))
    return 1
  }
  const today = network.now().toISOString().slice(0, 10)
  await asOwner(database, (client) =>
    client.query('insert into law_drafts (id, pack, over, text, brought_on) values ($1, $2, $3, $4, $5)', [
      newId(),
      pack.id,
      over,
      text,
      today,
    ]),
  )
  where.out(
    `${pack.id} (${pack.title.en}) is there. It holds when two members have signed it, under “Rules of this country”.`,
  )
  return 0
}
