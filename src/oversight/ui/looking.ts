// The auditor at work in this window: the trail once an hour for who answers for an organisation, one case a day for who
// carries cases. What was found stays in page memory; every screen shows it where something does not hold.

import { useQuery } from '@tanstack/react-query'
import { caseRoles } from '../../api/roles.ts'
import { api } from '../../web/api.ts'
import { minute as minuteNow, refreshHome } from '../../web/logs.ts'
import { useNow, useToday } from '../../web/now.ts'
import { useSession } from '../../web/session.tsx'
import { vault } from '../../web/vault.ts'
import { watchTrail, type Check, type Outcome } from './auditor.ts'
import { chainHolds, checkCase } from './case-checks.ts'
import { circlesInTime } from './circle-checks.ts'
import { lookedOn, rememberedPins, rememberLook, rememberPin } from './memory.ts'

const hour = 3_600_000
const minute = 60_000
/** Before a server that did not answer is asked again, and once more that long. */
const pause = 15_000
/** Cases among which the lot is drawn. */
const casesAtMost = 2_000

/** A whole number below `n` that nobody can foresee. */
const draw = (n: number): number => crypto.getRandomValues(new Uint32Array(1))[0]! % n

export interface Looked extends Outcome {
  at: Date
}

/** The last look at the trail; `refetch` looks again. */
export function useTrailLook() {
  const { me, opened } = useSession()
  return useQuery({
    queryKey: ['oversight', 'trail', me.id, opened],
    enabled: me.roles.includes('administrator'),
    queryFn: async (): Promise<Looked> => {
      const outcome = await watchTrail({
        api,
        vault,
        network: me.network.id,
        remembered: () => rememberedPins(me.id),
        remember: (pin) => rememberPin(me.id, pin),
        now: async () => new Date((await api.accounts.me({})).network.now),
        wait: (times) =>
          new Promise((done) => {
            setTimeout(done, times * pause)
          }),
        logHead: async () => {
          await refreshHome()
          const { heads } = await vault.logHeads()
          return heads.find(({ organisation }) => organisation === me.organisation.id)
        },
        pick: draw,
      })
      // A server that does not answer here has been found out above.
      const circles = await refreshHome().then(
        (log) => [circlesInTime(log, minuteNow())],
        () => [],
      )
      return { ...outcome, checks: [...outcome.checks, ...circles], at: new Date() }
    },
    staleTime: hour,
    // Until it has answered it is asked again and again.
    refetchInterval: ({ state }) =>
      state.error || state.data?.checks.some(({ name, holds }) => name === 'answered' && !holds)
        ? minute
        : hour,
    refetchOnWindowFocus: false,
    gcTime: Infinity,
  })
}

/** A case of my own organisation that was looked at today, and what was found. */
export interface CaseLook {
  id: string
  reference: string
  checks: Check[]
}

async function drawCase(): Promise<{ id: string; reference: string } | undefined> {
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
  return mine.length > 0 ? mine[draw(mine.length)] : undefined
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
      if ((await lookedOn(me.id)) === today) return null
      const drawn = await drawCase()
      if (!drawn) return null
      const access = await api.consent.list({ caseId: drawn.id })
      // Needed once a day: not a part of what stands round every screen.
      const { stopWrapping, takeKeys } = await import('../../web/case-keys.ts')
      const replay = async () => {
        await takeKeys(drawn.id)
        return vault.viewCase({ caseId: drawn.id, day: today })
      }
      const checks = [...checkCase(access, now), await chainHolds(replay, access)]
      // Where what is signed does not hold, this window gives nobody a key until it is opened anew.
      if (checks.some(({ name, holds }) => !holds && name !== 'rotation')) stopWrapping()
      // What does not hold is looked at again at the next sign-in, until it does.
      if (checks.every(({ holds }) => holds)) await rememberLook(me.id, today)
      return { id: drawn.id, reference: drawn.reference, checks }
    },
    // A server that answers this with faults is asked again and again, as in the auditor's own look.
    retry: (failures) => failures < 2,
    retryDelay: pause,
    refetchInterval: ({ state }) => (state.error ? minute : false),
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnWindowFocus: false,
  })
}
