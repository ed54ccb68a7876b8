// What somebody calls a passkey of theirs: sealed for themselves alone, since it may say where it is kept.
import type { Me, Session } from '../../client/session.ts'

type Way = Pick<Me['unlockers'][number], 'id' | 'credential' | 'sealedName'>

/** Where the name of a passkey is sealed. */
const passkeyNameLabel = (credential: string) => `passkey.${credential}`

/** Seals what a passkey is to be called. */
export const sealPasskeyName = async (
  { vault }: Pick<Session, 'vault'>,
  credential: string,
  value: string,
): Promise<string> => (await vault.sealDraft({ name: passkeyNameLabel(credential), value })).ciphertext

/** Calls a passkey something else. */
export async function namePasskey(
  session: Pick<Session, 'api' | 'vault'>,
  { id, credential }: Pick<Way, 'id' | 'credential'>,
  name: string,
): Promise<void> {
  if (!credential) return
  await session.api.unlockers.name({ id, sealedName: await sealPasskeyName(session, credential, name) })
}

/** What I call a passkey; nothing where it has no name or the name does not open. */
export async function passkeyName(
  { vault }: Pick<Session, 'vault'>,
  { credential, sealedName }: Pick<Way, 'credential' | 'sealedName'>,
): Promise<string | undefined> {
  if (!credential || !sealedName) return undefined
  const opened = await vault
    .openDraft({ name: passkeyNameLabel(credential), ciphertext: sealedName })
    .catch(() => undefined)
  return (typeof opened?.value === 'string' && opened.value) || undefined
}
