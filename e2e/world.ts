// The world of a journey: a real database, both hosts on ports of their own, and a small network of named people with real
// keys. It runs as a program of its own beside the browser; the journey speaks to it over HTTP, and here only to move time.

import { keepInterpreter } from './interpreters.ts'
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pino } from 'pino'
import { newId } from '../src/api/new-id.ts'
import { giveToTeam } from '../src/assignments/client/give-to-team.ts'
import { asOwner } from '../src/database/open.ts'
import { addToPlan } from '../src/care/client/plan.ts'
import { giveAssignment } from '../src/assignments/client/give.ts'
import { startHosts } from '../src/app/hosts.ts'
import { openChanges } from '../src/http/changes.ts'
import { openNetwork, type NetworkState } from '../src/app/boot.ts'
import { makeCheckpoint } from '../src/oversight/server/checkpoints.ts'
import type { TeamPurpose } from '../src/organisations/teams.ts'
import { as } from '../src/database/as.ts'
import { latestOf } from '../src/client/sealed-record.ts'
import { revokeGrant, stateFrozen } from '../src/client/case-keys.ts'
import { rotateCases } from '../src/client/rotate-cases.ts'
import { suspendMember } from '../src/organisations/client/members.ts'
import { agreeToNightDesk } from '../src/takeovers/client/night-desk.ts'
import { standsByAlways } from '../test/night-desk.ts'
import { standBy } from '../src/takeovers/client/stand-by.ts'
import { endTakeOvers } from '../src/takeovers/server/takeovers.ts'
import type { Compartment } from '../src/cases/model.ts'
import type { Input } from '../src/tracks/define.ts'
import {
  agree,
  agreeToPages,
  openCase,
  type NewCase,
  giveCard,
  takeKeys,
  refer,
  rotateDue,
  writeContact,
  writeMessage,
  writeNote,
  type Agreeing,
  type Referring,
} from '../demo/case-work.ts'
import { writePlan } from '../demo/safety-words.ts'
import { bringOrganisation } from '../demo/founding.ts'
import { bringPaper } from '../demo/papers.ts'
import { takeBackup } from '../test/backup.ts'
import { plainly, wordsIn, wordsInFolder, wordsInTables } from '../test/canaries.ts'
import {
  bringColleague,
  clocks,
  inTeam,
  invite,
  joinNetwork,
  newTeam,
  placeOf,
  signIn,
  type Colleague,
} from '../demo/actor.ts'
import type { StaffRole } from '../src/api/roles.ts'
import type { OrganisationKind } from '../src/organisations/kinds.ts'
import { bedActs, visitActs } from './bed-acts.ts'
import { signLaw, type SignedLaw } from './law-acts.ts'
import { conferenceActs } from './conference-acts.ts'
import { daysGoBy, operatorActs } from './operator-acts.ts'
import { alwaysOnDuty } from '../test/always-on-duty.ts'
import { openFolder } from './cast.ts'
import { addressesOf, portsIn, serveWorld } from './serve-world.ts'
import { passphrase } from './passphrase.ts'

const ports = portsIn(process.argv.slice(2))
const folder = mkdtempSync(join(tmpdir(), 'continuum-journey-'))
// As it is: the database's own user owns its files.
execFileSync('cp', ['-a', `${process.env['CONTINUUM_COUNTRY']}/.`, folder])
const { database, secrets } = await openFolder(folder)
const state = await openNetwork(database)
let ahead = 0
const network: NetworkState = { ...state, now: () => new Date(state.now().getTime() + ahead) }
const logged: string[] = []
const logger = pino({ base: null }, { write: (line: string) => void logged.push(line) })
const changes = openChanges(database, () => undefined, 500)
const hosts = startHosts({
  database,
  changes,
  secrets,
  network,
  settings: { ...addressesOf(ports), data: folder },
  logger,
  unlimited: process.env['UNLIMITED'] === 'yes',
  onFault: (endpoint, error) =>
    process.stderr.write(`${endpoint}: ${error instanceof Error ? error.stack : String(error)}\n`),
})

// Colleagues behind the screens live in the time of the world, also after it was moved.
for (const host of [hosts.staff, hosts.public]) clocks.set(host, { now: () => network.now().getTime() })

/** Who has been asked to do something; they sign in when it is first asked of them. */
const people = new Map<string, Promise<Colleague>>()
function colleague(handle: string): Promise<Colleague> {
  const found = people.get(handle) ?? signIn(hosts.staff, handle, passphrase)
  people.set(handle, found)
  return found
}

const tellOther = await serveWorld(hosts, ports, folder)
/** What every process of this world remembers of a moment ago is forgotten. */
async function forget(): Promise<void> {
  hosts.houses.staff.sessions.forgetAll()
  await tellOther({ ahead, forget: true })
}
process.stdout.write('ready\n')

/** Somebody on duty at a desk round the clock, as whoever keeps its rota enters it. */
async function standsAlways(who: Colleague, circle: number, handle: string): Promise<void> {
  const { id: user } = await colleague(handle)
  await who.api.rota.weekly(alwaysOnDuty(network.now(), circle, user))
}

const idOf = '(select id from users where handle = $1)'
let putBack = async (): Promise<void> => undefined

/** What the journey may ask for between two looks at a screen: a colleague's act through the real endpoints, or time. */
const acts: Record<string, (who: Colleague, ...args: never[]) => Promise<unknown>> = {
  openCase: (who, person: NewCase) => openCase(inTeam(who, placeOf(who)), person).then(({ id }) => id),
  open: (who, kind: string, input: Input) => who.open(kind, input),
  move: (who, kind: string, move: string, id: string, input: Input) => who.move(kind, move, { id }, input),
  read: (who, id: string) =>
    takeKeys(who, id).then(({ shared, held }) => ({
      tracks: shared.tracks,
      held: held,
    })),
  /** Which parts somebody can read; none where the case is not theirs to see. */
  reads: (who, id: string) =>
    takeKeys(who, id).then(
      ({ held }) => held,
      () => [],
    ),
  /** By how many turns of its key the newest safe contact is behind. */
  contactBehind: (who, id: string) =>
    takeKeys(who, id).then(({ shared }) => {
      const newest = latestOf(shared.records, 'safe_contact')
      const epochs = shared.epochs.filter((one) => one.compartment === 'contact').map((one) => one.epoch)
      return Math.max(...epochs) - (newest?.epoch ?? 0)
    }),
  /** Whether the house wants a supervisor's yes before a case is closed. */
  wantsYes: (who, closing: boolean) => who.api.approvals.decide({ closing }),
  wantsYesToPlans: (who, plan: boolean) => who.api.approvals.decide({ plan }),
  /** One row of a plan in the person's words, and the supervisor's yes to it asked for. */
  askForPlan: async (who, caseId: string, text: string) => {
    const said = { service: 'education', by: '2031-05-01', description: { text } }
    await addToPlan(who, caseId, { id: newId(), wordsId: newId(), ...said }, { agreed: true })
    await who.api.approvals.askForPlan({ id: randomUUID(), caseId })
  },
  wantsYesToLower: (who, lowering: boolean) => who.api.approvals.decide({ lowering }),
  askToClose: (who, caseId: string) =>
    who.api.approvals.ask({ id: randomUUID(), caseId, reason: 'completed', personTold: 'told' }),
  /** What is owed in a case should have been done three days ago. */
  makeLate: (_who, caseId: string) =>
    asOwner(database, (client) =>
      client.query('update clocks set due_at = $2 where case_id = $1 and stopped_at is null', [
        caseId,
        new Date(network.now().getTime() - 3 * 86_400_000),
      ]),
    ),
  due: (who, id: string) =>
    who.api.consent
      .list({ caseId: id })
      .then(({ readers }) => readers.filter((one) => one.rotationDue).map((one) => one.compartment)),
  turn: (who, id: string) => rotateDue(who, id),
  tracks: (who, id: string) => who.api.cases.read({ id }).then(({ tracks }) => tracks),
  agree: (who, id: string, terms: Omit<Agreeing, 'recipient'> & { with: string }) =>
    takeKeys(who, id).then(async () =>
      agree(who, id, { ...terms, recipient: (await colleague(terms.with)).circle }, network.now()),
    ),
  duties: (who, track: string) => who.api.work.track({ track }).then(({ clocks }) => ({ clocks })),
  note: (who, id: string, compartment: Compartment, text: string) =>
    takeKeys(who, id).then(() => writeNote(who, id, compartment, text)),
  /** To pages as they stand today: of the notes that begin so, and of nothing else. */
  agreeToPages: (
    who,
    id: string,
    terms: Omit<Agreeing, 'recipient' | 'compartments'> & { with: string; titles: string[] },
  ) =>
    takeKeys(who, id).then(async () =>
      agreeToPages(who, id, { ...terms, recipient: (await colleague(terms.with)).circle }, ({ title }) =>
        terms.titles.includes(title),
      ),
    ),
  paper: (who, id: string, compartment: Compartment, name: string, text: string, pieces?: number) =>
    takeKeys(who, id).then(() =>
      bringPaper(who, id, {
        compartment,
        name,
        mime: name.endsWith('.pdf') ? 'application/pdf' : 'text/plain',
        content: new Blob([text]),
        ...(pieces === undefined ? {} : { pieces }),
      }),
    ),
  safetyPlan: (who, id: string) => writePlan(who, id, 'en'),
  message: (who, id: string, text: string) => takeKeys(who, id).then(() => writeMessage(who, id, text)),
  card: (who, id: string, language: string) => takeKeys(who, id).then(() => giveCard(who, id, language)),
  refer: async (
    who,
    id: string,
    { with: to, ...referral }: Omit<Referring, 'recipient'> & { with: string },
  ) => refer(who, id, { ...referral, recipient: (await colleague(to)).circle }),
  /** To somebody who is not in the network: what was agreed stands for a paper, and no key is made. */
  referOutside: (who, caseId: string, recipientName: string, serviceCode = 'food') =>
    who.api.referrals.send({
      track: newId(),
      caseId,
      recipientName,
      serviceCode,
      urgency: 'routine',
      outsideConsent: {
        track: newId(),
        compartments: ['contact'],
        purpose: 'support',
        until: new Date(network.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10),
        language: 'es',
        method: 'spoken',
      },
    }),
  safeContact: (who, caseId: string, contact: object) => writeContact(who, caseId, contact),
  ...bedActs,
  signLaw: async (who, second: string, ...law: SignedLaw) => signLaw(who, await colleague(second), ...law),
  ...visitActs(colleague, network.now),
  ...conferenceActs,
  ...operatorActs(database, network),
  /** Where a process that sends finds the database of this world. */
  dataFolder: () => Promise.resolve(join(folder, 'data')),
  voice: async (who) => {
    const { duties } = await who.api.work.mine({})
    return duties.find(({ kind }) => kind === 'voice')?.track
  },
  knownInterpreter: async (who, handle: string, languages: string[]) =>
    keepInterpreter(who, (await colleague(handle)).id, languages),
  /** Asks an interpreter of the house to come today at ten. */
  askToCome: async (who, caseId: string, to: string) => {
    const day = network.now().toISOString().slice(0, 10)
    const brief = { alias: 'Golden olive', language: 'ar', at: '14:00', until: '16:30' }
    const { id: assigned } = await colleague(to)
    const about = { caseId, assigned, from: day, to: day, brief, parts: [] } as const
    return giveAssignment(who, { ...about, purpose: 'interpreting', place: 'court' })
  },
  /** An administrator invites somebody, or a program until a day, who joins, makes their keys, and is not let in yet. */
  waitingColleague: async (who, handle: string, roles: StaffRole[], program: { endsOn?: string } = {}) => {
    const { secret } = await invite(who, handle, roles, program)
    await joinNetwork(hosts.staff, secret, passphrase)
  },
  joinsWith: (_who, secret: string) => joinNetwork(hosts.staff, secret, passphrase).then(({ id }) => id),
  /** An administrator brings a colleague in, who can work at once. */
  newColleague: async (who, handle: string, roles: StaffRole[]) => {
    await bringColleague(hosts.staff, who, { handle, roles, passphrase })
  },
  /** A house of another country comes in, with somebody who can work at once. */
  newHouse: async (
    who,
    handle: string,
    { name, pack, kind = 'ngo' }: { name: string; pack: string; kind?: OrganisationKind },
    roles: StaffRole[],
  ) => {
    const joining = { kind, name, pack, listed: true }
    const admin = await bringOrganisation(hosts.staff, who, joining, `${handle}-admin`, passphrase)
    await bringColleague(hosts.staff, admin, { handle, roles, passphrase })
  },
  secondsNamed: (who) => who.api.seconds.named({}).then(({ named }) => named),
  dutyCircle: (who) => who.api.takeovers.circle({}).then(({ circle }) => circle),
  agreesToNight: (who, circle: number) => agreeToNightDesk(who, circle),
  /** An administrator lets a team stand by for the night, with somebody on duty in it round the clock. */
  standsBy: (who, circle: number, handle: string) =>
    standsAlways(who, circle, handle).then(() => standsByAlways(who, circle, handle)),
  /** An administrator puts somebody on duty round the clock at the desk of their house. */
  standsAtDesk: (who, handle: string) => standsAlways(who, who.circle, handle),
  /** A case that a team carries and another one stands by for. */
  openNightCase: async (who, person: NewCase, team: number, night: number) => {
    const carrier = inTeam(await signIn(hosts.staff, who.handle, passphrase), team)
    people.set(who.handle, Promise.resolve(carrier))
    const { id } = await openCase(carrier, person)
    await standBy(carrier, id, night)
    return id
  },
  /** What runs every minute ends what has come to its minute, and the carrier makes the new keys that are due. */
  endNight: async (who) => {
    await as(database, { kind: 'system' }, (tx) => endTakeOvers({ tx, now: network.now() }))
    for await (const { refused } of rotateCases(who)) if (refused > 0) throw new Error('a case was refused')
  },
  /** Their administrator makes a team of these people. */
  team: async (who, purpose: TeamPurpose, name: string, handles: string[]) =>
    newTeam(await colleague(`${who.handle}-admin`), purpose, name, await Promise.all(handles.map(colleague))),
  giveTo: (who, caseId: string, purpose: TeamPurpose) =>
    giveToTeam(who, caseId, who.teams.get(purpose) as number).then(({ isKeyOwed }) => isKeyOwed),
  organisations: (who) => who.api.organisations.list({}).then(({ organisations }) => organisations),
  today: () => Promise.resolve(network.now().toISOString()),
  /** The people of this world are invented, or real. */
  practice: async (_who, demo: boolean) => {
    await state.save({ ...state.network(), demo })
    await forget()
  },
  // Time passes for everybody's proof of presence: as if nobody had shown for so long that it is they.
  waited: async (_who, minutes: number) => {
    const later = 'update sessions set proved_at = clock_timestamp() - make_interval(mins => $1)'
    await asOwner(database, (client) => client.query(later, [minutes]))
    await forget()
  },
  /** The night is over, or an administrator has ended it: the server knows this person's sessions no longer. */
  sessionEnds: async (_who, handle: string) => {
    await asOwner(database, (client) =>
      client.query(`delete from sessions where user_id = ${idOf}`, [handle]),
    )
    await forget()
    people.delete(handle)
  },
  track: (who, track: string) => who.api.work.track({ track }).then((seen) => seen.track),
  sessionsOf: (_who, handle: string) =>
    asOwner(database, async (client) => {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from sessions where user_id = ${idOf}`,
        [handle],
      )
      return rows[0]?.n
    }),
  /** What an operator does: takes a backup of the database, and puts it back. */
  takeBackup: async () => {
    putBack = await takeBackup(database)
  },
  putBackupBack: async () => {
    await putBack()
    await forget()
    people.clear()
    await state.reload()
  },
  /** The person's consent is over, whoever reads by it; and their card is frozen. */
  stopAndFreeze: async (who, id: string, circle: number) => {
    await takeKeys(who, id)
    const { grants } = await who.vault.viewCase({ caseId: id, day: network.now().toISOString().slice(0, 10) })
    for (const one of grants) await revokeGrant(who, id, one.id)
    await who.api.accounts.freezeCard({ circle })
    await stateFrozen(who, id)
  },
  /** An administrator sends a colleague away. */
  sendAway: async (who, handle: string) => suspendMember(who, (await colleague(handle)).id),
  /** What the hourly job does. */
  checkpoint: () => makeCheckpoint(database, secrets, network),
  /** What only the owner of the database can do, behind the server's back. */
  tamper: (who, seq: number) =>
    asOwner(database, async (owner) => {
      await owner.query('alter table audit.entries disable trigger all')
      await owner.query("update audit.entries set actor = 'nobody' where chain = $1 and seq = $2", [
        who.organisation,
        seq,
      ])
      await owner.query('alter table audit.entries enable trigger all')
    }),
  holding: async (_who, words: string[]) => [
    ...(await wordsInTables(database, words)),
    ...wordsIn(logged.join('\n'), words).map((word) => `log: ${word}`),
    // Every file of the house: the database's own, its journal, its log and temporary files, secrets, sealed papers.
    ...(await asOwner(database, (client) => client.query('checkpoint')).then(() =>
      wordsInFolder(folder, words, plainly),
    )),
  ],
}

async function answer(line: string): Promise<unknown> {
  const {
    days,
    who,
    act,
    args = [],
  } = JSON.parse(line) as { days?: number; who: string; act: string; args?: never[] }
  if (days !== undefined) {
    ahead += days * 86_400_000
    await tellOther({ ahead, forget: false })
    await daysGoBy(database, network)
    return makeCheckpoint(database, secrets, network)
  }
  return acts[act]?.(await colleague(who), ...args)
}

createInterface({ input: process.stdin }).on('line', (line) => {
  answer(line).then(
    (value) => process.stdout.write(`${JSON.stringify({ value: value ?? null })}\n`),
    (error: { code?: string; detail?: { because?: string } }) =>
      process.stdout.write(
        `${JSON.stringify({ refused: error.detail?.because ?? error.code ?? 'failed' })}\n`,
      ),
  )
})
const stop = async () => {
  await changes.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
}
process.once('SIGTERM', () => void stop())
