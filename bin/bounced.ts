// One report of a mail server on standard input: the notice that came back has failed, which whoever said the address reads. Nothing of the
// report is kept or said.
import { text } from 'node:stream/consumers'
import { resolve } from 'node:path'
import { readSettings } from '../src/app/config.ts'
import { openBeside } from '../src/database/open.ts'
import { cameBack } from '../src/outbox/server/send.ts'

export async function bounced(): Promise<number> {
  const message = await text(process.stdin)
  const settings = readSettings(process.env)
  const database = openBeside({ url: settings.databaseUrl, embedded: resolve(settings.data) })
  // 75 tells a mail server to try again later.
  if (!database) return 75
  try {
    const isOurs = await cameBack({ database }, message)
    process.stderr.write(isOurs ? 'One notice came back.\n' : 'No notice of ours came back.\n')
    return 0
  } finally {
    await database.close()
  }
}
