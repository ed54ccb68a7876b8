// A hotline at work: requests for help arrive through the public host, one after another, and each one that was acknowledged
// is said aloud. endurance.test.ts kills it in the middle.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { openDatabase } from '../src/database/open.ts'
import { startHosts } from '../src/app/hosts.ts'
import { sealRequest } from '../src/identification/client/send-request.ts'
import { emptyReport } from '../src/identification/report.ts'
import { bringUpToDate, openNetwork, openSecrets } from '../src/app/boot.ts'
import { keyPairFromSeed, newSecret } from '../src/sealing/keys.ts'
import { toText } from '../src/sealing/text.ts'

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
const ask = (path: string, init?: RequestInit) => house.public.request(path, init)
const { publicKey } = (await (await ask('/api/help/desk')).json()) as { publicKey: string }
const pidFile = ['data/postgres/postmaster.pid', 'data/postmaster.pid']
  .map((name) => join(folder, name))
  .find((path) => existsSync(path))
process.stdout.write(`server ${pidFile ? readFileSync(pidFile, 'utf8').split('\n')[0] : ''}\n`)
for (;;) {
  const [enc, sig] = await Promise.all([
    keyPairFromSeed('enc', newSecret()),
    keyPairFromSeed('sig', newSecret()),
  ])
  const keys = {
    locator: toText(newSecret(16)),
    encPublic: toText(enc.publicKey),
    sigPublic: toText(sig.publicKey),
  }
  const report = { ...emptyReport('help', 'en'), safe: 'no' as const, story: 'I may not leave.' }
  const { body } = await sealRequest(publicKey, report, { words: '', keys })
  const response = await ask('/api/help', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.status === 200) process.stdout.write(`kept ${body.id}\n`)
}
