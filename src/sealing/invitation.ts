// An invitation's secret is passed outside the server: read out, on paper, as a square to scan. Seventeen letters and
// digits (85 bits) grow into a key pair. The public half stands in the log; what the pair signs, the server cannot make:
// for the invited, which organisation this is; for the organisation, which keys are theirs. (CCP/1 line 13.)
import { utf8, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { checkSignature, derive, keyPairFromSeed, newSecret, sign, type SigPair } from './keys.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 17
const SPELT = new RegExp(`^[${LETTERS}]{${LENGTH}}$`)

/** A new secret, e.g. `7ZK3-9QWM-2B4D-X8RT-5`. */
export function newInvitationSecret(): string {
  // 256 is a multiple of 32: each letter is drawn fairly.
  const letters = [...newSecret(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]!).join('')
  return letters.match(/.{1,4}/g)!.join('-')
}

/** A typed secret in its one spelling; `bad-words` for a letter too few, too many or unknown. */
export function parseInvitation(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s‐-―-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (!SPELT.test(plain)) throw new SealingError('bad-words')
  return plain
}

/** What a secret grows into: the pair, and the place where the server keeps the invitation (16 bytes, base64url). */
export type Invitation = { pair: SigPair; locator: string }

/** HKDF alone: 85 random bits need no slow derivation, as the recovery code's 128 do not. `bad-words` as above. */
export async function growInvitation(typed: string, network: string): Promise<Invitation> {
  const secret = utf8(parseInvitation(typed))
  const [seed, locator] = await Promise.all([
    derive(secret, aadLabel('invitation', network, 'sig')),
    derive(secret, aadLabel('invitation', network, 'locator'), 16),
  ])
  return { pair: await keyPairFromSeed('sig', seed), locator: toText(locator) }
}

/** Which organisation invites whom, and the hash of its log's first statement: what the invited must see unchanged. */
export type Welcome = { network: string; organisation: number; genesis: string; user: string }

function welcomePlace({ network, organisation, user }: Welcome): Bytes {
  return aadLabel('welcome', network, organisation, user)
}

/** The inviting side signs the first statement's hash with the secret's pair. */
export async function signWelcome(invitation: SigPair, welcome: Welcome): Promise<string> {
  return toText(await sign(invitation, welcomePlace(welcome), fromText(welcome.genesis)))
}

/** The invited side checks it; `bad-signature` where somebody else's log is shown. */
export function checkWelcome(invitation: SigPair, welcome: Welcome, signature: string): Promise<void> {
  return checkSignature(
    invitation.publicKey,
    welcomePlace(welcome),
    fromText(welcome.genesis),
    fromText(signature),
  )
}
