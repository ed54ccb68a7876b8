// An organisation as two rows and nothing else: for tests of what is asked of it, and not of what it does.
import { randomBytes } from 'node:crypto'
import { asOwner, type Database } from '../src/database/open.ts'

/** Puts an organisation with a circle into the database. Without a `key` nobody could open what is sealed to it. */
export function bareOrganisation(
  database: Database,
  kind: string,
  name: string,
  key: Uint8Array = randomBytes(32),
): Promise<{ id: number; circle: number }> {
  return asOwner(database, async (client) => {
    const now = new Date()
    const made = await client.query<{ id: number }>(
      'insert into organisations (kind, name, joined_at) values ($1, $2, $3) returning id',
      [kind, name, now],
    )
    const { id } = made.rows[0]!
    const circle = await client.query<{ id: number }>(
      "insert into circles (organisation, kind, public_key, made_at) values ($1, 'organisation', $2, $3) returning id",
      [id, Buffer.from(key), now],
    )
    return { id, circle: circle.rows[0]!.id }
  })
}
