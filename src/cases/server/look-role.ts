// As what somebody who looked at a file stands on the person's page: their profession, or that it was a program.

import { sql, type Statement } from '../../database/sql.ts'

export const lookRole = ({ id, roles }: { id: string; roles: readonly string[] }): Statement =>
  sql`(select case when u.ends_on is not null then 'program' else ${roles[0] ?? ''}::text end from users u where u.id = ${id})`
