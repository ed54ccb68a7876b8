// A release is the same bytes whenever it is made of the same files, so that whoever builds it again can say that it is what was signed.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { filesUnder, sumOf, writeArchive, type Entry } from '../scripts/archive.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'continuum-archive-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}
const seconds = 1_764_000_000

it('is the same whenever its files were written and in whatever order they are named; one changed byte makes another', async () => {
  const at = folder()
  mkdirSync(join(at, 'from', 'bin'), { recursive: true })
  writeFileSync(join(at, 'from', 'bin', 'a.ts'), 'one')
  writeFileSync(join(at, 'from', 'b.ts'), 'two')
  const entries = (): Entry[] => [
    ...filesUnder(join(at, 'from'), 'c'),
    { name: 'c/node', text: 'run', executable: true },
  ]
  await writeArchive(join(at, 'first.tar.gz'), entries(), seconds)
  utimesSync(join(at, 'from', 'b.ts'), 1, 1)
  await writeArchive(join(at, 'second.tar.gz'), entries().toReversed(), seconds)
  expect(await sumOf(join(at, 'second.tar.gz'))).toBe(await sumOf(join(at, 'first.tar.gz')))
  writeFileSync(join(at, 'from', 'b.ts'), 'twO')
  await writeArchive(join(at, 'third.tar.gz'), entries(), seconds)
  expect(await sumOf(join(at, 'third.tar.gz'))).not.toBe(await sumOf(join(at, 'first.tar.gz')))
})

it('is opened by tar: root’s, of one day, with programs that run, links, and a folder of whoever writes there', async () => {
  const at = folder()
  const file = join(at, 'whole.tar')
  await writeArchive(
    file,
    [
      { name: 'state/', folder: { owner: 65_532, mode: 0o700 } },
      { name: 'node', text: 'run', executable: true },
      { name: 'lib', link: 'usr/lib' },
      { name: 'empty' },
    ],
    seconds,
  )
  const told = execFileSync('tar', ['-tvf', file, '--numeric-owner', '--utc'], { encoding: 'utf8' })
    .trim()
    .split('\n')
  expect(told.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
    '-rw-r--r-- 0/0 0 2025-11-24 16:00 empty',
    'lrwxrwxrwx 0/0 0 2025-11-24 16:00 lib -> usr/lib',
    '-rwxr-xr-x 0/0 3 2025-11-24 16:00 node',
    'drwx------ 65532/65532 0 2025-11-24 16:00 state/',
  ])
})
