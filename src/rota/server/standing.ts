// How desks stand in a moment, read from their rotas: by name at home, by hours alone everywhere else.

import { sql, type Tx } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import { weekOf, type DayHours } from '../week.ts'
import { standingAt, type Rota, type Single, type Standing, type Weekly } from '../shifts.ts'

/** Who stands at a desk, and their deputy. */
export interface OnDuty {
  user: string
  deputy: string | null
}

interface Row {
  circle: number
  what: 'weekly' | 'single' | 'closed'
  id: string
  weekdays: number[]
  starts: string
  ends: string
  from_day: string
  until_day: string | null
  instead_of: string | null
}
type NamedRow = Row & { user_id: string | null; deputy: string | null }
type HoursRow = Row & { held: boolean }

function rotasOf<R extends Row, Who>(
  circles: readonly number[],
  rows: readonly R[],
  whoOf: (row: R) => Who | null,
): Map<number, Rota<Who>> {
  const rotaOf = (circle: number): Rota<Who> => {
    const own = rows.filter((row) => row.circle === circle)
    const common = (row: R) => ({ id: row.id, starts: row.starts, ends: row.ends })
    return {
      weekly: own.flatMap((row): Weekly<Who>[] => {
        const who = whoOf(row)
        if (row.what !== 'weekly' || who === null) return []
        const { weekdays, from_day: fromDay, until_day: untilDay } = row
        return [{ ...common(row), weekdays, fromDay, untilDay, who }]
      }),
      singles: own.flatMap((row): Single<Who>[] =>
        row.what === 'single'
          ? [{ ...common(row), day: row.from_day, insteadOf: row.instead_of, who: whoOf(row) }]
          : [],
      ),
      closed: own.filter(({ what }) => what === 'closed').map((row) => row.from_day),
    }
  }
  return new Map(circles.map((circle) => [circle, rotaOf(circle)]))
}

/** The rotas of desks with who stands there, as far as their rows may be seen. */
export async function namedRotas(tx: Tx, circles: readonly number[]): Promise<Map<number, Rota<OnDuty>>> {
  const rows = await tx.rows<NamedRow>(sql`
    select circle, 'weekly' as what, id, weekdays, to_char(starts, 'HH24:MI') as starts, to_char(ends, 'HH24:MI') as ends,
      from_day, until_day, null::uuid as instead_of, user_id, deputy from duty_weekly where circle = any (${circles})
    union all select circle, 'single', id, null, to_char(starts, 'HH24:MI'), to_char(ends, 'HH24:MI'), day, day, instead_of, user_id, deputy
      from duty_shifts where circle = any (${circles})
    union all select circle, 'closed', null, null, null, null, day, day, null, null, null from duty_closed where circle = any (${circles})`)
  return rotasOf(circles, rows, ({ user_id, deputy }) =>
    user_id === null ? null : { user: user_id, deputy },
  )
}

/** The same without anybody: when desks are there. Whoever may not ask a desk finds an empty rota. */
export async function hoursOf(tx: Tx, circles: readonly number[]): Promise<Map<number, Rota<true>>> {
  const rows = await tx.rows<HoursRow>(
    sql`select circle, what, id, weekdays, starts, ends, from_day, until_day, instead_of, held from app.desk_hours(${circles}::int[])`,
  )
  return rotasOf(circles, rows, ({ held }) => (held ? true : null))
}

type Moment = Pick<Ctx, 'now' | 'network'>

/** How each of these desks stands now, without who stands there. */
export async function standingOf(
  tx: Tx,
  circles: readonly number[],
  { now, network }: Moment,
): Promise<Map<number, Standing<true>>> {
  const rotas = await hoursOf(tx, circles)
  return new Map([...rotas].map(([circle, rota]) => [circle, standingAt(rota, now, network.timezone)]))
}

/** The usual week of a desk, by the shifts that hold today; nothing where no rota is kept. */
export const usualWeekOf = async (tx: Tx, circle: number, { now, network }: Moment): Promise<DayHours[]> =>
  weekOf((await hoursOf(tx, [circle])).get(circle) ?? { weekly: [] }, today({ now, network }))

/** What a page says of a desk that keeps a rota and where nobody is on duty: when somebody is there again, and whom one rings. */
export interface Away {
  next: Date | undefined
  phone: string | null
  now: Date
}

/** Nothing where somebody is on duty, or where no rota is kept: then nobody knows. */
export async function awayOf(tx: Tx, circle: number, moment: Moment): Promise<Away | undefined> {
  const desk = await tx.maybe<{ phone: string | null }>(
    sql`select phone from app.desks() where circle = ${circle}`,
  )
  if (!desk) return undefined
  const standing = (await standingOf(tx, [circle], moment)).get(circle)
  return standing?.now ? undefined : { next: standing?.next?.from, phone: desk.phone, now: moment.now }
}
