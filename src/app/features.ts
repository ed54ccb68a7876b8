// The features, in the words of the Continuum and in their order: a feature may use those before it and none after it, so no
// cycle can arise. test/architecture.test.ts holds every import to this list, and access.sql files are applied in this order.
// A feature is one folder and one line here; what it brings stands in its feature.ts.

import { accountsServer } from '../accounts/server/accounts.ts'
import { recoverServer } from '../accounts/server/recovery.ts'
import { unlockersServer } from '../accounts/server/unlockers.ts'
import { setupServer } from '../accounts/server/setup.ts'
import type { Endpoint } from '../api/endpoint.ts'
import { Problem } from '../api/problem.ts'
import { sayWithMove } from '../cases/server/case-chain.ts'
import { caseFacts } from '../cases/server/facts.ts'
import { caseFeature, casesServer } from '../cases/server/cases.ts'
import { disclosureFeature } from '../consent/server/disclosure.ts'
import { consentFeature, consentServer } from '../consent/server/consents.ts'
import { contract, moves } from './contract.ts'
import { directoryServer } from '../directory/server/directory.ts'
import { clocksOwedBy, handoverFeature, handoversServer } from '../handovers/server.ts'
import type { Handler } from '../http/mount.ts'
import { today, type Ctx, type Network, type Secrets } from '../http/context.ts'
import type { Job } from '../jobs/work.ts'
import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { makeDueMoves } from '../tracks/due.ts'
import { actingCircle } from '../cases/server/acting-circle.ts'
import { machines } from './machines.ts'
import { measuresServer } from '../measures/server/measures.ts'
import { countedServer } from '../measures/server/counted.ts'
import { portalServer } from '../portal/server/portal.ts'
import { forgetMessages, messagesServer } from '../messages/server.ts'
import { organisationsServer } from '../organisations/server/organisations.ts'
import { networkServer } from '../organisations/server/network.ts'
import { teamsServer } from '../organisations/server/teams.ts'
import { recoverySharesServer } from '../organisations/server/recovery-shares.ts'
import { oversightJobs } from '../oversight/jobs.ts'
import { auditServer } from '../oversight/server/audit.ts'
import {
  executeOnly,
  holdFirst,
  openOwnTrack,
  openTrack,
  type AfterMove,
  type TrackFeature,
} from '../tracks/execute.ts'
import { endWithCase } from '../tracks/end-with-case.ts'
import { fundingFeature } from '../funding/server.ts'
import { identificationFeature } from '../identification/server/determination.ts'
import {
  contactFeature,
  forgetReports,
  helpHandlers,
  reportsHandlers,
} from '../identification/server/reports.ts'
import { clearShelf, dropUnfinished, papersServer } from '../papers/server/papers.ts'
import type { Shelf } from '../papers/server/object-store.ts'
import type { Statement } from '../sealing/chain.ts'
import { interviewFeature, proceedingFeature } from '../proceedings/server.ts'
import { referralFeature, referralsServer } from '../referrals/server.ts'
import { riskFeature } from '../safety/server.ts'
import { placementFeature, sheltersServer } from '../shelter/server.ts'
import { solutionFeature } from '../solutions/server.ts'
import { statusFeature } from '../stay/server.ts'
import { voiceFeature, voicesServer } from '../voice/server/voice.ts'
import { workServer } from '../work/server.ts'

export const features = [
  organisations,
  accounts,
  directory,
  cases,
  papers,
  consent,
  work,
  rights,
  identification,
  safety,
  care,
  shelter,
  referrals,
  handovers,
  messages,
  documents,
  proceedings,
  stay,
  solutions,
  voice,
  portal,
  funding,
  measures,
  oversight,
] as const

const special: readonly TrackFeature[] = [
  {
    ...caseFeature,
    after: { ...caseFeature.after, close: endWaiting, leave: endWaiting, transfer: endWaiting },
  },
  consentFeature,
  disclosureFeature,
  contactFeature,
  identificationFeature,
  riskFeature,
  placementFeature,
  referralFeature,
  handoverFeature,
  proceedingFeature,
  interviewFeature,
  statusFeature,
  solutionFeature,
  voiceFeature,
  fundingFeature,
]

/** Each kind of track with its facts and its consequences; facts about the case are there for every machine. */
export const trackFeatures: ReadonlyMap<string, TrackFeature> = new Map(
  machines.map((machine) => {
    const own = special.find((feature) => feature.machine.kind === machine.kind) ?? { machine }
    return [machine.kind, { ...own, facts: { ...caseFacts, ...own.facts } }]
  }),
)

const ofTheCarrier = machines.flatMap((machine) => clocksOwedBy('carrier', machine))

interface Group {
  endpoints: Record<string, Endpoint>
  handlers: Record<string, Handler>
}

const group = (endpoints: Record<string, Endpoint>, handlers: object): Group => ({
  endpoints,
  handlers: handlers as Record<string, Handler>,
})

/** The handler of one derived endpoint. */
function moveHandler(feature: TrackFeature, move: string): Handler {
  const handle =
    move === 'new'
      ? async (
          {
            id,
            caseId,
            other,
            subkind,
            ...input
          }: { id: string; caseId?: string; other?: number; subkind?: string },
          ctx: Ctx,
        ) => {
          if (ctx.actor.kind !== 'person')
            return openTrack(
              ctx,
              feature,
              { id, caseId, subkind, ownerCircle: await actingCircle(ctx, caseId), otherCircle: other },
              input,
            )
          // Whom a person brings in, they bring in by an agreement, where they see it and can end it.
          if (other !== undefined) throw new Problem('refused', { because: 'not-your-side' })
          return openOwnTrack(ctx, feature, { id, caseId, subkind }, input)
        }
      : async ({ track, ...input }: { track: string }, ctx: Ctx) =>
          executeOnly(ctx, feature, move, track, input)
  const { chainStatement } = feature.machine.moves[move] ?? {}
  if (chainStatement)
    return async ({ track, statement, ...input }: { track: string; statement?: Statement }, ctx: Ctx) => {
      await holdFirst(ctx, feature, move, track)
      await sayWithMove(ctx, track, chainStatement, statement)
      return executeOnly(ctx, feature, move, track, input)
    }
  return handle
}

/** Groups of endpoints and handlers, as the staff host mounts them. `reload` takes up the network's facts when they have changed. */
export function staffGroups(reload: () => Promise<void>, shelf: Shelf): Group[] {
  return [
    group(contract.setup, setupServer(reload)),
    group(contract.organisations, organisationsServer),
    group(contract.teams, teamsServer),
    group(contract.recoveryShares, recoverySharesServer),
    group(contract.network, networkServer(reload)),
    group(contract.accounts, accountsServer),
    group(contract.unlockers, unlockersServer),
    group(contract.recover, recoverServer),
    group(contract.directory, directoryServer),
    group(contract.cases, casesServer),
    group(contract.papers, papersServer(shelf)),
    group(contract.consent, consentServer),
    group(contract.work, workServer(trackFeatures)),
    group(contract.reports, reportsHandlers),
    group(contract.shelters, sheltersServer),
    group(contract.referrals, referralsServer),
    group(contract.handovers, handoversServer(ofTheCarrier)),
    group(contract.messages, messagesServer),
    group(contract.voices, voicesServer),
    group(contract.measures, measuresServer),
    group(contract.counted, countedServer),
    group(contract.audit, auditServer),
    ...[...trackFeatures.values()].map((feature) => {
      const endpoints = moves[feature.machine.kind] ?? {}
      return group(
        endpoints,
        Object.fromEntries(Object.keys(endpoints).map((move) => [move, moveHandler(feature, move)])),
      )
    }),
  ]
}

/** What a visitor or a survivor may call, on the public host. */
export function publicGroups(shelf: Shelf): Group[] {
  const { enterByCard, end } = contract.accounts
  const { logs } = contract.organisations
  return [
    group(contract.help, helpHandlers),
    group({ enterByCard, end }, accountsServer),
    group({ logs }, organisationsServer),
    group(contract.portal, portalServer(trackFeatures, shelf)),
  ]
}

/** What happens by itself. */
export function jobsOf(
  database: Database,
  secrets: Secrets,
  state: { now: () => Date; network: () => Network },
  shelf: Shelf,
): Job[] {
  return [
    ...oversightJobs(database, secrets, state),
    { name: 'clocks.due', cron: '* * * * *', run: () => makeDueMoves(database, trackFeatures, state) },
    {
      name: 'idempotency.forget',
      cron: '17 * * * *',
      run: () =>
        as(database, { kind: 'system' }, (tx) =>
          tx.run(sql`delete from idempotency where made_at < clock_timestamp() - interval '2 days'`),
        ),
    },
    { name: 'papers.unfinished', cron: '41 * * * *', run: () => dropUnfinished(database, state.now()) },
    { name: 'papers.clear', cron: '* * * * *', run: () => clearShelf(database, shelf) },
    {
      name: 'reports.forget',
      cron: '29 3 * * *',
      run: () => as(database, { kind: 'system' }, (tx) => forgetReports(tx, state.now())),
    },
    {
      name: 'messages.forget',
      cron: '41 3 * * *',
      run: () =>
        as(database, { kind: 'system' }, (tx) =>
          forgetMessages(tx, today({ now: state.now(), network: state.network() })),
        ),
    },
    {
      name: 'sessions.forget',
      cron: '*/10 * * * *',
      run: () =>
        as(database, { kind: 'system' }, (tx) =>
          tx.run(sql`delete from sessions where ends_at < clock_timestamp()`),
        ),
    },
  ]
}
