// What the coordinator reads at one glance. The counts come from functions that answer with no case (access.sql); only code names
// are read from rows, those that row-level security shows to whoever asks.

import { neverLateClocks } from '../../../jurisdictions/packs.ts'
import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import type { Desk } from '../api.ts'
import { remindersOf } from './reminders.ts'
import { reportsOf } from './reports.ts'

const week = 7

/** Rows in which the named moments are written as text. */
function written<Row extends object, Key extends keyof Row>(
  rows: readonly Row[],
  ...moments: Key[]
): (Omit<Row, Key> & Record<Key, string>)[] {
  return rows.map((row) => ({
    ...row,
    ...(Object.fromEntries(
      moments.map((key) => [key, (row[key] as Date | null)?.toISOString() ?? null]),
    ) as Record<Key, string>),
  }))
}

export async function deskOf(ctx: Ctx): Promise<Desk> {
  const { tx, now } = ctx
  const day = today(ctx)
  const [late, opened, referrals, oldest, beds, places, conferences, agreements, reminders, reports] =
    await Promise.all([
      tx.rows<{ organisation: number; clock: string; n: number; oldest: Date }>(
        sql`select * from app.late_duties(${now}, ${neverLateClocks()}) order by oldest`,
      ),
      tx.rows<Omit<Desk['opened'][number], 'dueAt'> & { dueAt: Date }>(
        sql`select o.organisation, k.clock, k.due_at as "dueAt", c.id as "caseId", c.reference
        from clocks k join cases c on c.id = k.case_id join circles o on o.id = k.circle
        where k.stopped_at is null and k.due_at < ${now} and k.pack || ' ' || k.clock <> all (${neverLateClocks()}) and o.organisation is not null order by k.due_at limit 100`,
      ),
      tx.rows<{ organisation: number; days: number; n: number; oldest: Date }>(
        sql`select * from app.unanswered_referrals(${now}) order by oldest`,
      ),
      tx.rows<Omit<NonNullable<Desk['oldestReferral']>, 'sent' | 'due'> & { sent: Date; due: Date | null }>(
        sql`select * from app.oldest_referral()`,
      ),
      tx.rows<Omit<Desk['beds'][number], 'since'> & { since: Date }>(
        sql`select * from app.beds_wanted(${day}::date)`,
      ),
      tx.rows<Desk['places'][number]>(sql`select * from app.houses_with_places(${now})`),
      tx.rows<Desk['conferences'][number]>(
        sql`select * from app.conferences_between(${day}::date, ${day}::date + ${week - 1}::int)`,
      ),
      tx.rows<Desk['agreements'][number]>(
        sql`select organisation, signed_on as "signedOn", review_on as "reviewOn" from organisation_agreements order by review_on`,
      ),
      remindersOf(ctx),
      reportsOf(ctx),
    ])
  return {
    now: now.toISOString(),
    today: day,
    late: written(late, 'oldest'),
    opened: written(opened, 'dueAt'),
    referrals: written(referrals, 'oldest'),
    oldestReferral: written(oldest, 'sent', 'due')[0] ?? null,
    beds: written(beds, 'since'),
    places,
    conferences,
    agreements,
    reminders,
    reports,
  }
}
