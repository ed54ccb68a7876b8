// What programs take out of the network as files of a public format. One that is registered in src/app/exports.ts is a command
// of the executable: `<name> export <folder>`.
import type { Database } from './open.ts'

/** What was written: the files, and how many of what. */
export interface Written {
  files: readonly string[]
  counts: Readonly<Record<string, number>>
}

export interface Export {
  /** The format, as the command names it. */
  name: string
  /** One line of the overview of commands; it says what is left out. */
  summary: string
  /** Writes into a folder, made where it is not there. What it needs is loaded here, so that help is quick. */
  write: (database: Pick<Database, 'pool'>, folder: string) => Promise<Written>
}
