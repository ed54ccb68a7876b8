// Bringing an organisation into the network: its number is drawn, and its first administrator is invited in one signed act.
import { newId } from '../../api/new-id.ts'
import { refreshHome } from '../../client/logs.ts'
import type { Api, Session } from '../../client/session.ts'
import { minute, minuteIn } from '../../client/time.ts'
import { invitationDays } from './invite.ts'

type Adding = Parameters<Api['organisations']['add']>[0]
export type Joining = Omit<Adding, 'administrator' | 'number' | 'invitation' | 'statement'>

/** Answers with the administrator's id and the secret, which is passed to them by hand. */
export async function bringOrganisation(
  session: Session,
  joining: Joining,
  handle: string,
): Promise<{ id: string; secret: string }> {
  const { api, vault, organisation } = session
  await refreshHome(session)
  const at = await minute(session)
  const until = (await minuteIn(session, invitationDays)).instant
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
