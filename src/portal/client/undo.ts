// A stop takes effect at once; undoing it is another act of the person's own. What they had said yes to is said again, the same to the day,
// signed with the card, and the new key goes with it. (docs/decisions: undoing a stop.)
import { CARRYING } from '../../sealing/case-shape.ts'
import { today } from './days.ts'
import type { OpenFile } from './open-file.ts'
import type { PortalSession } from './portal-session.ts'
import { signAgain } from './sign.ts'
import { yesesIn, type Yes } from './verify-listed.ts'

/**
 * What a stop would end and could be given back from here: one of it, or all of it (an empty name); `withdrawn`: what it has ended. Pages
 * are copied by whoever works with the person.
 */
export function undoable(file: OpenFile, track: string, state: 'granted' | 'withdrawn' = 'granted'): Yes[] {
  return file.cases.flatMap(({ shown, held }) => {
    const yeses = yesesIn(shown)
    return shown.consents.flatMap((one): Yes[] => {
      const yes = yeses.get(one.track)
      const isMeant = one.state === state && one.basis === 'consent' && !one.outside
      if (!yes || !isMeant || (track !== '' && one.track !== track) || yes.until <= today(file)) return []
      if (yes.purpose === CARRYING && !shown.askedToCarry.includes(yes.to)) return []
      const isWhole = yes.compartments.length > 0 && yes.compartments.every((part) => held.includes(part))
      return isWhole ? [yes] : []
    })
  })
}

/** Gives all of it back; `false` where some of it could not be. */
export async function undoStop(
  session: PortalSession,
  file: OpenFile,
  stopped: readonly Yes[],
): Promise<boolean> {
  let isAll = true
  for (const yes of stopped) isAll = (await signAgain(session, file, yes)) && isAll
  return isAll
}
