// `continuum backup-try`: the monthly restore, on the other machine. It takes the newest backup that lies there, restores it into a folder that is thrown
// away, and lays the receipt beside it, where the network's own machine finds it in the next night.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { verifyBackup } from './restore.ts'

const newestIn = (folder: string): string | undefined =>
  readdirSync(folder)
    .filter((name) => /^\d{4}-\d\d-\d\dT\d{4}\.backup$/.test(name))
    .toSorted()
    .at(-1)

export async function tryNewest(
  folder: string,
  { identity, secretsFile }: { identity: string; secretsFile: string },
): Promise<number> {
  const name = newestIn(folder)
  if (!name) throw new Error(`No backup lies in ${folder}.`)
  const receipt = join(folder, `${name}.receipt`)
  if (existsSync(receipt))
    throw new Error(`${name} is the newest backup there, and was restored before: does none come any more?`)
  return verifyBackup(join(folder, name), { identity, secretsFile, receipt })
}
