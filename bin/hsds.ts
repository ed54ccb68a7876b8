// A directory of services from HSDS files. People read on standard error; with `json`, programs read one
// object on standard output. Exit codes: 0 done, 1 nothing was changed.

import type { Database } from '../src/database/open.ts'
import { importDirectory } from '../src/directory/server/hsds.ts'
import {
  brokenOf,
  causes,
  type Changes,
  type RemarkGroup,
  type Report,
} from '../src/directory/hsds/report.ts'

export interface Terminal {
  out: { write(text: string): unknown }
  err: { write(text: string): unknown; isTTY?: boolean }
  now: Date
}

const here = (): Terminal => ({ out: process.stdout, err: process.stderr, now: new Date() })

export interface ImportAsked {
  folder: string
  /** The name of the directory; its folder's name without it. */
  feed: string | undefined
  dryRun: boolean
  json: boolean
}

/** Imports a folder, all of it or nothing. Answers with the exit code. */
export async function importHsds(
  database: Pick<Database, 'pool'>,
  { folder, feed, dryRun, json }: ImportAsked,
  { out, err, now }: Terminal = here(),
): Promise<0 | 1> {
  const progress = progressOn(err, json)
  try {
    const report = await importDirectory(database, folder, { feed, dryRun, now, onProgress: progress.show })
    progress.clear()
    if (json) out.write(`${JSON.stringify(report, null, 2)}\n`)
    else err.write(sentences(report))
    return 0
  } catch (error) {
    progress.clear()
    const broken = brokenOf(error)
    if (!broken) throw error
    if (json) out.write(`${JSON.stringify({ broken }, null, 2)}\n`)
    err.write(`${(error as Error).message}.\nNothing was changed.\n`)
    return 1
  }
}

/** On a terminal one line that is written over; on a pipe a line for each file that was read, unless a program asked. */
function progressOn(err: Terminal['err'], json: boolean) {
  let last: { file: string; rows: number } | undefined
  const words = ({ file, rows }: { file: string; rows: number }) =>
    `${file}: ${rows} ${rows === 1 ? 'row' : 'rows'} read`
  const endFile = () => {
    if (last && !err.isTTY && !json) err.write(`${words(last)}\n`)
  }
  return {
    show: (step: { file: string; rows: number }) => {
      if (last?.file !== step.file) endFile()
      if (err.isTTY && step.rows % 100 === 0) err.write(`\r\u001b[K${words(step)}`)
      last = step
    },
    clear: () => {
      endFile()
      if (last && err.isTTY) err.write('\r\u001b[K')
      last = undefined
    },
  }
}

const counted = ({ added, changed, unchanged, gone }: Changes) =>
  `${added} new, ${changed} changed, ${unchanged} the same, ${gone} no longer listed`

/** The report as people read it. */
export function sentences(report: Report): string {
  const { mapped, unknown } = report
  const lines = [
    `${report.feed}: HSDS ${report.version}, read in ${(report.milliseconds / 1000).toFixed(1)} s${report.dryRun ? ' (preview: nothing was changed)' : ''}`,
    `  read       ${Object.entries(report.rows)
      .map(([file, rows]) => `${file} ${rows}`)
      .join(', ')}`,
    `  mapped     ${mapped.providers} organisations${mapped.unnamed > 0 ? ` (and ${mapped.unnamed} that no row describes, without a name)` : ''}, ${mapped.services} services, ${mapped.places} places, ${mapped.schedules} schedules, ${mapped.phones} phone numbers`,
    `  not said   organisation ${unknown.provider}, need ${unknown.need}, language ${unknown.language}, area ${unknown.area}, whom it serves ${unknown.serves} (of ${mapped.services}; shown as unknown, never as no)`,
    ...(report.confidential > 0
      ? [`  confidential ${report.confidential}: kept without address, number, hours and description`]
      : []),
    `  organisations ${counted(report.providers)}`,
    `  services      ${counted(report.services)}`,
  ]
  const remarks = (kind: RemarkGroup['kind'], title: string) => {
    const groups = report.remarks.filter((group) => group.kind === kind)
    return groups.length === 0 ? [] : [title, ...groups.map(remarkLine)]
  }
  return [
    ...lines,
    ...remarks('kept', 'kept'),
    ...remarks('dropped', 'dropped'),
    ...remarks('refused', 'refused'),
    '',
  ].join('\n')
}

function remarkLine({ file, column, cause, lines }: RemarkGroup): string {
  const some = ranges(lines)
  const shown =
    some.slice(0, 6).join(', ') +
    (some.length > 6 ? `, … (${lines.length} lines; all of them with --json)` : '')
  return `  ${file}${lines.length > 0 ? `:${shown}` : ''}${column ? ` ${column}` : ''} ${causes[cause]}`
}

/** 2, 3, 4, 9 as `2-4`, `9`. */
function ranges(lines: readonly number[]): string[] {
  const spans: [number, number][] = []
  for (const line of lines) {
    const last = spans.at(-1)
    if (last && line === last[1] + 1) last[1] = line
    else spans.push([line, line])
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`))
}
