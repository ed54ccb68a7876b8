// Counts where somebody was met under a fresh random number: in the statistics and beside nothing else. What cannot be counted just now
// is not counted; nothing waits for it.
import type { Session } from '../../client/session.ts'
import type { Found } from '../found.ts'

export const countFound = async ({ api }: Pick<Session, 'api'>, found: Found | undefined): Promise<void> => {
  if (found) await api.found.count({ id: crypto.randomUUID(), ...found }).catch(() => undefined)
}
