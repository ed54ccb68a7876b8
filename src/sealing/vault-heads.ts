// What this vault remembers of the heads that it has seen, sealed for its user's other devices, and its word beside a checkpoint.
import { aadLabel } from './aad-label.ts'
import { checkCosignature, cosign } from './cosigning.ts'
import { derive } from './keys.ts'
import { open, seal } from './seal.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import type { Cosigner, LogCalls } from './vault-log-shape.ts'
import { isOwnWitness, isPins, PINS } from './vault-pins.ts'
import { unlocked, type KnownLog, type VaultState } from './vault-state.ts'

/** Every key with which a member of a learned log speaks or spoke. */
const keysIn = ({ now }: KnownLog): Set<string> =>
  new Set(
    [...now.members.values()].flatMap(({ sig, earlier = [] }) => (sig ? [sig, ...earlier] : [...earlier])),
  )

type Calls = 'logHeads' | 'takePins' | 'sealPins' | 'cosignCheckpoint' | 'checkCosigners'

/** The calls about heads. */
export function headCalls(vault: VaultState): Pick<LogCalls, Calls> {
  return {
    async logHeads() {
      const logs = vault.held?.logs ?? new Map<number, KnownLog>()
      return { heads: [...logs].map(([organisation, { n, hash }]) => ({ organisation, n, hash })) }
    },

    async takePins({ pins }) {
      const held = unlocked(vault)
      const key = await derive(held.own, aadLabel('draft-key'))
      for (const sealed of pins) {
        const opened = await open(key, aadLabel(PINS, held.userId), fromText(sealed))
        if (!isPins(opened)) throw new SealingError('broken')
        for (const [name, head] of opened) {
          const seen = held.pins.get(name)
          // Two devices were told two things; of one's own statements each device counts for itself.
          const isOther = head.n === seen?.n && head.hash !== seen.hash
          if (isOther && !held.restoring && !isOwnWitness(held, name)) throw new SealingError('fork')
          const isNewer = head.n > (seen?.n ?? 0) || (head.n === seen?.n && (head.at ?? '') > (seen.at ?? ''))
          if (isNewer) held.pins.set(name, head)
        }
      }
      return { taken: held.pins.size }
    },

    async sealPins() {
      const held = unlocked(vault)
      const key = await derive(held.own, aadLabel('draft-key'))
      return { pins: toText(await seal(key, aadLabel(PINS, held.userId), [...held.pins])) }
    },

    async cosignCheckpoint({ body }) {
      const { sig, network } = unlocked(vault)
      return { signature: await cosign(sig, network, body) }
    },

    async checkCosigners({ body, cosigners }) {
      const held = unlocked(vault)
      const known = new Map([...held.logs].map(([id, log]) => [id, keysIn(log)]))
      const look = async ({ organisation, key, signature }: Cosigner) => {
        if (![...known.values()].some((keys) => keys.has(key))) return 'unknown'
        if (!known.get(organisation)?.has(key)) return 'false'
        return checkCosignature(key, held.network, body, signature).then(
          () => 'good' as const,
          () => 'false' as const,
        )
      }
      return { found: await Promise.all(cosigners.map(look)) }
    },
  }
}
