// From the text of a JSON file that somebody wrote by hand to what its schema makes of it, or to what is wrong, by line and field. Nothing
// is half taken: a file with one fault is refused whole.

import type { z } from 'zod'
import { linesOf } from './json-lines.ts'

/** One thing that is wrong: where it stands, and a sentence. */
export interface Fault {
  line: number
  field: string
  says: string
}

/** Where something is wrong, before its line is known. */
export type Found = [path: readonly PropertyKey[], says: string]

export type ReadByLine<Data> =
  | { data: Data; faultsAt: (found: Iterable<Found>) => Fault[]; faults?: undefined }
  | { faults: readonly Fault[]; data?: undefined }

/** The longest file: 1 MB. */
const longest = 1_048_576

const refused = (line: number, says: string) => ({ faults: [{ line, field: '', says }] })

/** Reads a text by a schema; `unknown` says what is wrong with a name that the schema does not have. */
export function readByLine<Data>(text: string, schema: z.ZodType<Data>, unknown: string): ReadByLine<Data> {
  if (Buffer.byteLength(text) > longest) return refused(1, 'it is longer than 1 MB')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return refused(lineOfError(String(error), text), `it is no JSON: ${String(error)}`)
  }
  const lines = linesOf(text)
  if (lines.tooDeep) return refused(1, 'it is nested too deeply')
  /** The line of a field, or of the nearest that is there, where it is missing. */
  const lineOf = (path: readonly PropertyKey[]): number =>
    lines.at.get(path.join('.')) ?? (path.length === 0 ? 1 : lineOf(path.slice(0, -1)))
  const faultsAt = (found: Iterable<Found>): Fault[] =>
    Array.from(found, ([path, says]) => ({ line: lineOf(path), field: path.join('.'), says }))
  if (lines.twice.length > 0)
    return { faults: faultsAt(lines.twice.map((field): Found => [field.split('.'), 'it is written twice'])) }
  const read = schema.safeParse(value)
  if (read.success) return { data: read.data, faultsAt }
  const found = read.error.issues.flatMap((issue): Found[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key): Found => [[...issue.path, key], unknown])
      : [[issue.path, issue.message]],
  )
  return { faults: faultsAt(found) }
}

/** V8 says the line of what it does not understand; the end of the text is the last. */
function lineOfError(said: string, text: string): number {
  const line = /\(line (\d+) column/.exec(said)?.[1]
  return line === undefined ? text.split('\n').length : Number(line)
}
