// One taking-in of one file. The ids of its cases follow from a secret number of the run and the line, so that whoever tries again,
// after a lost line or a closed page, opens the same cases and no others; without that number nothing leads from an id to a line.
import { v5 as idFrom } from 'uuid'

export interface Run {
  /** The secret number: kept sealed under the worker's own key. */
  id: string
  /** The hash of the file. */
  file: string
  circle: number
  /** Who works on the cases; nobody where they are to be assigned. */
  worker: string | null
}

export const caseIdOf = (run: string, line: number): string => idFrom(String(line), run)
