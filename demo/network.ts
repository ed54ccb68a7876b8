// How the invented network came to be: set up with the code from the console, organisation by organisation, everybody with
// keys of their own. The same calls as in a real first week.

import type { Hono } from 'hono'
import type { Database } from '../src/database/open.ts'
import { bringColleague, newTeam, type Colleague } from './actor.ts'
import { country, founder, members, type Membership } from './cast.ts'
import { beginNetwork, bringOrganisation } from './founding.ts'
import { keepInterpreters } from './interpreting.ts'
import { learn } from './learning.ts'
import { makeRecoveryShares, type Sheets } from './recovery-shares.ts'
import type { StaffRole } from '../src/api/roles.ts'
import { interviewCourse } from '../src/training/codes.ts'

/** Everybody of the demonstration signs in with it. */
export const passphrase = 'lantern river orchard copper winter bell'

interface Founding {
  staff: Hono
  database: Database
  /** Only these organisations join, where a small network is enough. */
  only?: readonly string[] | undefined
  /** Where the words of everybody's recovery sheets are kept until they are tried. */
  sheets: Sheets
}

/** Who asks people what happened to them, and so has learnt how. */
const askers: readonly StaffRole[] = [
  'caseworker',
  'police',
  'prosecutor',
  'inspector',
  'immigration',
  'authority',
  'child_welfare',
]

/** Sets the network up and lets everybody join. Answers with the people by handle. */
export async function foundNetwork(
  { staff, database, only, sheets }: Founding,
  joined: (handle: string) => void,
): Promise<Map<string, Colleague>> {
  const ines = await beginNetwork(
    { staff, database, passphrase, practice: true },
    {
      network: country.name,
      country: 'XX',
      timezone: country.timezone,
      emergency: country.emergency,
      hotline: country.hotline,
      currency: country.currency,
      pack: 'coe',
      organisation: founder.name,
      kind: founder.kind,
      handle: founder.handle,
    },
  )

  const people = new Map<string, Colleague>()
  const sit = (handle: string, who: Colleague): Colleague => {
    people.set(handle, who)
    joined(handle)
    return who
  }
  sit(founder.handle, ines)
  const keepSheets = async (admin: Colleague) =>
    sheets.set(admin, (await makeRecoveryShares(admin)).recoveryShares)
  await keepSheets(ines)
  for (const member of members.filter(({ key }) => only?.includes(key) ?? true)) {
    const admin = sit(member.administrator, await admit(staff, ines, member))
    await keepSheets(admin)
    for (const { handle, roles, language, name } of member.staff)
      sit(
        handle,
        await bringColleague(staff, admin, { handle, roles: [...roles], passphrase, language, name }),
      )
    await keepInterpreters(admin, member.staff, people)
    for (const { handle, roles } of member.staff)
      if (roles.some((role) => askers.includes(role))) await learn(people.get(handle)!, interviewCourse)
    for (const { purpose, name, members: within, isIntake } of member.teams ?? []) {
      const team = within.map((handle) => people.get(handle) as Colleague)
      const circle = await newTeam(admin, purpose, name, team)
      if (isIntake) await admin.api.teams.nameIntake({ circle })
    }
    if (member.designation) await admin.api.network.designate({ designation: member.designation })
    if (member.introduction) await admin.api.network.introduce(member.introduction)
    if (member.beds) await furnish(admin, member.beds)
  }
  return people
}

/** Rooms for women, for families and for men; as many beds as were said. */
async function furnish(house: Colleague, beds: number): Promise<void> {
  const families = Math.floor(beds / 12) * 4
  const men = Math.floor(beds / 9) * 3
  const add = house.api.shelters.add
  const rules = ['own_entrance', 'staff_at_night'] as const
  await add({ count: beds - families - men, each: 2, takes: ['women'], rules: [...rules, 'women_staff'] })
  await add({ count: families, each: 4, takes: ['families'], rules: [...rules], features: ['step_free'] })
  await add({ count: men, each: 3, takes: ['men'], rules: [...rules] })
}

function admit(staff: Hono, coordinator: Colleague, member: Membership): Promise<Colleague> {
  const { kind, name, district, pack, phone, administrator } = member
  const joining = { kind, name, district, pack, listed: kind !== 'shelter', ...(phone ? { phone } : {}) }
  return bringOrganisation(staff, coordinator, joining, administrator, passphrase)
}
