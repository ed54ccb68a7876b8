// What `continuum doctor` says of papers: whether their store answers, whether every paper is there, and for how long there is room for more.
import { freeAtLeast } from '../src/app/readiness.ts'
import { as } from '../src/database/as.ts'
import type { Database } from '../src/database/open.ts'
import { sql } from '../src/database/sql.ts'
import { shelfOn } from '../src/papers/server/object-store.ts'
import { compareShelf } from '../src/papers/server/sweep.ts'
import type { Room, Store } from '../src/store/store.ts'
import { bad, good, sized, type Finding } from './finding.ts'

/** Bytes of papers that came in the last 30 days and are still there. */
const broughtLately = (database: Pick<Database, 'pool'>): Promise<number> =>
  as(database, { kind: 'system' }, async (tx) => {
    const { bytes } = await tx.one<{
      bytes: number
    }>(sql`select coalesce(sum(padded), 0)::float8 as bytes from (
      select padded from papers where made_at > clock_timestamp() - interval '30 days'
      union all select padded from paper_copies where begun_on > current_date - 30
      union all select padded from attachments where begun_on > current_date - 30) p`)
    return bytes
  })

export function roomFinding(room: Room | undefined, lately: number): Finding {
  const pace = `the last 30 days brought ${sized(lately)}`
  if (!room) return good('papers-room', `How much room the bucket has is known to its own service; ${pace}.`)
  const words = `There is room for ${sized(room.free)} of papers; ${pace}`
  if (room.free / room.all < freeAtLeast)
    return bad('papers-room', `${words}. Less than a twentieth of the disk is free.`)
  return room.free < lately
    ? bad('papers-room', `${words}: at that pace there is none left within a month.`)
    : good('papers-room', `${words}.`)
}

export async function paperFindings(database: Database, store: Store): Promise<Finding[]> {
  const away = await store.look().then(
    () => undefined,
    (error: unknown) => (error as Error).message,
  )
  if (away !== undefined)
    return [
      bad('papers-store', `${away} Papers are neither kept nor opened until it does; all else goes on.`),
    ]
  const { lost, stray } = await compareShelf(database, shelfOn(store))
  return [
    good('papers-store', `Papers lie in ${store.where}, which answers.`),
    roomFinding(await store.room(), await broughtLately(database)),
    lost > 0
      ? bad(
          'papers',
          `${lost} papers that rows name are not there, or not whole: they are in the backup before they went.`,
        )
      : good('papers', 'Every paper that a row names is there.'),
    good('stray', `${stray.length} papers there have no row; they go after 35 days.`),
  ]
}
