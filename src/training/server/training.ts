// The server's side of learning: it marks by the same file as the browser, and keeps the certificate alone.

import type { z } from 'zod'
import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, thisMonth, today, type Ctx } from '../../http/context.ts'
import type { trainingApi } from '../api.ts'
import { graceDays } from '../certificate.ts'
import { courseCodes } from '../codes.ts'
import { markOf } from '../course.ts'
import { metOf, type MetRow } from './met.ts'
import { courseInForce, coursesOfTrainers, writtenCourses } from './written.ts'

type Met = z.infer<typeof trainingApi.people.output>['met'][number]

interface Row {
  id: string
  holder: string
  course: string
  version: number
  passed_on: string
  ends_on: string
  grace_until: string
}

const columns = sql`id, holder, course, version, passed_on, ends_on, ends_on + ${graceDays}::int as grace_until`

const certificateOf = (row: Row) => ({
  id: row.id,
  course: row.course,
  version: row.version,
  passedOn: row.passed_on,
  endsOn: row.ends_on,
  graceUntil: row.grace_until,
})

export const trainingServer = (checkAt: string): Handlers<typeof trainingApi, Ctx> => ({
  async mine(_, ctx) {
    const rows = await ctx.tx.rows<Row>(sql`select ${columns} from certificates
      where holder = ${staffOf(ctx).id} order by ends_on desc, id limit 200`)
    return { certificates: rows.map(certificateOf), checkAt }
  },

  async finish({ id, course: code, version, answers }, ctx) {
    const course = await courseInForce(code, ctx)
    if (!course) throw new Problem('not-found')
    // The course has changed since: whoever learnt the older one is shown the newer.
    if (course.version !== version) throw new Problem('stale')
    if (!markOf(course, answers).isPassed) throw new Problem('refused', { because: 'course-not-passed' })
    ctx.about(id)
    const { id: holder, organisation } = staffOf(ctx)
    const row = await ctx.tx
      .one<Row>(sql`insert into certificates (id, holder, organisation, course, version, passed_on, ends_on)
      values (${id}, ${holder}, ${organisation}, ${code}, ${version}, ${today(ctx)}::date,
        (${today(ctx)}::date + make_interval(months => ${course.months}))::date) returning ${columns}`)
    return certificateOf(row)
  },

  ...coursesOfTrainers,

  async people(_, ctx) {
    const written = (await writtenCourses(ctx)).map(({ id }) => id)
    const [own, network, met] = await Promise.all([
      ctx.tx.rows<Row>(sql`select distinct on (holder, course) ${columns} from certificates
        where organisation = ${staffOf(ctx).organisation} order by holder, course, ends_on desc limit 5000`),
      ctx.tx.rows<{ organisation: number; role: string; course: string; people: number; trained: number }>(
        sql`select organisation, role, course, people, trained from app.trained(${[...courseCodes, ...written]}::text[], ${today(ctx)}::date) limit 5000`,
      ),
      // A month that is not over would show, looked at twice, whom somebody met in between.
      ctx.tx.rows<MetRow>(
        sql`select month, profession, district, n from app.met_by_profession(${thisMonth(ctx)}::date)`,
      ),
    ])
    return {
      own: own.map((row) => ({ ...certificateOf(row), holder: row.holder })),
      network,
      met: metOf(met) as Met[],
    }
  },
})
