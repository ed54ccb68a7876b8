// Courses that trainers write: the checks of the command line, and what only a running network can know.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { trainingApi } from '../api.ts'
import { questionsOf, type Course } from '../course.ts'
import { readCourse } from '../read-course.ts'
import { courseOf } from '../shipped.ts'

interface Written {
  id: string
  organisation: number
  writtenOn: string
  file: string
}

/** The newest version of each. */
export const writtenCourses = (ctx: Ctx): Promise<Written[]> =>
  ctx.tx.rows<Written>(
    sql`select distinct on (id) id, organisation, written_on as "writtenOn", file from courses order by id, version desc limit 200`,
  )

/** A course as it is taught today, wherever it comes from. It was read whole before it was kept. */
export async function courseInForce(id: string, ctx: Ctx): Promise<Course | undefined> {
  const shipped = courseOf(id)
  if (shipped) return shipped
  const [row] = await ctx.tx.rows<{ file: string }>(
    sql`select file from courses where id = ${id} order by version desc limit 1`,
  )
  return row && (JSON.parse(row.file) as Course)
}

/** As on the command line, and besides: no code of one that came with the program or from another house, and no version that stands already. */
async function readForNetwork(file: string, ctx: Ctx): Promise<ReturnType<typeof readCourse>> {
  const read = readCourse(file)
  if ('faults' in read) return read
  const { id, version } = read.course
  const fault = (field: 'id' | 'version', says: string) => ({
    faults: [{ line: file.slice(0, file.indexOf(`"${field}"`)).split('\n').length, field, says }],
  })
  if (courseOf(id)) return fault('id', `${id} came with the program: give it another code`)
  const [newest] = await ctx.tx.rows<{ version: number; organisation: number }>(
    sql`select version, organisation from courses where id = ${id} order by version desc limit 1`,
  )
  if (!newest) return read
  if (newest.organisation !== staffOf(ctx).organisation)
    return fault('id', `${id} is a course of another house: give it another code`)
  return version <= newest.version
    ? fault('version', `version ${newest.version} of it is here already`)
    : read
}

export const coursesOfTrainers: Pick<Handlers<typeof trainingApi, Ctx>, 'courses' | 'tryOut' | 'write'> = {
  async courses(_, ctx) {
    return { courses: await writtenCourses(ctx) }
  },

  async tryOut({ file }, ctx) {
    const read = await readForNetwork(file, ctx)
    if ('faults' in read) return { faults: [...read.faults], found: null }
    const { id, version, title, steps } = read.course
    return {
      faults: [],
      found: { id, version, title, steps: steps.length, questions: questionsOf(read.course).length },
    }
  },

  async write({ file }, ctx) {
    const read = await readForNetwork(file, ctx)
    if ('faults' in read) throw new Problem('refused', { because: 'faults-in-file' })
    const { id, version } = read.course
    await ctx.tx.run(sql`insert into courses (id, version, organisation, file, written_on)
      values (${id}, ${version}, ${staffOf(ctx).organisation}, ${file}, ${today(ctx)}::date)`)
    return { id, version }
  },
}
