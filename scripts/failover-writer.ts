// A hotline at work on a database of several hosts, in four lines at once: each request for help that was acknowledged is said aloud with
// its moment. failover.ts lets the hosts die meanwhile. `make` makes the network first.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bringUpToDate, openSecrets } from '../src/app/boot.ts'
import { openDatabase } from '../src/database/open.ts'
import { bringColleague } from '../demo/actor.ts'
import { beginNetwork, bringOrganisation } from '../demo/founding.ts'
import { helpDesk } from '../test/ask-for-help.ts'
import { quietHosts } from './quiet-hosts.ts'

const [url, what] = process.argv.slice(2) as [string, 'make' | 'write']
const database = await openDatabase({ url })
if (what === 'make') await bringUpToDate(database)
const data = mkdtempSync(join(tmpdir(), 'continuum-failover-'))
const hosts = await quietHosts(database, { secrets: await openSecrets(data), data, unlimited: true })
if (what === 'make') {
  const passphrase = 'correct horse battery staple lantern river'
  const founder = await beginNetwork(
    { staff: hosts.staff, database, passphrase },
    {
      network: 'Drill',
      country: 'XX',
      timezone: 'Europe/London',
      emergency: '112',
      hotline: '',
      currency: 'EUR',
      pack: 'uk',
      organisation: 'National coordination',
      kind: 'coordination',
      handle: 'founder',
    },
  )
  const joining = { kind: 'hotline', name: 'Night Line', pack: 'uk', listed: true } as const
  const admin = await bringOrganisation(hosts.staff, founder, joining, 'night-line-admin', passphrase)
  await bringColleague(hosts.staff, admin, { handle: 'night-line', roles: ['hotline'], passphrase })
  process.exit(0)
}
const askForHelp = await helpDesk(hosts.public)

async function write(): Promise<void> {
  const { id, isKept } = await askForHelp()
  if (isKept) process.stdout.write(`kept ${id} ${Date.now()}\n`)
  else await sleep(50)
}

async function line(): Promise<never> {
  for (;;) await write()
}
await Promise.all([line(), line(), line(), line()])
