// Who is in every journey, and how their country begins: made once before the first journey, in a folder that each world
// then starts from with a copy of its own. Keys are real; but for one rule nothing of it is written into the database directly.

import { join } from 'node:path'
import { pino } from 'pino'
import { exitAddresses } from '../src/api/addresses.ts'
import type { StaffRole } from '../src/api/roles.ts'
import { openDatabase } from '../src/database/open.ts'
import { startHosts } from '../src/app/hosts.ts'
import { bringUpToDate, openNetwork, openSecrets } from '../src/app/boot.ts'
import type { OrganisationKind } from '../src/organisations/kinds.ts'
import { bringColleague } from '../demo/actor.ts'
import { beginNetwork, bringOrganisation } from '../demo/founding.ts'

import { recoveryRule } from './operator-acts.ts'
import { passphrase } from './passphrase.ts'

/** Handle, organisation, kind, roles. Whoever administers the organisation is called `<handle>-admin`. */
const cast: readonly [handle: string, organisation: string, kind: OrganisationKind, roles: StaffRole[]][] = [
  ['leyla', 'Night Line', 'hotline', ['hotline']],
  ['amara', 'Harbour House', 'shelter', ['shelter', 'caseworker']],
  ['rosa', 'River House', 'ngo', ['caseworker']],
  ['noor', 'Competent Authority', 'competent_authority', ['authority']],
  ['ines', 'Legal Aid West', 'legal_aid', ['lawyer']],
  ['bashir', 'City Clinic', 'clinic', ['health']],
  ['pavel', 'City Police', 'police', ['police']],
  ['yara', 'Ministry', 'ministry', ['ministry']],
]

/** What a world opens in its folder: the database, the secrets beside it. */
export async function openFolder(folder: string) {
  const database = await openDatabase({ embedded: join(folder, 'data'), beside: true })
  return { database, secrets: await openSecrets(join(folder, 'secrets')) }
}

/** The country as every journey finds it. */
async function begin(folder: string): Promise<void> {
  const { database, secrets } = await openFolder(folder)
  await bringUpToDate(database)
  // Nobody owes a drill, but where a journey is about it.
  await recoveryRule(database, 'infinity')
  const { staff } = startHosts({
    database,
    secrets,
    network: await openNetwork(database),
    settings: {
      url: 'http://localhost:1',
      publicUrl: 'http://127.0.0.1:1',
      exitUrl: exitAddresses.weather,
      data: folder,
    },
    logger: pino({ level: 'silent' }),
    onFault: (endpoint, error) => process.stderr.write(`${endpoint}: ${String(error)}\n`),
  })
  const founder = await beginNetwork(
    { staff, database, passphrase },
    {
      network: 'Journey',
      country: 'XX',
      timezone: 'Europe/London',
      emergency: '112',
      hotline: '',
      currency: 'EUR',
      pack: 'uk',
      organisation: 'National Coordination',
      kind: 'coordination',
      handle: 'mina',
    },
  )
  for (const [handle, name, kind, roles] of cast) {
    const joining = { kind, name, pack: 'uk', listed: true }
    const admin = await bringOrganisation(staff, founder, joining, `${handle}-admin`, passphrase)
    if (handle === 'amara') await admin.api.network.designate({ designation: 'unseen' })
    await bringColleague(staff, admin, { handle, roles, passphrase })
    // A second caseworker beside Amara: some things take two.
    if (handle === 'amara')
      await bringColleague(staff, admin, { handle: 'samir', roles: ['caseworker'], passphrase })
  }
  await database.close()
}

const [folder] = import.meta.filename === process.argv[1] ? process.argv.slice(2) : []
if (folder) await begin(folder)
