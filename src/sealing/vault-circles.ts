// The vault's work with circles: making epochs, opening seeds, and what is sealed for a circle (headers, staff names).
import { same, type Bytes } from './bytes.ts'
import {
  boxPreviousSeed,
  checkCircle,
  circleKeys,
  openPreviousSeed,
  openSeed,
  sealSeedTo,
  type CircleKeys,
} from './circle.ts'
import { aadLabel } from './aad-label.ts'
import { addHeader, newHeaderIndex, openHeader, searchHeaders, sealHeader } from './header.ts'
import { newSecret, type EncPair } from './keys.ts'
import { importKey, open, seal } from './seal.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import type {
  CircleKey,
  CircleWhere,
  Header,
  Member,
  NewCircleEpoch,
  SealedHeader,
  Vault,
} from './vault-shape.ts'
import {
  circleInLogs,
  circleOf,
  keepCircle,
  statusOf,
  unlocked,
  type Held,
  type KnownLog,
  type VaultState,
} from './vault-state.ts'
import { mustBeWitnessed } from './vault-witness.ts'

interface EpochToMake {
  circleId: number
  epoch: number
  members: Member[]
  /** Of the shares on paper, where there are any. */
  recoveryKey?: string | undefined
}

/**
 * A circle's epoch with a fresh seed, sealed to its members, and to the shares on paper where there are any. It is in use here
 * from when the log has named it: the server may refuse the statement.
 */
export async function makeEpoch(
  held: Held,
  { circleId, epoch, members, recoveryKey }: EpochToMake,
): Promise<NewCircleEpoch> {
  const keys = await circleKeys(newSecret(), circleId, epoch)
  const before = held.circles.get(circleId)?.get(epoch - 1)
  const previous = before && toText(await boxPreviousSeed(keys, before.seed))
  const seeds = await Promise.all(
    members.map(async ({ memberId, encPublic }) => ({
      memberId,
      sealedSeed: toText(await sealSeedTo(fromText(encPublic), keys.seed, circleId, epoch)),
    })),
  )
  if (members.some(({ encPublic }) => same(fromText(encPublic), held.enc.publicKey)))
    held.coming.set(circleId, keys)
  const recoverySeed =
    recoveryKey && toText(await sealSeedTo(fromText(recoveryKey), keys.seed, circleId, epoch))
  return {
    circleId,
    epoch,
    publicKey: toText(keys.enc.publicKey),
    commit: toText(keys.commit),
    ...(previous && { previous }),
    seeds,
    ...(recoverySeed && { recoverySeed }),
  }
}

/** What was made here becomes a key in use when the log names it; where it names another one, it never was. */
export function keepNamed(held: Held, { now }: KnownLog): void {
  for (const [id, keys] of held.coming) {
    const commit = now.circles.get(id)?.commits[keys.epoch - 1]
    if (commit === undefined) continue
    held.coming.delete(id)
    if (commit === toText(keys.commit)) keepCircle(held, keys)
  }
}

/** Seals the present seed of a held circle to one more key. */
export async function sealSeedOf(
  held: Held,
  circleId: number,
  encPublic: string,
): Promise<{ epoch: number; sealedSeed: string }> {
  const { seed, epoch } = circleOf(held, circleId)
  return { epoch, sealedSeed: toText(await sealSeedTo(fromText(encPublic), seed, circleId, epoch)) }
}

/** Opens one circle from its newest epoch down: the seed sealed to the pair where there is one, else the box of
 * the epoch above. */
export async function openCircle(held: Held, epochs: CircleKey[], by: EncPair = held.enc): Promise<void> {
  let above: { keys: CircleKeys; box: string | undefined } | undefined
  for (const { circleId, epoch, commit, sealedSeed, previous } of epochs.sort((a, b) => b.epoch - a.epoch)) {
    let seed: Bytes | undefined
    if (sealedSeed) seed = await openSeed(by, fromText(sealedSeed), circleId, epoch)
    else if (above?.box && above.keys.epoch === epoch + 1) {
      seed = await openPreviousSeed(above.keys, fromText(above.box))
    }
    if (!seed) continue
    const keys = await circleKeys(seed, circleId, epoch)
    checkCircle(keys, fromText(commit))
    // A seed that no log knows would be one that the server made up, to read what is wrapped under it.
    const known = circleInLogs(held, circleId)?.commits[epoch - 1]
    if (known === undefined) throw new SealingError('not-verified')
    checkCircle(keys, fromText(known))
    keepCircle(held, keys)
    above = { keys, box: previous }
  }
}

/**
 * Lets go of the keys of circles that this user is no longer in, and with them of every case's: what may still be read comes
 * again with the next reading. A courtesy: whoever wanted to keep them has kept them. What recovery shares have opened is kept
 * until this user is in the circle: its next key must box the one before, or nobody who comes back could read on.
 */
export function leaveCircles(held: Held, { now }: KnownLog): void {
  const isIn = (id: number): boolean => now.circles.get(id)?.members.includes(held.userId) === true
  for (const id of [...held.recovered].filter(isIn)) held.recovered.delete(id)
  const left = [...held.circles.keys()].filter((id) => !isIn(id) && !held.recovered.has(id))
  if (left.length === 0) return
  for (const id of left) held.circles.delete(id)
  held.cases.clear()
  held.chains.clear()
  held.unindexed.clear()
  held.index = newHeaderIndex()
}

/** Seals a header for each circle. */
export function sealHeaders(
  held: Held,
  caseId: string,
  header: Header,
  circles: number[],
): Promise<SealedHeader[]> {
  mustBeWitnessed(held)
  const n = (held.headerCounts.get(caseId) ?? 0) + 1
  const sealed = circles.map(async (circleId) => {
    const { kw, epoch } = circleOf(held, circleId)
    const ciphertext = toText(await sealHeader(kw, { caseId, circleId, epoch }, { ...header, n }))
    return { caseId, circleId, circleEpoch: epoch, ciphertext }
  })
  held.headerCounts.set(caseId, n)
  held.unindexed.set(caseId, header)
  return Promise.all(sealed)
}

/** Where something lies that is sealed for a circle. */
export function circlePlace(held: Held, at: CircleWhere, epoch: number): Bytes {
  return aadLabel('circle-rec', held.network, at.circleId, epoch, at.table, at.row, at.field, at.version)
}

/** What opens of these, for searching; the others each with why not. An older one than was seen is not shown. */
async function openHeaders(held: Held, headers: readonly SealedHeader[]): ReturnType<Vault['openHeaders']> {
  const keys = new Map<string, Promise<CryptoKey>>()
  const openOne = async ({ caseId, circleId, circleEpoch, ciphertext }: SealedHeader) => {
    const name = `${circleId}/${circleEpoch}`
    const key = keys.get(name) ?? importKey(circleOf(held, circleId, circleEpoch).kw)
    keys.set(name, key)
    return openHeader(await key, { caseId, circleId, epoch: circleEpoch }, fromText(ciphertext))
  }
  const results = await Promise.allSettled(headers.map(openOne))
  const opened: { caseId: string; header: Header }[] = []
  const refused: { caseId: string; code: string }[] = []
  for (const [at, result] of results.entries()) {
    const { caseId } = headers[at]!
    if (result.status === 'fulfilled') {
      const { n = 0, ...header } = result.value
      if (n < (held.headerCounts.get(caseId) ?? 0)) refused.push({ caseId, code: 'outdated' })
      else {
        held.headerCounts.set(caseId, n)
        opened.push({ caseId, header })
      }
    } else if (result.reason instanceof SealingError) refused.push({ caseId, code: result.reason.code })
    else throw result.reason
  }
  for (const { caseId, header } of opened) held.unindexed.set(caseId, header)
  return { opened, refused }
}

type Calls = 'addCircles' | 'sealHeader' | 'openHeaders' | 'search' | 'sealForCircle' | 'openForCircle'

/** The calls about circles, headers and search. */
export function circleCalls(state: VaultState): Pick<Vault, Calls> {
  return {
    async addCircles({ circles }) {
      const held = unlocked(state)
      const byCircle = Map.groupBy(circles, ({ circleId }) => circleId)
      for (const epochs of byCircle.values()) await openCircle(held, epochs)
      return statusOf(state)
    },

    async sealHeader({ caseId, header, circles }) {
      return sealHeaders(unlocked(state), caseId, header, circles)
    },

    async openHeaders({ headers }) {
      return openHeaders(unlocked(state), headers)
    },

    async search({ query, limit }) {
      const held = unlocked(state)
      for (const [caseId, header] of held.unindexed) addHeader(held.index, caseId, header)
      held.unindexed.clear()
      return searchHeaders(held.index, query, limit)
    },

    async sealForCircle({ value, ...where }) {
      const held = unlocked(state)
      mustBeWitnessed(held)
      const { kw, epoch } = circleOf(held, where.circleId)
      return {
        circleEpoch: epoch,
        ciphertext: toText(await seal(kw, circlePlace(held, where, epoch), value)),
      }
    },

    async openForCircle({ circleEpoch, ciphertext, ...where }) {
      const held = unlocked(state)
      const { kw } = circleOf(held, where.circleId, circleEpoch)
      return { value: await open(kw, circlePlace(held, where, circleEpoch), fromText(ciphertext)) }
    },
  }
}
