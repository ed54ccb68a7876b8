// What an import has to say for itself: what was kept, what had no place here, what could not be taken, each with its
// file, line and column. Values are not repeated: a directory can hold somebody's private number by mistake.

/** A cell or row of a file. Lines and columns count from 1; `column` is the name in the header. */
export interface At {
  file: string
  line?: number
  column?: string
}

/** What there is to say of a cell or row. `kept`: something is missing beside it; `dropped`: a cell or link; `refused`: a whole row. */
export const causes = {
  'not-in-standard': 'is not a column of the standard',
  'no-place': 'has no place in this directory',
  'file-unused': 'is not read: nothing in this directory is made from it',
  'person-named': 'names a person, which this directory does not keep',
  'confidential-place': 'would lead to a confidential service',
  'not-linked': 'points to something that the files do not hold',
  'unnamed-provider':
    'names an organisation that the files do not hold: kept, without the name of who offers it',
  'no-number': 'is a phone without a number',
  'second-number': 'is a further number; one is shown',
  'not-a-link': 'is not a web address',
  'not-an-email': 'is not an e-mail address',
  'not-coarse': 'is a sentence, not the name of an area',
  'no-such-language': 'names no language that is known',
  'not-a-time': 'is not a time or a day that can be read',
  over: 'ended before today',
  'not-a-day': 'is not a day until today',
  'not-a-number': 'is not an age',
  shortened: 'was longer than there is room for, and was cut',
  'not-offered': 'says that the service is not offered now',
  'no-id': 'has no id',
  'no-name': 'has no name',
  twice: 'has an id that an earlier row already has',
  'no-provider': 'does not say who offers it',
} as const

export type Cause = keyof typeof causes

export interface Remark extends At {
  kind: 'kept' | 'dropped' | 'refused'
  cause: Cause
}

/** The same remark for many lines, as it is shown. */
export interface RemarkGroup {
  kind: Remark['kind']
  file: string
  column?: string
  cause: Cause
  lines: number[]
}

/** A file that could not be read: nothing is changed. */
export interface Broken extends At {
  broken: string
}

export interface Report {
  feed: string
  /** The version of the standard that the files speak. */
  version: '1.1' | '3.0'
  dryRun: boolean
  /** Rows read, by file. */
  rows: Record<string, number>
  /** What was made of them; `unnamed` are organisations that rows name and none describes. */
  mapped: {
    providers: number
    unnamed: number
    services: number
    places: number
    schedules: number
    phones: number
  }
  /** Services by what the directory leaves open. */
  unknown: { provider: number; need: number; language: number; area: number; serves: number }
  /** Services that this import makes confidential. */
  confidential: number
  providers: Changes
  services: Changes
  remarks: RemarkGroup[]
  milliseconds: number
}

export interface Changes {
  added: number
  changed: number
  unchanged: number
  gone: number
}

/** Puts remarks that differ only in their line together, in the order of first appearance. */
export function groupRemarks(remarks: readonly Remark[]): RemarkGroup[] {
  const groups = new Map<string, RemarkGroup>()
  for (const { kind, file, column, cause, line } of remarks) {
    const key = [kind, file, column, cause].join('\0')
    let group = groups.get(key)
    if (!group)
      groups.set(key, (group = { kind, file, ...(column === undefined ? {} : { column }), cause, lines: [] }))
    if (line !== undefined) group.lines.push(line)
  }
  return [...groups.values()]
}

/** Makes the error of a file that cannot be read. */
export const brokenFile = (at: Broken): Error =>
  Object.assign(
    new Error(
      [`${at.file}`, at.line && `line ${at.line}`, at.column && `column ${at.column}`]
        .filter(Boolean)
        .join(', ') + `: ${at.broken}`,
    ),
    { at },
  )

/** What is broken, where an error was made by `brokenFile`. */
export const brokenOf = (error: unknown): Broken | undefined =>
  error instanceof Error && 'at' in error ? (error.at as Broken) : undefined
