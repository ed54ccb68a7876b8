// The vault's work as a guardian organisation, and as one that names its guardians. A guardian's key is kept nowhere: it grows from the seed of the
// circle of the whole organisation as it was on the day on which the key was named.
import { aadLabel } from './aad-label.ts'
import type { Bytes } from './bytes.ts'
import { derive, keyPairFromSeed, type SigPair } from './keys.ts'
import { logOf, refuse } from './log-belief.ts'
import { toText } from './text.ts'
import type { GuardianCalls } from './vault-guardian-shape.ts'
import { invite } from './vault-invitations.ts'
import { sayInLog, type Speaker } from './vault-log-statements.ts'
import { circleOf, unlocked, type Held, type VaultState } from './vault-state.ts'
import { mustBeWitnessed } from './vault-witness.ts'

const guardianPair = async (held: Held, seed: Bytes, organisation: number): Promise<SigPair> =>
  keyPairFromSeed('sig', await derive(seed, aadLabel('guardian', held.network, organisation)))

const homeOf = (held: Held): number => held.home ?? refuse()

/** The circle of the whole organisation that this user works for. */
function wholeCircle(held: Held): number {
  const circles = [...logOf(held, homeOf(held)).now.circles]
  return circles.find(([, { team }]) => team === undefined)?.[0] ?? refuse()
}

/** The pair whose public half another organisation's log names for one's own. */
async function speakerFor(held: Held, organisation: number): Promise<Speaker & { guardian: number }> {
  const guardian = homeOf(held)
  const named = logOf(held, organisation).now.guardians.find((one) => one.organisation === guardian)
  if (!named) return refuse()
  for (const { seed } of held.circles.get(wholeCircle(held))?.values() ?? []) {
    const sig = await guardianPair(held, seed, organisation)
    if (toText(sig.publicKey) === named.key) return { id: held.userId, sig, guardian }
  }
  return refuse()
}

/** The calls about guardians. */
export function guardianCalls(vault: VaultState): GuardianCalls {
  const asGuardian = async (organisation: number) => {
    const held = unlocked(vault)
    mustBeWitnessed(held)
    return speakerFor(held, organisation)
  }
  const askedIn = (organisation: number) => {
    const { readmission } = logOf(unlocked(vault), organisation).now
    return readmission ?? refuse()
  }
  return {
    async readyToGuard({ organisation, at }) {
      const held = unlocked(vault)
      const { seed } = circleOf(held, wholeCircle(held))
      const key = toText((await guardianPair(held, seed, organisation)).publicKey)
      return sayInLog(vault, homeOf(held), { t: 'guard', at, organisation, key })
    },

    async nameGuardians({ organisations, at }) {
      const held = unlocked(vault)
      mustBeWitnessed(held)
      const home = homeOf(held)
      const of = organisations.map((organisation) => ({
        organisation,
        key: logOf(held, organisation).now.guards.get(home) ?? refuse(),
      }))
      return sayInLog(vault, home, { t: 'guardians', at, of })
    },

    async readmit({ organisation, user, until, at }) {
      const { guardian, ...by } = await asGuardian(organisation)
      return invite(vault, { organisation, user, by }, { t: 'readmit', at, guardian, user, until })
    },

    async agreeToReadmit({ organisation, at }) {
      const { n: to } = askedIn(organisation)
      const { guardian, ...speaker } = await asGuardian(organisation)
      return sayInLog(vault, organisation, { t: 'readmit_agree', at, guardian, to }, speaker)
    },

    async stopReadmission({ organisation, at }) {
      const { n: to } = askedIn(organisation)
      if (organisation === unlocked(vault).home)
        return sayInLog(vault, organisation, { t: 'readmit_stop', at, to })
      const { guardian, ...speaker } = await asGuardian(organisation)
      return sayInLog(vault, organisation, { t: 'readmit_stop', at, to, guardian }, speaker)
    },
  }
}
