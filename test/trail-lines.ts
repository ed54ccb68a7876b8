// The trails of a database, with what each line is about as the program reads it: in the table itself it stands hidden.
import { shown } from '../src/database/hidden.ts'
import { asOwner, lockOf, type Database } from '../src/database/open.ts'

export interface TrailLine {
  chain: number
  actor: string
  action: string
  about: string | null
  purpose: string | null
}

/** All lines, the oldest of each trail first. */
export const trailLines = (database: Pick<Database, 'owner'>): Promise<TrailLine[]> =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<TrailLine>(
      'select chain, actor, action, audit.about(e) as about, purpose from audit.entries e order by chain, seq',
    )
    const { hiding } = lockOf(database.owner)
    return rows.map((row) => ({ ...row, about: shown(row.about, hiding) }))
  })
