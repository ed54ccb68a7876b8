// The keys of the circles that somebody is in.
import type { CircleKey } from '../sealing/vault-shape.ts'
import type { Session } from './session.ts'

/** Takes them as they are now: after signing in, and when a circle has rotated its key. */
export async function takeCircles({ api, vault }: Pick<Session, 'api' | 'vault'>): Promise<void> {
  const { circles } = await api.organisations.circles({})
  await vault.addCircles({ circles: circles as CircleKey[] })
}
