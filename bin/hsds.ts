// `continuum hsds import <folder>`: a directory of services from HSDS files. People read on standard error; with --json,
// programs read one object on standard output. Exit codes: 0 done, 1 nothing was changed, 2 not understood.

import { parseArgs } from 'node:util'
import type { Database } from '../src/database/open.ts'
import { exportDirectory, importDirectory } from '../src/directory/server/hsds.ts'
import {
  brokenOf,
  causes,
  type Changes,
  type RemarkGroup,
  type Report,
} from '../src/directory/hsds/report.ts'

const usage = `continuum hsds import <folder> [--dry-run] [--as <name>] [--json]
continuum hsds export <folder> [--json]

  import    Reads a folder of HSDS CSV files (1.1 or 3.0). All or nothing; a second run changes only what is new.
  export    Writes what is not confidential as HSDS 3.0 CSV files into a folder.
  --dry-run Says what an import would do, and does nothing.
  --as      The name of the directory; its folder's name without it. Another name is another directory.
  --json    One JSON object on standard output.
`

export interface Terminal {
  out: { write(text: string): unknown }
  err: { write(text: string): unknown; isTTY?: boolean }
  now: Date
}

/** Runs the command; `args` are what stands after `hsds`. Answers the exit code. */
export async function hsdsCommand(
  args: readonly string[],
  database: Pick<Database, 'pool'>,
  terminal: Terminal = { out: process.stdout, err: process.stderr, now: new Date() },
): Promise<0 | 1 | 2> {
  const asked = understand(args)
  if (!asked) {
    terminal.err.write(usage)
    return 2
  }
  const { command, folder, feed, dryRun, json } = asked
  const { out, err, now } = terminal
  const progress = progressOn(err, json)
  try {
    if (command === 'export') {
      const written = await exportDirectory(database, folder)
      if (json) out.write(`${JSON.stringify(written, null, 2)}\n`)
      else err.write(`Wrote ${written.services} services to ${folder}: ${written.files.join(', ')}.\n`)
      return 0
    }
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

function understand(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        as: { type: 'string' },
      },
    })
    const [command, folder, ...rest] = positionals
    const feed = values.as
    if ((command !== 'import' && command !== 'export') || !folder || rest.length > 0) return undefined
    if (feed !== undefined && (!/^[a-z0-9][a-z0-9_.-]{0,39}$/.test(feed) || feed === 'network'))
      return undefined
    return { command, folder, feed, dryRun: values['dry-run'], json: values.json }
  } catch {
    return undefined
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
