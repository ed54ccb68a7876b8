// The one place from which an act gets a key to seal to outside a case: what the checked log of an organisation says, never
// what the server lists.
import { SealingError } from '../sealing/suite.ts'
import { knowCircles, listEverybody } from './logs.ts'
import type { Session } from './session.ts'

export interface Verified {
  circleId: number
  publicKey: string
  epoch: number
  name: string
  kind: string
}

/** The public key of the circle of an organisation or of one of its teams. `not-verified` where no checked log knows it. */
export async function verifiedKey(session: Session, circle: number): Promise<Verified> {
  const found = (await listEverybody(session)).find(
    (one) => one.circle === circle || one.teams.some((team) => team.circle === circle),
  )
  await knowCircles(session, [circle])
  if (!found) throw new SealingError('not-verified')
  const { circles } = await session.vault.viewLog({ organisation: found.id })
  const known = circles.find((one) => one.id === circle)
  if (!known) throw new SealingError('not-verified')
  const { publicKey, epoch } = known
  return { circleId: circle, publicKey, epoch, name: found.name, kind: found.kind }
}
