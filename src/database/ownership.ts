// One process per data folder. The file that says whose it is outlives a `kill -9`, so it names the process exactly:
// its number and the moment it started, because numbers are used again (in a container it is 1 every time), and the folder.
import { execFileSync } from 'node:child_process'
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Process {
  /** When it started, in whatever unit the system has; only compared for equality. */
  start: string
  /** The program's name. */
  name: string
}

/** A running process; undefined when it is gone or only a zombie that nobody has buried. */
export function findProcess(pid: number): Process | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const end = stat.lastIndexOf(')')
      const fields = stat.slice(end + 2).split(' ')
      if (fields[0] === 'Z' || fields[0] === 'X') return undefined
      return { start: fields[19] ?? '', name: stat.slice(stat.indexOf('(') + 1, end) }
    }
    const [state = 'Z', ...rest] = execFileSync('ps', ['-o', 'state=,lstart=,comm=', '-p', String(pid)], {
      encoding: 'utf8',
    })
      .trim()
      .split(/\s+/)
    if (state.startsWith('Z')) return undefined
    return { start: rest.slice(0, 5).join(' '), name: rest.slice(5).join(' ').split('/').at(-1) ?? '' }
  } catch {
    return undefined
  }
}

/** The process, and the folder in which the file lies: a copy of a folder is nobody's, whatever file came along with it. */
const signature = (pid: number, file: string): string =>
  `${pid} ${findProcess(pid)?.start ?? ''} ${statSync(dirname(file)).ino}`

function isAlive(content: string, file: string): boolean {
  const [pid, , folder] = content.split(' ')
  if (!(Number(pid) > 0) || findProcess(Number(pid)) === undefined) return false
  const whole = signature(Number(pid), file)
  // A program of an earlier version did not write down the folder.
  return folder === undefined ? whole.startsWith(`${content} `) : whole === content
}

/**
 * Makes the file ours until `release`. Throws when a living process (this one included) has it.
 * Atomic: the file appears whole by `link`, and a dead owner's file is taken away by `rename` and looked at again.
 */
export function takeOwnership(file: string, whose: string): { release(): void } {
  const mine = signature(process.pid, file)
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, mine, { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(draft, file)
        return { release: () => rmSync(file, { force: true }) }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const seen = readIfThere(file)
      if (seen === undefined) continue
      if (isAlive(seen, file))
        throw new Error(`${whose} is in use by process ${seen.split(' ')[0]}. Stop that one first.`)
      const aside = `${draft}.old`
      try {
        renameSync(file, aside)
      } catch {
        continue
      }
      // Somebody quicker may have taken over between our look and our rename: give it back to them.
      if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, file)
      rmSync(aside, { force: true })
    }
    throw new Error(`${whose} is being opened by several processes at once.`)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Whether a living process has the file, this one included. */
export function isOwned(file: string): boolean {
  const seen = readIfThere(file)
  return seen !== undefined && isAlive(seen, file)
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
