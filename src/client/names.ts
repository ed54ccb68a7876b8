// What organisations are called, held against who brought them in: a name is the server's word until a log says the same.
import { listEverybody } from './logs.ts'
import type { NameOf, Session } from './session.ts'

/** Everybody in the network, with whether they are called otherwise than it was signed. */
export async function listNamed(session: Pick<Session, 'api' | 'vault' | 'memory'>) {
  const organisations = await listEverybody(session)
  const { names } = await session.vault.checkNames({ organisations })
  return organisations.map((one, at) => ({ ...one, isMisnamed: names[at]?.is === 'other' }))
}

/** By their numbers; not who works in the network no more, nor who is called otherwise than it was signed. */
export async function readNames(session: Pick<Session, 'api' | 'vault' | 'memory'>): Promise<NameOf> {
  const everybody = await listNamed(session)
  return (organisation) => everybody.find(({ id, isMisnamed }) => id === organisation && !isMisnamed)?.name
}
