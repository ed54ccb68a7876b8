// What the person does with their consents, signed and sent. Where it cannot be signed here, nothing is lost: the page's
// own form closes the door without a signature.

import { SealingError } from '../../sealing/suite.ts'
import { learn } from '../../client/chain-reader.ts'
import { statusOf } from '../../client/refusal.ts'
import { yesesIn, type Yes } from './verify-listed.ts'
import { minute, today, todayThere } from './days.ts'
import { openFile, type OpenFile } from './open-file.ts'
import { lineOf, type PortalSession } from './portal-session.ts'
import { makeAgain, makeStop } from './revoke.ts'

const isStale = (error: unknown): boolean => [409, 412].includes(statusOf(error) ?? 0)

/** Does it from what is known, and once more from what is true where somebody spoke first. */
async function fresh<Done>(
  session: PortalSession,
  file: OpenFile,
  act: (file: OpenFile) => Promise<Done>,
): Promise<Done> {
  try {
    return await act(file)
  } catch (error) {
    if (!isStale(error)) throw error
    return act(await openFile(session))
  }
}

/** Takes consents back: one of them, or all that rest on a yes. `false` where it has to be done without a signature. */
export async function signStop(session: PortalSession, file: OpenFile, track: string): Promise<boolean> {
  const { api, vault } = session
  try {
    await fresh(session, file, async (now) => {
      for (const { id, shown } of now.cases) {
        const { grants } = await vault.viewCase({ caseId: id, day: today(now) })
        const tracks = grants
          .filter((one) =>
            track ? one.id === track : one.basis === 'consent' && one.until >= todayThere(now),
          )
          .map((one) => one.id)
        if (tracks.length === 0) continue
        await api.portal.stop({ caseId: id, ...(await makeStop(vault, shown, tracks, minute(now))) })
        return
      }
      throw new SealingError('no-key')
    })
    return true
  } catch (error) {
    if (statusOf(error) === 401) throw error
    return false
  }
}

/** Says yes once more, to what was offered and nothing else. `false` where it cannot be given from here. */
export async function signAgain(session: PortalSession, file: OpenFile, offered: Yes): Promise<boolean> {
  const { api, vault } = session
  const track = crypto.randomUUID()
  try {
    return await fresh(session, file, async (now) => {
      const home = now.cases.find(({ shown }) => yesesIn(shown).has(offered.id))
      if (!home) return false
      await learn(lineOf(session), now.home, organisationsOf(now, offered.to), { again: true })
      const given = await makeAgain(vault, home.shown, offered, { track, at: minute(now) })
      if (!given) return false
      await api.portal.reconsent({ caseId: home.id, ...given })
      return true
    })
  } catch (error) {
    if (statusOf(error) === 401) throw error
    return false
  }
}

const organisationsOf = ({ places }: OpenFile, circle: number): number[] =>
  places.filter((one) => one.circle === circle).map((one) => one.organisation)
