// The vault's work with organisations' logs: checking them, and saying something in them.
import { calledIn, hashOfName } from './organisation-name-hash.ts'
import { NO_HEAD, notBefore, replay, state as stateNext } from './chain.ts'
import { checkBeginning, checkCircles, logOf, refuse } from './log-belief.ts'
import { viewOf } from './log-view.ts'
import { organisationRules } from './org-log.ts'
import { NO_ORGANISATION } from './org-shape.ts'
import { SealingError } from './suite.ts'
import { toText } from './text.ts'
import { keepNamed, leaveCircles } from './vault-circles.ts'
import { headCalls } from './vault-heads.ts'
import { invitationCalls } from './vault-invitations.ts'
import { logCircleCalls } from './vault-log-circles.ts'
import type { LogCalls } from './vault-log-shape.ts'
import { logPlace, sayInLog, spokenIn } from './vault-log-statements.ts'
import { checkSeen, pin, pinName } from './vault-pins.ts'
import { checkTold } from './vault-witness.ts'
import { minuteOfLook, mustBeNow, surelyPast, windowOf } from './vault-time.ts'
import { unlocked, type Held, type KnownLog, type VaultState } from './vault-state.ts'

/**
 * The log of one's own house names the keys that one has: with others under one's name, these are of no more use, or invented.
 * Whoever has just made theirs anew, by an invitation or by sheets, tells the log next; from then on it must go on naming them.
 */
function checkOwnKeys(held: Held, { now }: KnownLog): void {
  const own = now.members.get(held.userId)
  if (!own?.sig) return
  const isMine = own.sig === toText(held.sig.publicKey) && own.enc === toText(held.enc.publicKey)
  if (!isMine && !held.isNew) throw new SealingError('not-verified')
  if (isMine) held.isNew = false
}

/** Who was taken out: after a restored backup they may stand there again. */
const removedIn = ({ now }: KnownLog): string[] =>
  [...now.members].filter(([, { state }]) => state === 'removed').map(([id]) => id)

/** Days that guardians wait are days by this device's clock too: whoever is dated as if they were over has not come. */
function checkWaited({ now }: KnownLog, latest: string | undefined): void {
  const isEarly = latest !== undefined && now.readmitted.some(({ at }) => at > latest)
  if (isEarly) throw new SealingError('bad-chain')
}

/** Checks what follows in a log, and remembers how far it went. */
async function learnLog(
  vault: VaultState,
  { organisation, statements, home = false }: Parameters<LogCalls['learnLog']>[0],
): ReturnType<LogCalls['learnLog']> {
  const held = unlocked(vault)
  // Nothing in a log is kept from anybody: a removal that was passed over by its hash would go unnoticed.
  if (statements.some((one) => !('body' in one))) throw new SealingError('bad-chain')
  const before = held.logs.get(organisation)
  const place = logPlace(held.network, organisation)
  const from = before ?? { ...NO_HEAD, now: NO_ORGANISATION }
  const window = windowOf(vault, held, place)
  const { hashes, ...checked } = await replay(
    place,
    statements,
    organisationRules(held.network, organisation),
    { from, window },
  )
  const all = [...(before?.hashes ?? []), ...hashes]
  checkSeen(held, pinName(place), all)
  checkTold(held, pinName(place), all)
  const genesis = all[0] ?? refuse()
  if (!before) await checkBeginning(held, organisation, { first: statements[0]!, genesis, isHome: home })
  const known: KnownLog = { ...checked, hashes: all, genesis }
  checkCircles(held, organisation, known)
  checkWaited(known, window.latest)
  if (home) checkOwnKeys(held, known)
  held.logs.set(organisation, known)
  keepNamed(held, known)
  if (home) {
    held.home = organisation
    leaveCircles(held, known)
    held.pins.set(`genesis ${organisation}`, { n: 1, hash: genesis })
  }
  pin(held, place, known, { ...minuteOfLook(vault, held), ...(home && { removed: removedIn(known) }) })
  return viewOf(organisation, known, surelyPast(vault, held))
}

/** The calls about logs. */
export function logCalls(vault: VaultState): LogCalls {
  return {
    ...headCalls(vault),
    ...invitationCalls(vault),
    ...logCircleCalls(vault),

    learnLog: (followed) => learnLog(vault, followed),

    async viewLog({ organisation }) {
      const held = unlocked(vault)
      return viewOf(organisation, logOf(held, organisation), surelyPast(vault, held))
    },

    async hashAt({ about, id, n }) {
      const { held } = vault
      const chain = about === 'case' ? held?.chains.get(id) : held?.logs.get(Number(id))
      const hash = chain?.hashes[n - 1]
      return hash === undefined ? {} : { hash }
    },

    async checkNames({ organisations }) {
      const held = unlocked(vault)
      const names = organisations.map(async ({ id, ...named }) => {
        const called = await hashOfName(held.network, id, named)
        const signed = calledIn(held, id)
        return { id, called, is: !signed ? 'unsigned' : signed === called ? 'signed' : 'other' } as const
      })
      return { names: await Promise.all(names) }
    },

    async stateInLog({ organisation, t, at, fields, spoken }) {
      const held = unlocked(vault)
      return sayInLog(vault, organisation, {
        ...fields,
        ...(await spokenIn(held, organisation, spoken)),
        t,
        at,
      })
    },

    async upgradeLog({ organisation, at }) {
      const held = unlocked(vault)
      const known = logOf(held, organisation)
      const by = { id: held.userId, sig: held.sig }
      const said = { t: 'agree', rules: 2, at }
      mustBeNow(vault, held, notBefore(known, at))
      const place = logPlace(held.network, organisation)
      return (await stateNext(place, { ...known, rules: 2 }, { by, said })).statement
    },
  }
}
