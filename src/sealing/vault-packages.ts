// The vault's work with packages between places that share no server: what came back, sealed to a circle that is held here; and what came here,
// opened by the words that the worker beside it has stretched. With what answers it is sealed for the circle that received it and leaves the
// vault in no other form.
import { keyPairFromSeed } from './keys.ts'
import { open, seal } from './seal.ts'
import { openPackage, openPackageAnswer, sealPackageAnswer } from './sealed-package.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { circlePlace } from './vault-circles.ts'
import type { PackageCalls } from './vault-package-shape.ts'
import { circleOf, inAnyEpoch, unlocked, type VaultState } from './vault-state.ts'
import { mustBeWitnessed } from './vault-witness.ts'

/** What answers a package that came here. All of it is text. */
interface Answering {
  network: string
  caseId: string
  id: string
  key: string
  token: string
  seed: string
}

const answeringAt = (circleId: number, row: string) => ({
  circleId,
  table: 'homecomings',
  row,
  field: 'answering',
  version: 1,
})

const isText = (value: unknown): value is string => typeof value === 'string'

export const packageCalls = (state: VaultState): PackageCalls => ({
  async openPackageAnswer({ id, caseId, circleId, answerKey, answer }) {
    const held = unlocked(state)
    const at = { network: held.network, caseId, id }
    const [sealed, author] = [fromText(answer), fromText(answerKey)]
    return { value: await inAnyEpoch(held, circleId, (enc) => openPackageAnswer(enc, at, sealed, author)) }
  },

  async growPackage({ place, commit, ciphertext, circleId, row }) {
    const stretched = state.grown
    if (!stretched) throw new SealingError('bad-words')
    state.grown = undefined
    const held = unlocked(state)
    mustBeWitnessed(held)
    const sealed = { commit: fromText(commit), ciphertext: fromText(ciphertext) }
    const { content, seed } = await openPackage(stretched, place, sealed)
    const { told, answer } = (content ?? {}) as { told?: unknown; answer?: Record<string, unknown> }
    const { caseId, key, token } = answer ?? {}
    if (!isText(caseId) || !isText(key) || !isText(token)) throw new SealingError('broken')
    const { network, id } = place
    const answering: Answering = { network, caseId, id, key, token, seed: toText(seed) }
    const { kw, epoch } = circleOf(held, circleId)
    const at = circlePlace(held, answeringAt(circleId, row), epoch)
    return {
      told,
      answering: { circleId, circleEpoch: epoch, ciphertext: toText(await seal(kw, at, answering)) },
    }
  },

  async answerPackage({ answering: { circleId, circleEpoch, ciphertext }, row, answer }) {
    const held = unlocked(state)
    const { kw } = circleOf(held, circleId, circleEpoch)
    const at = circlePlace(held, answeringAt(circleId, row), circleEpoch)
    const { token, key, seed, ...place } = (await open(kw, at, fromText(ciphertext))) as Answering
    const author = await keyPairFromSeed('sig', fromText(seed))
    const sealed = await sealPackageAnswer(fromText(key), place, answer, author)
    return { token, text: toText(sealed) }
  },
})
