// What an organisation is called, as whoever brought it in has signed it: a hash, for no name stands in a log. A server that
// exchanges two names, so that what was meant for a doctor is sealed to the police, is found out by it.
import { aadLabel } from './aad-label.ts'
import { sha256 } from './keys.ts'
import type { Called } from './shapes.ts'
import { NO_ORGANISATION } from './org-shape.ts'
import { toText } from './text.ts'
import type { Held } from './vault-state.ts'

/** What stands in a log for a name and a kind. */
export const hashOfName = async (
  network: string,
  organisation: number,
  { name, kind }: Called,
): Promise<string> => toText(await sha256(aadLabel('called', network, organisation, name, kind)))

/** What was signed of an organisation's name: where it was compared at home, else where it was brought in; the first one says it itself. */
export function calledIn(held: Held, organisation: number): string | undefined {
  const now = (id = 0) => held.logs.get(id)?.now ?? NO_ORGANISATION
  const home = now(held.home)
  return (
    home.neighbours.get(organisation)?.called ??
    now(home.origin?.organisation).neighbours.get(organisation)?.called ??
    now(organisation).called
  )
}
