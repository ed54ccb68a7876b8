// An organisation's recovery seed, of which any two of three sheets of paper give the whole. From it grow the pair that every
// circle's seed is sealed to, the pair that signs who is administrator when all ways in are lost, and the place where the
// server finds the organisation. The pairs hang on how the organisation's log begins: under another log the same sheets give
// other keys, so nobody can be led into an invented house. (CCP/1 line 30.)
import { combine, split } from 'shamir-secret-sharing'
import { join, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { derive, keyPairFromSeed, newSecret, sha256, type EncPair, type SigPair } from './keys.ts'
import { RECOVERY_SHARES, writeRecoveryShare, type RecoveryShare } from './recovery-share-words.ts'
import { toText } from './text.ts'

const SEED_BYTES = 16
const NEEDED = 2

/** Which organisation's: `genesis` is the hash of its log's first statement. */
export type Belonging = { network: string; organisation: number; genesis: string }

/** The two pairs. */
export type RecoveryKeys = { enc: EncPair; sig: SigPair }

/** The pairs of a seed in one organisation. */
export async function recoveryKeys(seed: Bytes, of: Belonging): Promise<RecoveryKeys> {
  const place = (use: string) => aadLabel('recovery', of.network, of.organisation, of.genesis, use)
  const [enc, sig] = await Promise.all([derive(seed, place('enc')), derive(seed, place('sig'))])
  return { enc: await keyPairFromSeed('enc', enc), sig: await keyPairFromSeed('sig', sig) }
}

/** Where the server finds the organisation by its sheets (16 bytes), without learning anything that opens. */
export async function locatorOfSeed(seed: Bytes, network: string): Promise<string> {
  return toText(await derive(seed, aadLabel('recovery', network, 'locator'), 16))
}

/** Eleven bits of the signing key, so that sheets of one making are known by their first word. */
async function markOf(sig: Bytes): Promise<number> {
  const [high, low] = await sha256(join(aadLabel('recovery-mark'), sig))
  return (high! << 3) | (low! >> 5)
}

/** A new seed, which ends here: its pairs, its place, and the words of the three sheets. */
export async function newRecoveryShares(
  of: Belonging,
): Promise<{ keys: RecoveryKeys; locator: string; recoveryShares: string[] }> {
  const seed = newSecret(SEED_BYTES)
  const [keys, locator, shares] = await Promise.all([
    recoveryKeys(seed, of),
    locatorOfSeed(seed, of.network),
    split(seed, RECOVERY_SHARES, NEEDED),
  ])
  seed.fill(0)
  const mark = await markOf(keys.sig.publicKey)
  const recoveryShares = await Promise.all(
    shares.map((share, at) => writeRecoveryShare({ number: at + 1, mark, share: join(share) })),
  )
  return { keys, locator, recoveryShares }
}

/** What two readings give together: seeds to be tried (one, but where a word was unreadable), or why they give none. */
export async function seedsOf(
  one: readonly RecoveryShare[],
  other: readonly RecoveryShare[],
): Promise<{ seeds: Bytes[] } | { apart: 'twice' | 'apart' }> {
  const pairs = one.flatMap((first) => other.map((second) => [first, second] as const))
  const akin = pairs.filter(([first, second]) => first.mark === second.mark)
  if (akin.length === 0) return { apart: 'apart' }
  // The last byte is the share's place on the curve: two in one place are one.
  const two = akin.filter(([first, second]) => first.share.at(-1) !== second.share.at(-1))
  if (two.length === 0) return { apart: 'twice' }
  const seeds = await Promise.all(two.map(([first, second]) => combine([first.share, second.share])))
  return { seeds: seeds.map((seed) => join(seed)) }
}
