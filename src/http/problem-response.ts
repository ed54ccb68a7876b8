// How a refusal looks on the wire: RFC 9457, with a title in the reader's language, the field's name where there is one,
// and never the value.

import type { Context } from 'hono'
import type { Problem } from '../api/problem.ts'
import { say } from '../language/say.ts'

export function problemResponse(c: Context, problem: Problem, language: string): Response {
  const { because, fields, puzzle, provider } = problem.detail
  const body = {
    type: `https://continuum.example/problems/${problem.code}`,
    status: problem.status,
    code: problem.code,
    title: say(language, `problem.${problem.code}`),
    ...(because ? { because, detail: say(language, `refused.${because}`) } : {}),
    ...(fields ? { fields } : {}),
    ...(puzzle ? { puzzle } : {}),
    ...(provider ? { provider } : {}),
  }
  return c.body(JSON.stringify(body), problem.status as 400, {
    'content-type': 'application/problem+json',
    'content-language': language,
    'cache-control': 'no-store',
  })
}
