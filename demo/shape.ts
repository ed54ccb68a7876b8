// What an invented country consists of, in numbers that are the same whenever the same story is played: by them a seed is held against it.

import type { Client } from 'pg'
import { tablesOf } from '../src/database/snapshot.ts'

export interface Shape {
  /** Everybody at work, by organisation and handle. */
  people: string[]
  /** Case files: reference, language, age, state. */
  cases: string[]
  /** How many tracks there are of each kind in each state. */
  tracks: Record<string, number>
  /** How many rows each table has that has any. */
  rows: Record<string, number>
}

/** Asked as the owner, whose types open what stands locked. */
export async function shapeOf(client: Client): Promise<Shape> {
  const lines = async (text: string): Promise<string[]> => {
    const { rows } = await client.query<Record<string, string>>(text)
    return rows.map((row) => Object.values(row).join(' ')).toSorted()
  }
  const tracks = await client.query<{ kind: string; state: string; n: number }>(
    'select kind, state, count(*)::int as n from tracks group by 1, 2 order by 1, 2',
  )
  const rows: Record<string, number> = {}
  for (const { name } of await tablesOf(client)) {
    const { rows: counted } = await client.query<{ n: number }>(`select count(*)::int as n from ${name}`)
    if (counted[0]!.n > 0) rows[name.replace(/^public\./, '')] = counted[0]!.n
  }
  return {
    people: await lines('select o.name, u.handle from users u join organisations o on o.id = u.organisation'),
    cases: await lines('select reference, language, age_group, state from cases'),
    tracks: Object.fromEntries(tracks.rows.map(({ kind, state, n }) => [`${kind} ${state}`, n])),
    rows,
  }
}
