// The second process of a world (serve-world.ts): the hosts over the database that the first one opened, with a memory of its own.

import { pino } from 'pino'
import { openNetwork } from '../src/app/boot.ts'
import { startHosts } from '../src/app/hosts.ts'
import { openChanges } from '../src/http/changes.ts'
import { openFolder } from './cast.ts'
import { addressesOf, servePorts, type Ports, type Told } from './serve-world.ts'

const { folder, ports, own } = JSON.parse(process.argv[2] as string) as {
  folder: string
  /** Where people reach the world: at the proxy. */
  ports: Ports
  own: Ports
}
const { database, secrets } = await openFolder(folder)
const state = await openNetwork(database)
let ahead = 0
const changes = openChanges(database, () => undefined, 500)
const hosts = startHosts({
  database,
  changes,
  secrets,
  network: { ...state, now: () => new Date(state.now().getTime() + ahead) },
  settings: { ...addressesOf(ports), data: folder },
  logger: pino({ level: 'silent' }),
  unlimited: process.env['UNLIMITED'] === 'yes',
  onFault: (endpoint, error) =>
    process.stderr.write(`second ${endpoint}: ${error instanceof Error ? error.stack : String(error)}\n`),
})

process.on('message', (told: Told) => {
  ahead = told.ahead
  if (told.forget) hosts.houses.staff.sessions.forgetAll()
  void state.reload().then(() => process.send?.('heard'))
})
servePorts(hosts, own)
process.send?.('ready')
process.once(
  'SIGTERM',
  () =>
    void changes
      .close()
      .then(() => database.close())
      .then(() => process.exit(0)),
)
