// Who helps, by the names that they chose for this person: the newest of each writer. The server shows those of who works on the case.
import { isInPlace } from '../../api/latest-wins-records.ts'
import type { OpenCase } from './open-file.ts'

export function workerNames(cases: readonly OpenCase[]): string[] {
  const rows = cases
    .flatMap(({ records }) => records)
    .filter((row) => row.kind === 'worker_name' && isInPlace(row) && !row.isUnfit)
    .toSorted((one, other) => other.version - one.version)
  return rows
    .filter((row, at) => rows.findIndex(({ author }) => author === row.author) === at)
    .flatMap(({ value }) => (typeof value?.['text'] === 'string' ? value['text'] || [] : []))
}
