// What the person does with their consents, signed and sent. Where it cannot be signed here, nothing is lost: the page's
// own form closes the door without a signature.

import { SealingError } from '../../sealing/suite.ts'
import type { ClientVault } from '../../sealing/vault-client.ts'
import { learn } from '../../client/chain-reader.ts'
import { ask, Refusal } from '../../web/island/island.ts'
import { yesesIn, type Yes } from './verify-listed.ts'
import { minute, today, todayThere } from './days.ts'
import { lineOf, openFile, type OpenFile } from './open-file.ts'
import { makeAgain, makeStop } from './revoke.ts'

const isStale = (error: unknown): boolean => error instanceof Refusal && [409, 412].includes(error.status)

/** Does it from what is known, and once more from what is true where somebody spoke first. */
async function fresh<Done>(
  vault: ClientVault,
  file: OpenFile,
  act: (file: OpenFile) => Promise<Done>,
): Promise<Done> {
  try {
    return await act(file)
  } catch (error) {
    if (!isStale(error)) throw error
    return act(await openFile(vault))
  }
}

/** Takes consents back: one of them, or all that rest on a yes. `false` where it has to be done without a signature. */
export async function signStop(vault: ClientVault, file: OpenFile, track: string): Promise<boolean> {
  try {
    await fresh(vault, file, async (now) => {
      for (const { id, shown } of now.cases) {
        const { grants } = await vault.viewCase({ caseId: id, day: today(now) })
        const tracks = grants
          .filter((one) =>
            track ? one.id === track : one.basis === 'consent' && one.until >= todayThere(now),
          )
          .map((one) => one.id)
        if (tracks.length === 0) continue
        await ask(`/api/portal/cases/${id}/stop`, await makeStop(vault, shown, tracks, minute(now)))
        return
      }
      throw new SealingError('no-key')
    })
    return true
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) throw error
    return false
  }
}

/** Says yes once more, to what was offered and nothing else. `false` where it cannot be given from here. */
export async function signAgain(vault: ClientVault, file: OpenFile, offered: Yes): Promise<boolean> {
  const track = crypto.randomUUID()
  try {
    return await fresh(vault, file, async (now) => {
      const home = now.cases.find(({ shown }) => yesesIn(shown).has(offered.id))
      if (!home) return false
      await learn(lineOf(vault), now.home, organisationsOf(now, offered.to), { again: true })
      const given = await makeAgain(vault, home.shown, offered, { track, at: minute(now) })
      if (!given) return false
      await ask(`/api/portal/cases/${home.id}/reconsent`, given)
      return true
    })
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) throw error
    return false
  }
}

const organisationsOf = ({ places }: OpenFile, circle: number): number[] =>
  places.filter((one) => one.circle === circle).map((one) => one.organisation)
