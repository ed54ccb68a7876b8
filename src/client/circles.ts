// The keys of the circles that somebody is in.
import type { CircleKey } from '../sealing/vault-shape.ts'
import type { Session } from './session.ts'

/** Takes them as they are now: after signing in, and when a circle has rotated its key; asked for beside what has to come before it. */
export async function takeCircles(
  { api, vault }: Pick<Session, 'api' | 'vault'>,
  before: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  const [{ circles }] = await Promise.all([api.organisations.circles({}), before])
  await vault.addCircles({ circles: circles as CircleKey[] })
}
