// Where tests keep what goes with them: databases that are made by the hundred and copied by the dozen. In memory that is a twentieth
// of the work of a disk, so Linux's own folder for it is used where it is large enough; elsewhere the usual one.
import { mkdtempSync, readFileSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a whole `npm test` needs at most, several times over, in bytes. */
const room = 6 * 2 ** 30

/** Whether the folder is memory with room, of which programs may be run: some tests make some. */
function isFit(folder: string): boolean {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .findLast(([, at]) => at === folder)
    const { bavail, bsize } = statfsSync(folder)
    const isMemory = mount?.[2] === 'tmpfs' && !mount[3]?.split(',').includes('noexec')
    return isMemory && bavail * bsize > room && process.availableMemory() > room
  } catch {
    return false
  }
}

/** A new folder for one run; whoever asked for it removes it. */
export function makeTemporaryFolder(memory = '/dev/shm'): string {
  return mkdtempSync(join(isFit(memory) ? memory : tmpdir(), 'continuum-run-'))
}
