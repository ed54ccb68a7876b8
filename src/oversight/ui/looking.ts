// The auditor at work in this window: the trail once an hour for who answers for an organisation, one case a day for who
// carries cases. What was found stays in page memory; every screen shows it where something does not hold.

import { useQuery } from '@tanstack/react-query'
import { caseRoles } from '../../api/roles.ts'
import { api } from '../../web/session/api.ts'
import { knowAsFarAsBelieved, refreshHome } from '../../client/logs.ts'
import { minute } from '../../client/time.ts'
import { useNow, useToday } from '../../web/session/now.ts'
import { useMe, useSession, type Me } from '../../web/session/session.tsx'
import { vault } from '../../web/session/vault.ts'
import { readPins, writePins } from '../../sealing/pins.ts'
import { watchTrail, type Check, type CheckName, type Outcome } from '../client/auditor.ts'
import { chainHolds, checkCase } from '../client/case-checks.ts'
import { circlesInTime } from '../client/circle-checks.ts'
import { foundBy } from '../../client/wrapping-gate.ts'
import type { Believing } from '../client/believing.ts'
import { headHolds } from '../client/head-check.ts'
import { memoryOf } from '../client/memory.ts'
import { session } from '../../web/session/window-session.ts'

export const memory = memoryOf({ api, vault, here: { read: readPins, write: writePins } })
const hour = 3_600_000
const oneMinute = 60_000
/** Before a server that did not answer is asked again, and once more that long. */
const pause = 15_000
/** Cases among which the lot is drawn. */
const casesAtMost = 2_000

/** Learns what is believed of these organisations' logs. */
const know = (ids: readonly number[]) => knowAsFarAsBelieved(session, ids)

/** A whole number below `n` that nobody can foresee. */
const draw = (n: number): number => crypto.getRandomValues(new Uint32Array(1))[0]! % n

export interface Looked extends Outcome {
  at: Date
}

/** What only says that something is late, or that nobody answered: it is told, and keys are given all the same. */
const slow: readonly CheckName[] = ['answered', 'fresh', 'rotation', 'circles']
/** Whether nothing was found for which no key may be given. */
const isSound = (checks: readonly Check[]): boolean =>
  checks.every(({ name, holds }) => holds || slow.includes(name))

/** Says it here, and for whichever window comes next. */
async function found(userId: string, sound: boolean): Promise<void> {
  foundBy(session, 'trail', sound)
  await memory.rememberTrail(userId, !sound).catch(() => undefined)
}

/** The last look at the trail; `refetch` looks again. */
export function useTrailLook() {
  const { me, opened } = useSession()
  return useQuery({
    queryKey: ['oversight', 'trail', me.id, opened],
    enabled: me.roles.includes('administrator'),
    queryFn: async (): Promise<Looked> => {
      // What was found before, in whichever window, holds here from the beginning, until this look has found that all is well.
      await memory.tellBroken(me.id, () => foundBy(session, 'trail', false))
      const outcome = await watchTrail({
        api,
        vault,
        network: me.network.id,
        organisation: me.organisation.id,
        remembered: () => memory.pins(me.id),
        remember: (pin) => memory.rememberPin(me.id, pin),
        now: async () => new Date((await api.accounts.me({})).network.now),
        wait: (times) =>
          new Promise((done) => {
            setTimeout(done, times * pause)
          }),
        logHash: async (n) => {
          await refreshHome(session)
          return (await vault.hashAt({ about: 'organisation', id: String(me.organisation.id), n })).hash
        },
        pick: draw,
      })
      // A server that does not answer here has been found out above.
      const circles = await refreshHome(session).then(
        async (log) => [circlesInTime(log, await minute(session))],
        () => [],
      )
      // A server that says nothing takes back nothing of what was found before.
      if (outcome.checks.every(({ name, holds }) => holds || name !== 'answered'))
        await found(me.id, isSound(outcome.checks))
      return { ...outcome, checks: [...outcome.checks, ...circles], at: new Date() }
    },
    staleTime: hour,
    // Until it has answered it is asked again and again.
    refetchInterval: ({ state }) =>
      state.error || state.data?.checks.some(({ name, holds }) => name === 'answered' && !holds)
        ? oneMinute
        : hour,
    refetchOnWindowFocus: false,
    gcTime: Infinity,
  })
}

/** By what this user's client believes a checkpoint. Where it has seen none, it looks at the newest first, as it does every hour. */
export function useBelieving(): () => Promise<Believing> {
  const me = useMe()
  const { refetch } = useTrailLook()
  return async () => {
    if (!(await memory.believedKey(me.id))) await refetch()
    return { vault, network: me.network.id, key: await memory.believedKey(me.id), know }
  }
}

/** A case of my own organisation that was looked at today, and what was found. */
export interface CaseLook {
  id: string
  reference: string
  checks: Check[]
}

/** The one in which something did not hold, as long as it is among mine; else by lot. */
async function drawCase(suspect: string | undefined): Promise<{ id: string; reference: string } | undefined> {
  const mine: { id: string; reference: string }[] = []
  for (let after: string | null = null, more = true; more && mine.length < casesAtMost;) {
    const page: Awaited<ReturnType<typeof api.cases.list>> = await api.cases.list({
      state: 'active',
      ...(after ? { after } : {}),
    })
    mine.push(...page.cases.filter((one) => one.mine))
    after = page.next
    more = after !== null
  }
  return mine.find(({ id }) => id === suspect) ?? (mine.length > 0 ? mine[draw(mine.length)] : undefined)
}

/** Everything that is checked of one case. */
async function lookAt(caseId: string, me: Me, today: string, now: Date): Promise<Check[]> {
  // Before the chain is read: what is named there must be in it, and somebody may speak in between.
  const named = await api.audit.caseCheckpoint({ caseId })
  const access = await api.consent.list({ caseId })
  // Needed once a day: not a part of what stands round every screen.
  const { takeKeys } = await import('../../client/case-keys.ts')
  let openedAt: string | undefined
  const replay = async () => {
    const { statements } = await takeKeys(session, caseId)
    const [first] = statements
    openedAt = first && 'body' in first ? (JSON.parse(first.body) as { at: string }).at : undefined
    return vault.viewCase({ caseId, day: today })
  }
  const chain = await chainHolds(replay, access, now)
  const checks = [...checkCase(access, now), chain]
  if (!chain.holds || openedAt === undefined) return checks
  const head = {
    vault,
    network: me.network.id,
    caseId,
    openedAt,
    now,
    knownKey: await memory.believedKey(me.id),
    know,
  }
  return [...checks, await headHolds(head, named)]
}

/** One case a day, drawn by lot. */
export function useCaseLook() {
  const { me, opened } = useSession()
  const today = useToday()
  const now = useNow()
  return useQuery({
    queryKey: ['oversight', 'case', me.id, opened, today],
    enabled: me.roles.some((role) => (caseRoles as readonly string[]).includes(role)),
    queryFn: async (): Promise<CaseLook | null> => {
      const suspect = await memory.suspectCase(me.id)
      if (suspect === undefined && (await memory.lookedOn(me.id)) === today) return null
      // What did not hold last time, in whichever window, does not until this look has found that it does.
      if (suspect !== undefined) foundBy(session, 'case', false)
      const drawn = await drawCase(suspect)
      // A case that is mine no longer is for others to look at.
      if (suspect !== undefined && drawn?.id !== suspect) foundBy(session, 'case', true)
      if (!drawn) return null
      const checks = await lookAt(drawn.id, me, today, now)
      const sound = isSound(checks)
      // Where what is signed does not hold, this window gives nobody a key until it does; that another case holds says nothing.
      const answers = suspect === undefined || drawn.id === suspect
      if (answers || !sound) foundBy(session, 'case', sound)
      // What does not hold is looked at again, here and at the next sign-in, until it does.
      if (!checks.every(({ holds }) => holds)) await memory.suspectOf(me.id, drawn.id)
      else if (answers) await memory.rememberLook(me.id, today)
      return { id: drawn.id, reference: drawn.reference, checks }
    },
    // A server that answers this with faults is asked again and again, as in the auditor's own look.
    retry: (failures) => failures < 2,
    retryDelay: pause,
    refetchInterval: ({ state }) =>
      state.error || state.data?.checks.some(({ holds }) => !holds) ? oneMinute : false,
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnWindowFocus: false,
  })
}
