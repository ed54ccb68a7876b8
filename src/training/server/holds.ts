// Whether whoever acts holds the certificate of a course today, or of one that a trainer has put in its place; or within the days after its end
// for which it is taken all the same.

import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import { graceDays } from '../certificate.ts'
import type { CourseCode } from '../codes.ts'

export async function holdsCertificate(ctx: Ctx, course: CourseCode): Promise<boolean> {
  if (ctx.actor.kind !== 'staff') return false
  const { held } = await ctx.tx.one<{ held: boolean }>(sql`select exists (select 1 from certificates
    where holder = ${ctx.actor.id} and ends_on + ${graceDays}::int >= ${today(ctx)}::date
      and (course = ${course} or exists (select 1 from courses k
        where k.id = certificates.course and k.version = certificates.version and k.file::jsonb -> 'opens' ? ${course}))) as held`)
  return held
}
