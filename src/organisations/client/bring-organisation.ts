// What bringing an organisation in consists of: its number is drawn, its name and the invitation of its first administrator are
// signed in the coordinator's own log. The demonstration's coordinator does exactly the same.
import { v7 as newId } from 'uuid'
import type { Client } from '../../api/client.ts'
import type { Vault } from '../../sealing/vault-shape.ts'
import type { organisationsApi } from '../api/organisations.ts'

interface Coordinator {
  api: Client<{ organisations: typeof organisationsApi }>
  vault: Pick<Vault, 'bringOrganisation'>
  organisation: number
  at: string
  /** Until when the invitation is good. */
  until: string
}

type Adding = Parameters<Coordinator['api']['organisations']['add']>[0]
export type Joining = Omit<Adding, 'administrator' | 'number' | 'invitation' | 'statement'>

/**
 * Brings an organisation in; the coordinator's log has been learned up to its end. Answers with the administrator's id and the
 * secret, which is passed to them by hand.
 */
export async function bringOrganisation(
  { api, vault, organisation, at, until }: Coordinator,
  joining: Joining,
  handle: string,
): Promise<{ id: string; secret: string }> {
  const { number } = await api.organisations.number({})
  const id = newId()
  const { secret, statement, ...invitation } = await vault.bringOrganisation({
    organisation,
    brings: number,
    called: { name: joining.name, kind: joining.kind },
    user: id,
    at,
  })
  await api.organisations.add({
    ...joining,
    number,
    administrator: { id, handle },
    invitation: { ...invitation, until },
    statement,
  })
  return { id, secret }
}
