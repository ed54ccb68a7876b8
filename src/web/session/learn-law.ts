// A law that the network made for itself is read once, checked, and kept: its duties and permissions have words from then on. What comes
// with the program is here already.
import { learn, packs } from '../../../jurisdictions/packs.ts'
import { session } from './window-session.ts'

export async function learnLaw(id: string): Promise<void> {
  if (packs.has(id)) return
  const { lawOf } = await import('../../client/law.ts')
  const law = await lawOf(session, id).catch(() => undefined)
  if (law) learn(law.pack)
}
