// The key of a circle as the checked log of its organisation has it, never as the server lists it: for words by which people compare keys, and
// for a call that is written down for one's own circle.
import { SealingError } from '../sealing/suite.ts'
import { knowCircles, listedWith } from './logs.ts'
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
  const found = await listedWith(session, circle)
  await knowCircles(session, [circle])
  const { circles } = await session.vault.viewLog({ organisation: found.id })
  const known = circles.find((one) => one.id === circle)
  if (!known) throw new SealingError('not-verified')
  const { publicKey, epoch } = known
  return { circleId: circle, publicKey, epoch, name: found.name, kind: found.kind }
}
