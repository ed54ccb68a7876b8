// The secrets of a network that is restored: taken from their own file or from where they lie already, held against the backup's fingerprints,
// and put where the service reads them.
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSecrets, secretsIn } from '../src/app/boot.ts'
import { fingerprintsOf, missingSecrets, mustFit, placesOf, secretNames } from '../src/app/secrets.ts'
import type { Secrets } from '../src/http/context.ts'
import { readArchive } from './backup-archive.ts'
import type { About } from './backup.ts'

const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** The secrets that belong to a backup: from a file of `backup --secrets`, or those that lie in the place already. */
export async function secretsFor(
  about: About,
  folder: string,
  from: { file: string; identity: string } | undefined,
) {
  const texts: Record<string, string> = {}
  if (from)
    for await (const { name, bytes } of readArchive(from.file, from.identity))
      texts[name.replace('secrets/', '')] = Buffer.from(bytes).toString()
  else if (missingSecrets(folder).length > 0)
    throw new Error(
      `The secrets of this network are not in ${placesOf(folder)}. Put them there first, or name the file that holds them with --secrets.`,
    )
  const lacking = from && secretNames.find((name) => !texts[name])
  if (lacking) throw new Error(`${from.file} does not hold ${lacking}.`)
  const secrets: Secrets = from
    ? secretsIn(texts as Record<(typeof secretNames)[number], string>)
    : await openSecrets(folder)
  mustFit(from?.file ?? folder, await fingerprintsOf(secrets), about.secrets)
  return { secrets, texts: from ? texts : {} }
}

/** Puts them into files that nobody else reads. */
export function writeSecrets(folder: string, texts: Readonly<Record<string, string>>): void {
  const named = secretNames.filter((one) => texts[one] !== undefined)
  if (named.length === 0) return
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of named) writeFileSync(join(folder, name), texts[name]!, { mode: 0o600, flag: 'wx' })
  say(`The secrets lie in ${folder}, where the service has to find them.`)
}

/** Where secrets are put: where the service reads its own (CREDENTIALS_DIRECTORY), which systemd shows a service that runs as a folder nobody may write. */
export function folderForSecrets(folder: string, credentials: string | undefined): string {
  if (!credentials) return folder
  try {
    accessSync(credentials, constants.W_OK)
    return credentials
  } catch {
    return folder
  }
}
