// What she has typed and not sent, by the names of its fields: sealed under the key of her card, so that it is there again after a lock, a
// silence or another telephone. One row for all of it; empty, nothing is kept.
import type { PortalSession } from './portal-session.ts'

type Keeping = Pick<PortalSession, 'vault'> & { api: Pick<PortalSession['api'], 'portal'> }

const name = 'portal'

export async function keepTyped({ api, vault }: Keeping, typed: ReadonlyMap<string, string>): Promise<void> {
  const said = [...typed].filter(([, text]) => text.trim() !== '')
  if (said.length === 0) return void (await api.portal.dropDraft({}))
  const { ciphertext } = await vault.sealDraft({ name, value: Object.fromEntries(said) })
  await api.portal.keepDraft({ draft: ciphertext })
}

/** What was kept; nothing where it was sealed under the words of an earlier card. */
export async function readTyped({ api, vault }: Keeping): Promise<Map<string, string>> {
  const { draft } = await api.portal.draft({})
  if (draft === null) return new Map()
  const { value } = await vault.openDraft({ name, ciphertext: draft }).catch(() => ({ value: {} }))
  const texts = Object.entries(value ?? {}).filter(([, text]) => typeof text === 'string')
  return new Map(texts as [string, string][])
}
