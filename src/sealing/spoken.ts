// What somebody had said until their key or their place in a circle ended: one hash that stands for all of it, signed together
// with the end. Whatever they are said to have said later is not among it, with whichever true key it was signed.
import { join, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { sha256 } from './keys.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'

/** The way from one statement up to the hash of all: on each step the other hash, and whether it stands to the left. */
export type SpokenProof = { left: boolean; hash: string }[]

const LEAF = aadLabel('spoken', 'one')
const NODE = aadLabel('spoken', 'two')
const NOTHING = aadLabel('spoken', 'none')

const leafOf = (hash: Bytes): Promise<Bytes> => sha256(join(LEAF, hash))
const nodeOf = (left: Bytes, right: Bytes): Promise<Bytes> => sha256(join(NODE, left, right))

/** Every floor of the tree, the statements first. The order of the statements says nothing: they are sorted. */
async function floorsOf(hashes: readonly string[]): Promise<Bytes[][]> {
  let floor = await Promise.all(hashes.toSorted().map((one) => leafOf(fromText(one))))
  const floors = [floor]
  while (floor.length > 1) {
    const above: Promise<Bytes>[] = []
    for (let at = 0; at < floor.length; at += 2) {
      const [left, right] = [floor[at]!, floor[at + 1]]
      above.push(right ? nodeOf(left, right) : Promise.resolve(left))
    }
    floor = await Promise.all(above)
    floors.push(floor)
  }
  return floors
}

/** The hash that stands for these statements, each given by its own hash; none have one too. */
export async function spokenRoot(hashes: readonly string[]): Promise<string> {
  const top = (await floorsOf(hashes)).at(-1)?.[0]
  return toText(top ?? (await sha256(NOTHING)))
}

/** Proves that some of these statements are among all of them; those that are not have no proof. */
export async function spokenProofs(
  hashes: readonly string[],
  asked: readonly string[],
): Promise<Map<string, SpokenProof>> {
  const sorted = hashes.toSorted()
  const floors = await floorsOf(sorted)
  const proofs = new Map<string, SpokenProof>()
  for (const hash of asked) {
    let at = sorted.indexOf(hash)
    if (at === -1) continue
    const proof: SpokenProof = []
    for (const floor of floors) {
      const beside = floor[at ^ 1]
      if (beside) proof.push({ left: (at & 1) === 1, hash: toText(beside) })
      at >>= 1
    }
    proofs.set(hash, proof)
  }
  return proofs
}

/** No tree that fits into a network is higher. */
const HIGHEST = 40

/** The hash of all to which a proof leads from a statement. */
export async function rootFrom(hash: string, proof: SpokenProof): Promise<string> {
  if (proof.length > HIGHEST) throw new SealingError('bad-chain')
  let node = await leafOf(fromText(hash))
  for (const step of proof) {
    const beside = fromText(step.hash)
    node = await (step.left ? nodeOf(beside, node) : nodeOf(node, beside))
  }
  return toText(node)
}
