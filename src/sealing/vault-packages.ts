// The vault's work with packages to places that have no account: what came back, sealed to a circle that is held here.
import { openPackageAnswer } from './sealed-package.ts'
import { fromText } from './text.ts'
import type { PackageCalls } from './vault-package-shape.ts'
import { inAnyEpoch, unlocked, type VaultState } from './vault-state.ts'

export const packageCalls = (state: VaultState): PackageCalls => ({
  async openPackageAnswer({ id, caseId, circleId, answerKey, answer }) {
    const held = unlocked(state)
    const at = { network: held.network, caseId, id }
    const [sealed, author] = [fromText(answer), fromText(answerKey)]
    return { value: await inAnyEpoch(held, circleId, (enc) => openPackageAnswer(enc, at, sealed, author)) }
  },
})
