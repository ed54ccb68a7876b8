// `continuum backup-nightly`: what every way of running Continuum does each night, in one command that needs no shell. A backup under the name of its
// moment, a copy of it on another machine that is read back before it is believed, and nothing kept for longer than erasing somebody allows.
import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { readSettings } from '../src/app/config.ts'
import { backup } from './backup.ts'
import { noteCopy, noteRestore } from './backup-record.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)
const day = 86_400_000

/** Erasing somebody is complete only when the last backup with their keys is gone. */
const keptFor = 35 * day

const named = /^(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)\.(?:backup|backup\.receipt|backup\.part)$/

/** As in 2026-12-04T0130.backup: by UTC, so that names stand in order. */
export const nameAt = (now: Date): string => `${now.toISOString().slice(0, 16).replace(':', '')}.backup`

/** Whether a file of that name is a backup, or belongs to one, that is to be deleted. What this command did not name is never deleted. */
export function isPast(name: string, now: Date): boolean {
  const [, date, hour, minute] = named.exec(name) ?? []
  return date !== undefined && now.getTime() - Date.parse(`${date}T${hour}:${minute}:00Z`) > keptFor
}

const forget = (folder: string, now: Date): void => {
  for (const name of readdirSync(folder)) if (isPast(name, now)) rmSync(join(folder, name))
}

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** The copy's SHA-256 as it is read there; undefined, and nothing copied, where that folder lies on the disk of the backups themselves. */
export async function copyAway(
  file: string,
  {
    name,
    to,
    diskOf = (path: string) => statSync(path).dev,
  }: { name: string; to: string; diskOf?: (path: string) => number },
): Promise<string | undefined> {
  if (!existsSync(to) || diskOf(to) === diskOf(file)) return undefined
  const copy = join(to, name)
  await copyFile(file, `${copy}.part`)
  renameSync(`${copy}.part`, copy)
  return sumOf(copy)
}

/** What the other machine says that it restored, since it cannot come in here by itself. */
async function takeReceipts(folder: string): Promise<void> {
  const newest = readdirSync(folder)
    .filter((name) => named.test(name) && name.endsWith('.receipt'))
    .toSorted()
    .at(-1)
  if (!newest) return
  try {
    say(await noteRestore(readFileSync(join(folder, newest), 'utf8')))
  } catch (error) {
    say(`${newest}: ${(error as Error).message}`)
  }
}

interface Night {
  folder: string
  to: string
}

/** One night. Answers with 1 where the backup or its copy is not whole. */
export async function night({ folder, to }: Night, now: Date): Promise<number> {
  const { backupsElsewhere: elsewhere } = readSettings(process.env)
  const name = nameAt(now)
  const file = join(resolve(folder), name)
  const code = await backup(file, to)
  forget(folder, now)
  if (!elsewhere) {
    say('It lies on this machine alone: name a folder of another one in CONTINUUM_BACKUPS_ELSEWHERE.')
    return code
  }
  const sum = await copyAway(file, { name, to: elsewhere })
  if (!sum) {
    say(`${elsewhere} is no disk of another machine: nothing was copied there, and an alarm will tell.`)
    return code
  }
  say(await noteCopy(sum))
  forget(elsewhere, now)
  await takeReceipts(elsewhere)
  return code
}

/** Milliseconds until it is that time of day by UTC (`01:30`). */
export function until(time: string, now: Date): number {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  if (hour === undefined) throw new Error(`${time} is no time of day, as 01:30 is.`)
  const at = Date.parse(`${now.toISOString().slice(0, 10)}T${hour}:${minute}:00Z`) - now.getTime()
  return at > 0 ? at : at + day
}

/** Where nothing else keeps time, as in a container: stays, and does it at that time of each day. A night that fails is told, and tried the next day. */
export async function eachNight(what: Night, time: string): Promise<number> {
  until(time, new Date())
  // As the first process of a container it is told to stop by nobody else's handler.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0))
  for (;;) {
    await sleep(until(time, new Date()))
    try {
      await night(what, new Date())
    } catch (error) {
      say((error as Error).message)
    }
  }
}
