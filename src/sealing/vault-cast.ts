// The people of the vault's tests: Mira (caseworker of a shelter), Dr Sato (health), Lindiwe (lawyer), each with an
// organisation of their own, its log and its circle; Olena with her card; and what a server keeps of a case.
import type { LineProof } from './case-replay.ts'
import { hashOf, readStatement, type Kept, type Statement } from './chain.ts'
import { newSecret } from './keys.ts'
import type { Called } from './shapes.ts'
import { spokenProofs } from './spoken.ts'
import { createVault, deviceClock } from './vault.ts'
import type { Compartment, CompartmentEpoch, Wrap } from './vault-shape.ts'
import type { CircleKey, LocalVault, NewCircleEpoch, Unlocker, UserKeys } from './vault-shape.ts'

export const network = 'lumenia'

export type Colleague = {
  vault: LocalVault
  userId: string
  user: UserKeys
  unlockers: Unlocker[]
  code: string
}

/** Someone who has just unlocked for the first time. */
export async function colleague(
  userId: string,
  before: (vault: LocalVault) => Promise<void> = async () => undefined,
): Promise<Colleague> {
  const vault = createVault()
  await before(vault)
  vault.holdKek(newSecret())
  const { user, unlockers, recoveryCode } = await vault.enrol({ network, userId })
  return { vault, userId, user, unlockers, code: recoveryCode }
}

/** An organisation of one or more, with its log and one circle. Numbers are the same for both. */
export type HostServices = { organisation: number; log: Statement[]; epochs: NewCircleEpoch[] }

/** The minute in which everything happens, until when an invitation is good, and how long a grant lasts. */
export const at = '2026-03-01T10:00Z'
export const until = '2026-03-08T10:00Z'
export const lastDay = '2026-09-01'

/** What time it is on everybody's machine from now on. */
export const clockIs = (minute: string): void => {
  const now = Date.parse(minute.replace('Z', ':00Z'))
  deviceClock.now = () => now
}
clockIs(at)

/** What each organisation of the cast is called. */
export const calledOf = (organisation: number) => ({ name: `Organisation ${organisation}`, kind: 'ngo' })

/** Founds an organisation whose log and circle begin with this colleague; a circle that people leave and come back to is a team. */
export async function found(
  founder: Colleague,
  organisation: number,
  { team, called }: { team?: string; called?: Called } = {},
): Promise<HostServices> {
  const { vault, userId } = founder
  const named = called && { called }
  const genesis = await vault.foundOrganisation({ organisation, roles: ['administrator'], ...named, at })
  await vault.learnLog({ organisation, statements: [genesis], home: true })
  const house: HostServices = { organisation, log: [genesis], epochs: [] }
  await turn(founder, house, [userId], { circleId: organisation, team })
  return house
}

/** Says something in a log; whoever said it learns it. */
export async function says(who: Colleague, house: HostServices, statement: Statement): Promise<void> {
  house.log.push(statement)
  await who.vault.learnLog({ organisation: house.organisation, statements: [statement] })
}

/** The next epoch of the organisation's circle, or of another one of it. */
export async function turn(
  who: Colleague,
  house: HostServices,
  members: string[],
  { circleId = house.organisation, team }: { circleId?: number; team?: string | undefined } = {},
): Promise<NewCircleEpoch> {
  const { organisation } = house
  const said = { organisation, circleId, members, at, ...(team !== undefined && { team }) }
  const { statement, ...next } = await who.vault.rotateCircle(said)
  await says(who, house, statement)
  house.epochs.push(next)
  return next
}

/** Everything that was said on cases, and the cases: as a server has them. */
const saidOnCases: Statement[] = []
const cases = new Set<CaseFile>()

/** Another server, which has heard nothing: a test that tells hundreds of stories begins each of them with one. */
export function forgetCases(): void {
  saidOnCases.length = 0
  cases.clear()
}

/** The hashes of what somebody has said on cases until now. */
export async function spokenBy(user: string): Promise<string[]> {
  const theirs = saidOnCases.filter((one) => readStatement(one).by === user)
  return Promise.all(theirs.map(hashOf))
}

/** From now on the server proves with each case what somebody had said, whose time has ended. */
export async function proveSpoken(user: string, spoken: readonly string[]): Promise<void> {
  const proofs = await spokenProofs(spoken, spoken)
  for (const file of cases)
    for (const [at, statement] of file.statements.entries()) {
      const proof = 'body' in statement && proofs.get(await hashOf(statement))
      if (proof && readStatement(statement).by === user)
        file.proofs = [...(file.proofs ?? []), { n: at + 1, proof }]
    }
}

/** Somebody goes out of the house, or of a team: what they had said on cases is said with it. */
export async function endTime(
  by: Colleague,
  house: HostServices,
  user: string,
  team?: number,
): Promise<void> {
  const spoken = await spokenBy(user)
  const { organisation } = house
  const end =
    team === undefined
      ? ({ t: 'remove', fields: { user } } as const)
      : ({ t: 'leave', fields: { circle: team, user } } as const)
  await says(by, house, await by.vault.stateInLog({ organisation, at, spoken, ...end }))
  await proveSpoken(user, spoken)
}

/** Invites somebody, who joins with the secret and has then learned the log. */
export async function takeIn(
  admin: Colleague,
  house: HostServices,
  userId: string,
  roles: string[] = [],
): Promise<Colleague> {
  const { organisation } = house
  const invited = await admin.vault.inviteMember({ organisation, user: userId, roles, until, at })
  await says(admin, house, invited.statement)
  const { secret, genesis, welcome } = invited
  const joined = await colleague(userId, (vault) =>
    vault.openInvitation({ network, secret, organisation, user: userId, genesis, welcome }),
  )
  await joined.vault.learnLog({ organisation, statements: house.log, home: true })
  const spoken = await spokenBy(userId)
  const statement = await joined.vault.joinOrganisation({ organisation, spoken, at })
  await says(joined, house, statement)
  await admin.vault.learnLog({ organisation, statements: [statement] })
  await proveSpoken(userId, spoken)
  return joined
}

/** Seals the organisation's circle, or a team's, to one more of its members, who then opens it. */
export async function admit(
  who: Colleague,
  house: HostServices,
  joined: Colleague,
  circleId = house.organisation,
): Promise<void> {
  const { organisation } = house
  const { userId } = joined
  const { statement, sealedSeed } = await who.vault.admitToCircle({
    at,
    organisation,
    circleId,
    user: userId,
  })
  await says(who, house, statement)
  const present = house.epochs.findLast((one) => one.circleId === circleId)
  present!.seeds.push({ memberId: userId, sealedSeed })
  await hear(joined, house)
  await joined.vault.addCircles({ circles: rowsFor(userId, ...house.epochs) })
}

/** Colleagues of different organisations have compared how their logs begin, and learned each other's. */
export async function acquaint(...houses: [Colleague, HostServices][]): Promise<void> {
  for (const [who, house] of houses)
    for (const [, other] of houses) {
      if (other === house) continue
      const genesis = await hashOf(other.log[0]!)
      const fields = { organisation: other.organisation, genesis, how: 'compared' }
      await says(
        who,
        house,
        await who.vault.stateInLog({ organisation: house.organisation, t: 'trust', at, fields }),
      )
    }
  for (const [who] of houses) await hear(who, ...houses.map(([, house]) => house))
}

/** Learns what was said since in the logs of these organisations. */
export async function hear(who: Colleague, ...houses: HostServices[]): Promise<void> {
  const { heads } = await who.vault.logHeads()
  for (const { organisation, log } of houses) {
    const known = heads.find((one) => one.organisation === organisation)?.n ?? 0
    await who.vault.learnLog({ organisation, statements: log.slice(known) })
  }
}

/** The present public key of an organisation's circle. */
export const keyOfCircle = (house: HostServices): string => house.epochs.at(-1)!.publicKey

/** What the server would hand to one member of a circle. */
export function rowsFor(memberId: string, ...epochs: NewCircleEpoch[]): CircleKey[] {
  return epochs.map(({ circleId, epoch, commit, previous, seeds }) => {
    const sealedSeed = seeds.find((seed) => seed.memberId === memberId)?.sealedSeed
    return { circleId, epoch, commit, ...(previous && { previous }), ...(sealedSeed && { sealedSeed }) }
  })
}

export type Cast = {
  mira: Colleague
  sato: Colleague
  lindiwe: Colleague
  shelter: HostServices
  clinic: HostServices
  lawyers: HostServices
}

/** The three with their organisations and circles 1, 2 and 3, acquainted. */
export async function gather(): Promise<Cast> {
  const [mira, sato, lindiwe] = await Promise.all([
    colleague('mira'),
    colleague('sato'),
    colleague('lindiwe'),
  ])
  const founders = [mira, sato, lindiwe].map((who, n) => found(who, n + 1, { called: calledOf(n + 1) }))
  const [shelter, clinic, lawyers] = (await Promise.all(founders)) as [
    HostServices,
    HostServices,
    HostServices,
  ]
  await acquaint([mira, shelter], [sato, clinic], [lindiwe, lawyers])
  return { mira, sato, lindiwe, shelter, clinic, lawyers }
}

/** Where the tests' notes live. */
export const where = {
  caseId: 'case-1',
  compartment: 'health',
  table: 'notes',
  row: 'row-1',
  field: 'text',
  version: 1,
} as const

/** What a server keeps of one case, and hands to whoever asks. */
export type CaseFile = {
  caseId: string
  statements: (Statement | Kept)[]
  epochs: CompartmentEpoch[]
  wraps: Wrap[]
  proofs?: LineProof[]
}

/** Opens Olena's case, carried by the founder's circle, and answers what the server has of it then. */
export async function openFile(
  who: Colleague,
  owner: number,
  compartments: readonly Compartment[],
  caseId = 'case-1',
): Promise<CaseFile> {
  const opened = await who.vault.openCase({ at, caseId, owner, compartments })
  return put({ caseId, statements: [], epochs: [], wraps: [] }, opened)
}

/** The server puts away what a client has made. */
export function put(
  file: CaseFile,
  made: { statement: Statement; epochs?: CompartmentEpoch[]; wraps?: Wrap[] },
): CaseFile {
  cases.add(file)
  saidOnCases.push(made.statement)
  file.statements.push(made.statement)
  file.epochs.push(...(made.epochs ?? []))
  file.wraps.push(...(made.wraps ?? []))
  return file
}

/** On whose word a worker gives. */
export const agreed = { how: 'spoken', language: 'uk', words: 'Лікар бачить: здоров’я' } as const

interface Giving {
  to: number
  compartments: readonly Compartment[]
  grant?: string | undefined
}

/** Gives compartments with the person's consent, as a worker or as she herself; the number of the grant says to whom and what. */
export async function give(
  who: Colleague | { vault: LocalVault },
  file: CaseFile,
  { to, compartments, grant = `${to} ${compartments.join(' ')}` }: Giving,
): Promise<CaseFile> {
  const { caseId } = file
  const said = { at, caseId, grant, to, compartments, purpose: 'care', until: lastDay } as const
  const isOlena = !('userId' in who)
  return put(file, await who.vault.grant({ ...said, basis: 'consent', ...(isOlena ? {} : { agreed }) }))
}

/** Takes a grant back; the server drops the wraps with it. */
export async function takeBack(
  who: { vault: LocalVault },
  file: CaseFile,
  { grant, from, compartments }: { grant: string; from: number; compartments: readonly Compartment[] },
): Promise<void> {
  put(file, await who.vault.revoke({ at, caseId: file.caseId, grant }))
  file.wraps = file.wraps.filter((one) => one.circleId !== from || !compartments.includes(one.compartment))
}

/** Somebody who is brought in as the first of an organisation of their own. */
export async function bring(
  by: Colleague,
  house: HostServices,
  userId: string,
  number: number,
): Promise<[Colleague, HostServices]> {
  const { organisation } = house
  const { statement, secret, genesis, welcome } = await by.vault.bringOrganisation({
    at,
    organisation,
    brings: number,
    called: { name: `House of ${userId}`, kind: 'clinic' },
    user: userId,
  })
  await says(by, house, statement)
  const who = await colleague(userId, (vault) =>
    vault.openInvitation({ network, secret, organisation, user: userId, genesis, welcome }),
  )
  return [who, await found(who, number)]
}
