// What whoever looks at a process is told of the law on a day: the notices of its state.
import type { Law } from './law-of.ts'

export const noticesAt = (law: Law, where: string, day: string): Law['notices'] =>
  law.notices.filter(
    ({ at, since = '', until = '9999-12-31' }) => at.includes(where) && since <= day && day <= until,
  )
