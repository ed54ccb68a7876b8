// The vault's work with the sheets on paper: making and naming them, sealing circles to them, trying them, and coming back by
// them.
import { NO_HEAD, replay, state as stateNext } from './chain.ts'
import { sealSeedTo } from './circle.ts'
import type { Bytes } from './bytes.ts'
import { logOf, refuse } from './log-belief.ts'
import { organisationRules } from './org-log.ts'
import { NO_ORGANISATION, type Organisation } from './org-shape.ts'
import { readRecoveryShares } from './recovery-share-words.ts'
import {
  locatorOfSeed,
  newRecoveryShares,
  recoveryKeys,
  seedsOf,
  type Belonging,
  type RecoveryKeys,
} from './recovery-shares.ts'
import { spokenRoot } from './spoken.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { openCircle } from './vault-circles.ts'
import { logPlace, sayInLog } from './vault-log-statements.ts'
import type { Vault } from './vault-shape.ts'
import type {
  CircleOnPaper,
  RecoveryShareCalls,
  RecoverySharesRefused,
  TwoRecoveryShares,
} from './vault-recovery-share-shape.ts'
import { circleOf, unlocked, type Held, type VaultState } from './vault-state.ts'

/** The seeds of two typed sheets, or why there are none. */
async function seedsOfTyped([one, other]: TwoRecoveryShares): Promise<
  { seeds: Bytes[] } | RecoverySharesRefused
> {
  const [first, second] = await Promise.all([readRecoveryShares(one), readRecoveryShares(other)])
  if (first.recoveryShares.length === 0 || second.recoveryShares.length === 0)
    return { outcome: 'unread', readings: [first.reading, second.reading] }
  const found = await seedsOf(first.recoveryShares, second.recoveryShares)
  return 'seeds' in found ? found : { outcome: found.apart }
}

/** The keys of two typed sheets, where the log names them. */
async function keysOfTyped(
  recoveryShares: TwoRecoveryShares,
  of: Belonging,
  now: Organisation,
): Promise<{ keys: RecoveryKeys } | RecoverySharesRefused> {
  const found = await seedsOfTyped(recoveryShares)
  if (!('seeds' in found)) return found
  let isOlder = false
  for (const seed of found.seeds) {
    const keys = await recoveryKeys(seed, of)
    const sig = toText(keys.sig.publicKey)
    if (now.recovery?.sig === sig && now.recovery.enc === toText(keys.enc.publicKey)) return { keys }
    isOlder ||= now.outdated.includes(sig)
  }
  return { outcome: isOlder ? 'older' : 'foreign' }
}

/** Opens circles with the sheets' key. One that does not open, or not with the seed that the log promised, stays closed. */
async function openOnPaper(
  held: Held,
  { enc }: RecoveryKeys,
  circles: readonly CircleOnPaper[],
): Promise<{ opened: number[]; closed: number[] }> {
  const opened: number[] = []
  const closed: number[] = []
  for (const [circleId, epochs] of Map.groupBy(circles, (one) => one.circleId)) {
    const rows = epochs.map(({ epoch, commit, previous, recoverySeed }) => ({
      circleId,
      epoch,
      commit,
      ...(previous && { previous }),
      ...(recoverySeed && { sealedSeed: recoverySeed }),
    }))
    const newest = Math.max(...rows.map(({ epoch }) => epoch))
    const isOpen = await openCircle(held, rows, enc).then(
      () => held.circles.get(circleId)?.has(newest) ?? false,
      (refusal: unknown) => {
        if (!(refusal instanceof SealingError)) throw refusal
        return false
      },
    )
    ;(isOpen ? opened : closed).push(circleId)
  }
  return { opened, closed }
}

type Beginning = Pick<Vault, 'enrol' | 'learnLog'>

/** Coming back by two sheets: new keys, and a statement that the sheets sign. */
async function recoverByShares(
  vault: VaultState,
  { enrol, learnLog }: Beginning,
  typed: Parameters<RecoveryShareCalls['recoverByShares']>[0],
): ReturnType<RecoveryShareCalls['recoverByShares']> {
  const { network, organisation, userId, statements, recoveryShares, circles, spoken, at } = typed
  const place = logPlace(network, organisation)
  const from = { ...NO_HEAD, now: NO_ORGANISATION }
  const log = await replay(place, statements, organisationRules(network, organisation), { from })
  const genesis = log.hashes[0] ?? refuse()
  const found = await keysOfTyped(recoveryShares, { network, organisation, genesis }, log.now)
  // The server found them by these sheets, so a log that does not name them is not the one.
  if (!('keys' in found)) throw new SealingError('wrong-commit')
  const { keys } = found
  const enrolled = await enrol({ network, userId })
  const held = unlocked(vault)
  held.pins.set(`genesis ${organisation}`, { n: 1, hash: genesis })
  await learnLog({ organisation, statements, home: true })
  const { encPublic, sigPublic } = enrolled.user
  const ends = log.rules === 2 && log.now.members.get(userId)?.state === 'member'
  const more = ends ? { spoken: await spokenRoot(spoken ?? []) } : {}
  const said = { t: 'recovered', at, user: userId, enc: encPublic, sig: sigPublic, ...more }
  const { statement } = await stateNext(place, log, { by: { id: userId, sig: keys.sig }, said })
  const { opened, closed } = await openOnPaper(held, keys, circles)
  held.recovered = new Set(opened)
  return { ...enrolled, statement, opened, closed }
}

/** The calls about sheets. Coming back makes keys and learns a log as others do. */
export function recoveryShareCalls(vault: VaultState, { enrol, learnLog }: Beginning): RecoveryShareCalls {
  return {
    async makeRecoveryShares({ organisation }) {
      const held = unlocked(vault)
      const { genesis } = logOf(held, organisation)
      const { keys, locator, recoveryShares } = await newRecoveryShares({
        network: held.network,
        organisation,
        genesis,
      })
      const [enc, sig] = [toText(keys.enc.publicKey), toText(keys.sig.publicKey)]
      vault.recoveryShares = { organisation, enc, sig, locator }
      return { recoveryShares }
    },

    async nameRecoveryShares({ organisation, at }) {
      unlocked(vault)
      const made = vault.recoveryShares
      if (made?.organisation !== organisation) throw new SealingError('no-key')
      const { enc, sig, locator } = made
      return { statement: await sayInLog(vault, organisation, { t: 'recovery', at, enc, sig }), locator }
    },

    async sealToRecoveryShares({ organisation, circles }) {
      const held = unlocked(vault)
      const { now } = logOf(held, organisation)
      const { enc, n } = now.recovery ?? refuse()
      const ours = circles.filter((circle) => now.circles.has(circle))
      const seeds = ours.map(async (circle) => {
        const { seed, epoch } = circleOf(held, circle)
        return { circle, epoch, recoverySeed: toText(await sealSeedTo(fromText(enc), seed, circle, epoch)) }
      })
      return { named: n, seeds: await Promise.all(seeds) }
    },

    async readRecoveryShare({ words }) {
      return (await readRecoveryShares(words)).reading
    },

    async tryRecoveryShares({ organisation, recoveryShares, circles }) {
      const held = unlocked(vault)
      const { now, genesis } = logOf(held, organisation)
      const found = await keysOfTyped(recoveryShares, { network: held.network, organisation, genesis }, now)
      if (!('keys' in found)) return found
      // Into an empty hand: whoever tries the sheets holds no circle more afterwards.
      const hand = { ...held, circles: new Map() }
      return { outcome: 'fit', ...(await openOnPaper(hand, found.keys, circles)) }
    },

    async locateRecoveryShares({ network, recoveryShares }) {
      const found = await seedsOfTyped(recoveryShares)
      if (!('seeds' in found)) return found
      const locators = await Promise.all(found.seeds.map((seed) => locatorOfSeed(seed, network)))
      return { outcome: 'fit', locators }
    },

    recoverByShares: (typed) => recoverByShares(vault, { enrol, learnLog }, typed),
  }
}
