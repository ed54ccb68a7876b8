// Three words that stand for a line of a chain, for paper: of the six by which its hash is compared, the first half. Whoever wants another
// line under the same words needs both a signature that the rules let in and eight thousand million tries.
import type { Vault } from '../sealing/vault-shape.ts'

export const lineWords = async (vault: Pick<Vault, 'fingerprint'>, hash: string): Promise<string> =>
  (await vault.fingerprint({ publicKey: hash })).words.split(' ').slice(0, 3).join(' ')
