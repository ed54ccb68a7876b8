// The vault's statements in a log by which a circle changes its key or lets somebody in.
import { logOf, refuse } from './log-belief.ts'
import { SealingError } from './suite.ts'
import { makeEpoch, sealSeedOf } from './vault-circles.ts'
import type { LogCalls } from './vault-log-shape.ts'
import { sayInLog } from './vault-log-statements.ts'
import { unlocked, type VaultState } from './vault-state.ts'
import { surelyPast } from './vault-time.ts'
import { mustBeWitnessed } from './vault-witness.ts'

/** The calls about a log's circles. */
export function logCircleCalls(vault: VaultState): Pick<LogCalls, 'rotateCircle' | 'admitToCircle'> {
  return {
    async rotateCircle({ organisation, circleId, members, team, at }) {
      const held = unlocked(vault)
      mustBeWitnessed(held)
      const { now } = logOf(held, organisation)
      const recipients = members.map((memberId) => ({
        memberId,
        encPublic: now.members.get(memberId)?.enc ?? refuse(),
      }))
      const epoch = (now.circles.get(circleId)?.epoch ?? 0) + 1
      const next = await makeEpoch(held, {
        circleId,
        epoch,
        members: recipients,
        recoveryKey: now.recovery?.enc,
      })
      const { publicKey, commit } = next
      const said = { t: 'circle', at, circle: circleId, epoch, publicKey, commit, members, team }
      return { ...next, statement: await sayInLog(vault, organisation, said) }
    },

    async admitToCircle({ organisation, circleId, user, at, looked = false }) {
      const held = unlocked(vault)
      mustBeWitnessed(held)
      const { now } = logOf(held, organisation)
      const encPublic = now.members.get(user)?.enc ?? refuse()
      // Whoever joined by an invitation that has ended since is let in by a human, not in the background.
      const joinedUntil = now.unheard.get(user)
      if (!looked && joinedUntil !== undefined && joinedUntil < surelyPast(vault, held))
        throw new SealingError('unsettled')
      const { epoch, sealedSeed } = await sealSeedOf(held, circleId, encPublic)
      const said = { t: 'admit', at, circle: circleId, epoch, user }
      return { epoch, sealedSeed, statement: await sayInLog(vault, organisation, said) }
    },
  }
}
