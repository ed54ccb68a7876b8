// Consultations on the server. Who may ask, take part, read, pay and approve is decided by the database; a name leaves for nobody.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { circleOf, staffOf, today, type Ctx } from '../../http/context.ts'
import type { consultationsApi } from '../consultations-api.ts'

interface Row {
  id: string
  organisation: number
  house: string
  circle: number
  language: string
  topic: string
  title: string
  questions: string[]
  seats: number
  taken: number
  answered: number
  hours: number
  rate: number
  currency: string
  until: string
  said: string | null
  did: string | null
  approved: string | null
  n: number | null
  mine_hours: number | null
  answered_on: string | null
  paid_on: string | null
}

const seatOf = ({ n, mine_hours, answered_on, paid_on }: Row) =>
  n === null ? null : { n, hours: mine_hours, answeredOn: answered_on, paidOn: paid_on }

const mustChange = (changed: number): void => {
  if (changed === 0) throw new Problem('not-found')
}

export const consultationsServer: Handlers<typeof consultationsApi, Ctx> = {
  async list(_, ctx) {
    const { id: me, organisation } = staffOf(ctx)
    const isCouncil = await ctx.tx.holds(sql`app.in_survivor_council()`)
    const rows = await ctx.tx
      .rows<Row>(sql`select c.id, c.organisation, o.name as house, c.circle, c.language, c.topic, c.title, c.questions,
        c.seats, k.taken, k.answered, c.hours, c.rate, c.currency, c.until::text as until, c.said, c.did, c.approved_on::text as approved,
        s.n, s.hours as mine_hours, s.answered_on::text as answered_on, s.paid_on::text as paid_on
      from consultations c join organisations o on o.id = c.organisation cross join lateral app.seats_taken(c.id) k
        left join consultation_seats s on s.consultation = c.id and s.participant = ${me}
      order by c.opened_on desc, c.id limit 30`)
    return {
      isCouncil,
      consultations: rows.map((row) => ({
        id: row.id,
        house: row.house,
        circle: row.circle,
        language: row.language,
        topic: row.topic,
        title: row.title,
        questions: row.questions,
        seats: row.seats,
        taken: row.taken,
        answered: row.answered,
        hours: row.hours,
        rate: row.rate,
        currency: row.currency,
        until: row.until,
        isOpen: row.until >= today(ctx) && row.said === null,
        isOurs: row.organisation === organisation,
        mine: seatOf(row),
        findings:
          row.said === null || row.did === null
            ? null
            : { said: row.said, did: row.did, approvedOn: row.approved },
      })),
    }
  },

  async open({ id, language, topic, title, questions, seats, hours, rate, until }, ctx) {
    ctx.about(id)
    if (until < today(ctx))
      throw new Problem('invalid', { fields: [{ field: 'until', code: 'already-past' }] })
    await ctx.tx.run(sql`insert into consultations
        (id, organisation, circle, language, topic, title, questions, seats, hours, rate, currency, opened_on, until)
      values (${id}, ${staffOf(ctx).organisation}, ${circleOf(ctx)}, ${language}, ${topic}, ${title}, ${questions}, ${seats}, ${hours},
        ${rate}, ${ctx.network.currency}, ${today(ctx)}::date, ${until}::date)`)
    return { id }
  },

  async takeSeat({ id }, ctx) {
    ctx.about(id)
    if (!(await ctx.tx.holds(sql`app.in_survivor_council()`)))
      throw new Problem('refused', { because: 'not-your-side' })
    // The lock is on the question: of two who take the last seat at once the second is refused. It is held before the seats are
    // counted: a statement counts what stood when it began, not what came while it waited.
    await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`consultation ${id}`}, 0))`)
    const { id: me } = staffOf(ctx)
    const mine = sql`select n from consultation_seats where consultation = ${id} and participant = ${me}`
    const had = await ctx.tx.maybe<{ n: number }>(mine)
    if (had) return had
    const open = await ctx.tx.one<{ taken: number; seats: number; ended: boolean }>(
      sql`select k.taken, c.seats, c.until < ${today(ctx)}::date or c.said is not null as ended
        from consultations c cross join lateral app.seats_taken(c.id) k where c.id = ${id}`,
    )
    if (open.ended || open.taken >= open.seats) throw new Problem('refused', { because: 'no-seat-left' })
    await ctx.tx.run(
      sql`insert into consultation_seats (consultation, n, participant) values (${id}, ${open.taken + 1}, ${me})`,
    )
    return { n: open.taken + 1 }
  },

  async advise({ id, hours, locator, wrapReader, wrapOwn, ciphertext }, ctx) {
    ctx.about(id)
    const { most, answered } = await ctx.tx.one<{ most: number; answered: boolean }>(
      sql`select c.hours as most, s.answered_on is not null as answered from consultations c
        join consultation_seats s on s.consultation = c.id and s.participant = ${staffOf(ctx).id} where c.id = ${id}`,
    )
    if (answered) throw new Problem('refused', { because: 'not-in-this-state' })
    if (hours > most) throw new Problem('invalid', { fields: [{ field: 'hours', code: 'too-much' }] })
    mustChange(
      await ctx.tx
        .run(sql`update consultation_seats set hours = ${hours}, answered_on = ${today(ctx)}::date, locator = ${bytes(locator)},
          wrap_reader = ${bytes(wrapReader)}, wrap_own = ${bytes(wrapOwn)}, ciphertext = ${bytes(ciphertext)}
        where consultation = ${id} and participant = ${staffOf(ctx).id}`),
    )
    return { id }
  },

  async seats({ id }, ctx) {
    ctx.about(id)
    const rows = await ctx.tx.rows<{
      n: number
      hours: number | null
      answered_on: string | null
      paid_on: string | null
      locator: Buffer | null
      wrap_reader: Buffer | null
      ciphertext: Buffer | null
    }>(sql`select n, hours, answered_on::text as answered_on, paid_on::text as paid_on, locator, wrap_reader, ciphertext
      from consultation_seats where consultation = ${id} and app.consults(${id}) order by n`)
    return {
      seats: rows.map(({ n, hours, answered_on, paid_on, locator, wrap_reader, ciphertext }) => ({
        n,
        hours,
        answeredOn: answered_on,
        paidOn: paid_on,
        sealed:
          locator && wrap_reader && ciphertext
            ? { locator: base64url(locator), wrap: base64url(wrap_reader), ciphertext: base64url(ciphertext) }
            : null,
      })),
    }
  },

  async pay({ id, n }, ctx) {
    ctx.about(id)
    mustChange(
      await ctx.tx.run(sql`update consultation_seats set paid_on = coalesce(paid_on, ${today(ctx)}::date)
        where consultation = ${id} and n = ${n} and answered_on is not null and app.consults(${id})`),
    )
    return { n }
  },

  async publish({ id, said, did }, ctx) {
    ctx.about(id)
    const { answered } = await ctx.tx.one<{ answered: number }>(
      sql`select k.answered from consultations c cross join lateral app.seats_taken(c.id) k where c.id = ${id} and app.consults(c.id)`,
    )
    // Nobody speaks for survivors whom nobody heard.
    if (answered === 0) throw new Problem('refused', { because: 'nobody-answered' })
    mustChange(
      await ctx.tx
        .run(sql`update consultations set said = ${said}, did = ${did}, published_on = ${today(ctx)}::date
        where id = ${id} and app.consults(id) and approved_on is null`),
    )
    return { id }
  },

  async approve({ id }, ctx) {
    ctx.about(id)
    mustChange(
      await ctx.tx
        .run(sql`update consultations set approved_by = ${staffOf(ctx).organisation}, approved_on = coalesce(approved_on, ${today(ctx)}::date)
        where id = ${id} and published_on is not null and app.in_survivor_council()`),
    )
    return { id }
  },
}
