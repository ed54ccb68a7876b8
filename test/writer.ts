// A hotline at work: requests for help arrive through the public host, one after another, and each one that was acknowledged
// is said aloud. endurance.test.ts kills it in the middle.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { openDatabase } from '../src/database/open.ts'
import { startHosts } from '../src/app/hosts.ts'
import { bringUpToDate, openNetwork, openSecrets } from '../src/app/boot.ts'
import { helpDesk } from './ask-for-help.ts'

const folder = process.argv[2] as string
const database = await openDatabase({ embedded: join(folder, 'data') })
await bringUpToDate(database)
const house = startHosts({
  database,
  secrets: await openSecrets(join(folder, 'secrets')),
  network: await openNetwork(database),
  settings: {
    url: 'http://localhost:4600',
    publicUrl: 'http://127.0.0.1:4601',
    exitUrl: 'https://www.bbc.com/weather',
    data: folder,
  },
  logger: pino({ level: 'silent' }),
  unlimited: true,
})
const askForHelp = await helpDesk(house.public)
const pidFile = ['data/postgres/postmaster.pid', 'data/postmaster.pid']
  .map((name) => join(folder, name))
  .find((path) => existsSync(path))
process.stdout.write(`server ${pidFile ? readFileSync(pidFile, 'utf8').split('\n')[0] : ''}\n`)
for (;;) {
  const { id, isKept } = await askForHelp()
  if (isKept) process.stdout.write(`kept ${id}\n`)
}
