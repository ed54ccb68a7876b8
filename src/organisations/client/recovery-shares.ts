// What is done with the recovery shares on paper: three are made, named in the log once they were printed and checked, circles
// are sealed to them, and two are tried.
import { refreshHome } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import { canWrap } from '../../client/wrapping-gate.ts'
import type { RecoverySharesRefused, TwoRecoveryShares } from '../../sealing/vault-recovery-share-shape.ts'

/** Makes three shares, to be printed. Nothing counts before they are named. */
export async function makeShares(session: Session): Promise<readonly string[]> {
  await refreshHome(session)
  return (await session.vault.makeRecoveryShares({ organisation: session.organisation })).recoveryShares
}

/** Names the shares that were made last. Answers true where a second administrator has to agree first. */
export async function nameShares(session: Session): Promise<boolean> {
  const { api, vault, organisation } = session
  await refreshHome(session)
  return (
    await api.recoveryShares.name(await vault.nameRecoveryShares({ organisation, at: await minute(session) }))
  ).waits
}

/** Seals those of my circles to the shares that are not sealed to them yet. Answers how many there were. */
export async function sealDueShares(session: Session): Promise<number> {
  const { api, vault, organisation } = session
  const [{ named, circles }, status] = await Promise.all([api.recoveryShares.read({}), vault.status()])
  if (named === null || status.state === 'locked') return 0
  const due = circles.filter(
    ({ circle, epoch, sealed }) =>
      !sealed && status.circles.some((one) => one.circleId === circle && one.epoch === epoch),
  )
  // Nothing is sealed for later either, where something does not hold.
  if (due.length === 0 || !canWrap(session)) return 0
  // What was named a moment ago stands in the log.
  await refreshHome(session)
  const made = await vault.sealToRecoveryShares({ organisation, circles: due.map(({ circle }) => circle) })
  return (await api.recoveryShares.seal(made)).sealed
}

export type Drilled =
  | RecoverySharesRefused
  | { outcome: 'fit'; opened: number[]; closed: number[]; drilledAt: string }

/** Tries two shares against the log and the circles. Where they fit, the day is kept; nothing else changes. */
export async function drillShares(session: Session, recoveryShares: TwoRecoveryShares): Promise<Drilled> {
  const { api, vault, organisation } = session
  await refreshHome(session)
  const [{ named }, { circles }] = await Promise.all([
    api.recoveryShares.read({}),
    api.recoveryShares.circles({}),
  ])
  const tried = await vault.tryRecoveryShares({ organisation, recoveryShares, circles })
  if (tried.outcome !== 'fit' || named === null) return tried as Drilled
  return { ...tried, ...(await api.recoveryShares.recordDrill({ named })) }
}
