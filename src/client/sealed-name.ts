// Names that are sealed for everybody in a circle: of colleagues, of teams. A sealed name does not say which key of the circle
// closed it, so the present one is tried first, then those before.
import type { CircleWhere } from '../sealing/vault-shape.ts'
import type { Session } from './session.ts'

/** The name at a place, or undefined where there is none or no key opens it. */
export async function openName(
  { vault }: Pick<Session, 'vault'>,
  where: CircleWhere,
  ciphertext: string | null,
): Promise<string | undefined> {
  if (!ciphertext) return undefined
  const status = await vault.status()
  const held = status.state === 'unlocked' ? status.circles : []
  const newest = held.find((circle) => circle.circleId === where.circleId)?.epoch ?? 0
  for (let circleEpoch = newest; circleEpoch > 0; circleEpoch -= 1) {
    const opened = await vault.openForCircle({ ...where, circleEpoch, ciphertext }).catch(() => undefined)
    if (typeof opened?.value === 'string') return opened.value
  }
  return undefined
}
