// The need map: coarse rows are read for whole months that are over, and leave this place as counts alone, none of them small. Districts
// lie locked in the database and are opened here, so that no table of needs by district stands anywhere to be stolen.

import { threshold } from '../../api/threshold.ts'
import { Temporal } from 'temporal-polyfill'
import { sql } from '../../database/sql.ts'
import { directoryServer } from '../../directory/server/directory.ts'
import { clearCode } from '../../directory/kinds.ts'
import { today, type Ctx } from '../../http/context.ts'
import type { NeedMap } from '../api.ts'
import { nightPlaces, type NightPlace } from '../needs.ts'
import { needsOf, nightsOutOf, type Asked, type NightOut, type NotAsked } from './count-needs.ts'

type AskedRow = Omit<Asked, 'district'> & { district: string | null; house: string | null }
type NightRow = Omit<NightOut, 'district'> & { house: string | null }
type UnaskedRow = Omit<NotAsked, 'district'> & { house: string | null }

const months = 12

export async function needMapOf(ctx: Ctx): Promise<NeedMap> {
  const { tx, now } = ctx
  const first = Temporal.PlainDate.from(today(ctx)).with({ day: 1 })
  const [running, since] = [first.toString(), first.subtract({ months }).toString()]
  const [asked, unasked, nights, out, { kinds }] = await Promise.all([
    tx.rows<AskedRow>(sql`select * from app.needs_asked(${since}::date)`),
    tx.rows<UnaskedRow>(sql`select * from app.needs_unasked(${since}::date)`),
    tx.rows<{ district: string; hotel: number; unpaid: number }>(
      sql`select * from app.nights_unmet(${since}::date, ${now}) order by district`,
    ),
    tx.rows<NightRow>(sql`select * from app.nights_out(${since}::date, ${ctx.network.timezone})`),
    directoryServer.gaps({}, ctx),
  ])
  const offered = (service: string, district: string) =>
    kinds.some(
      ({ code, areas, unsaid }) => clearCode(code) === service && (unsaid || areas.includes(district)),
    )
  const placed = <Row extends { month: string; house: string | null; district?: string | null }>(
    rows: Row[],
  ) =>
    rows.flatMap((row) => {
      const district = row.district ?? row.house
      return district && row.month < running ? [{ ...row, district }] : []
    })
  const outside = nightsOutOf(placed(out))
  const told = (n: number) => (n >= threshold ? n : null)
  return {
    from: since,
    fewest: threshold,
    needs: needsOf(placed(asked), placed(unasked), offered),
    nights: [...new Set([...nights.map(({ district }) => district), ...outside.keys()])]
      .toSorted()
      .map((district) => {
        const { hotel = 0, unpaid = 0 } = nights.find((one) => one.district === district) ?? {}
        const slept = outside.get(district) ?? nobody
        return { district, hotel: told(hotel), unpaid: told(unpaid), ...slept }
      })
      .filter((one) => {
        const { district: _, ...counts } = one
        return Object.values(counts).some((n) => n !== null)
      }),
  }
}

const nobody = Object.fromEntries(nightPlaces.map((place) => [place, null])) as Record<NightPlace, null>
