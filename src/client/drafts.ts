// What somebody has begun to type, kept by the server under the name of its place (a-z, 0-9, dot, hyphen) and sealed under their
// own key: nobody else opens it, and it opens nowhere but at its place.
import type { Session } from './session.ts'

type Keeper = Pick<Session, 'api' | 'vault' | 'id'>

/** The server and the vault, as drafts need them. */
export interface DraftLine {
  read: (place: string) => Promise<string | null>
  save: (place: string, draft: string) => Promise<unknown>
  drop: (place: string) => Promise<unknown>
  seal: (place: string, value: unknown) => Promise<string>
  open: (place: string, draft: string) => Promise<unknown>
}

/** Whose draft it is goes along: where somebody else has signed in at this browser since, nothing of theirs is replaced (`not-signed-in`). */
export const draftLine = (keeper: Keeper): DraftLine => {
  const { api, vault } = keeper
  return {
    read: async (place) => (await api.accounts.readDraft({ place })).draft,
    save: (place, draft) => api.accounts.saveDraft({ place, draft, owner: keeper.id }),
    drop: (place) => api.accounts.dropDraft({ place, owner: keeper.id }),
    seal: async (name, value) => (await vault.sealDraft({ name, value })).ciphertext,
    open: async (name, ciphertext) => (await vault.openDraft({ name, ciphertext })).value,
  }
}

/** Keeps it in the place of what was kept there. */
export async function saveDraft(keeper: Keeper, place: string, value: unknown): Promise<void> {
  const line = draftLine(keeper)
  await line.save(place, await line.seal(place, value))
}

/** What lies at a place; nothing where nothing does, or where it was sealed for somebody else or for another place. */
export async function readDraft(keeper: Keeper, place: string): Promise<unknown> {
  const line = draftLine(keeper)
  const draft = await line.read(place)
  return draft === null ? undefined : line.open(place, draft).catch(() => undefined)
}
