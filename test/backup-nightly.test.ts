// What `continuum backup-nightly` decides by names, disks and times; the whole night with a network stands in backup-command.test.ts (soak).
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { copyAway, eachNight, isPast, nameAt, until } from '../bin/backup-nightly.ts'
import { tryNewest } from '../bin/backup-try.ts'

const folder = mkdtempSync(join(tmpdir(), 'continuum-nightly-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const now = new Date('2026-03-08T01:30:59Z')
const minute = 60_000

it('a backup is named by its minute, and past after 35 days to the minute', () => {
  expect(nameAt(now)).toBe('2026-03-08T0130.backup')
  expect(isPast('2026-02-01T0131.backup', now)).toBe(false)
  expect(isPast('2026-02-01T0130.backup', now)).toBe(true)
  expect(isPast('2026-02-01T0129.backup.receipt', now)).toBe(true)
  expect(isPast('2026-02-01T0129.backup.part', now)).toBe(true)
})

it('nothing is deleted that it did not name', () => {
  for (const name of [
    'first.backup',
    '2020-01-01.backup',
    '2020-01-01T0130.backup.txt',
    'x2020-01-01T0130.backup',
  ])
    expect(isPast(name, now)).toBe(false)
})

it('a copy is read where it lies; on the disk of the backups themselves nothing is copied', async () => {
  const file = join(folder, 'one')
  const to = join(folder, 'elsewhere')
  mkdirSync(to)
  writeFileSync(file, 'bytes')
  const where = { name: 'one.backup', to }
  expect(await copyAway(file, where)).toBeUndefined()
  expect(await copyAway(file, { ...where, to: join(folder, 'missing') })).toBeUndefined()
  expect(readdirSync(to)).toEqual([])
  const sum = await copyAway(file, { ...where, diskOf: (path) => (path === to ? 1 : 2) })
  expect(sum).toBe(createHash('sha256').update('bytes').digest('hex'))
  expect(readdirSync(to)).toEqual(['one.backup'])
})

it('where it stays it waits for the next time of that name by UTC', async () => {
  expect(until('01:32', now)).toBe(minute + 1000)
  expect(until('01:30', now)).toBe(24 * 60 * minute - 59_000)
  for (const time of ['1:30', '24:00', '01:60', ''])
    await expect(eachNight({ folder, to: 'nobody' }, time)).rejects.toThrow('is no time of day')
})

it('the other machine says where nothing new has come', async () => {
  const by = { identity: 'key', secretsFile: 'secrets' }
  await expect(tryNewest(folder, by)).rejects.toThrow('No backup lies in')
  for (const name of ['2026-03-08T0130.backup', '2026-03-07T0130.backup', '2026-03-08T0130.backup.receipt'])
    writeFileSync(join(folder, name), '')
  await expect(tryNewest(folder, by)).rejects.toThrow('2026-03-08T0130.backup is the newest backup there')
})
