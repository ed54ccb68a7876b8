// Notes of talks: sealed under the key of who writes them, so that no colleague and no server reads a word.
import { newId } from '../../api/new-id.ts'
import type { Session } from '../../client/session.ts'

export interface Talk {
  /** YYYY-MM-DD. */
  on: string
  text: string
}

type Keeper = Pick<Session, 'api' | 'vault'>

const placeOf = (track: string, id: string) => `talk.${track}.${id}`

/** Keeps one; with the same `id` it can be tried again. */
export async function noteTalk(
  { api, vault }: Keeper,
  track: string,
  talk: Talk,
  id = newId(),
): Promise<string> {
  const { ciphertext } = await vault.sealDraft({ name: placeOf(track, id), value: talk })
  await api.services.noteTalk({ track, id, note: ciphertext }, { key: id })
  return id
}

/** My own notes beside a process, the newest first; nothing in the place of what does not open. */
export async function readTalks(
  { api, vault }: Keeper,
  track: string,
): Promise<{ id: string; talk?: Talk }[]> {
  const { talks } = await api.services.talks({ track })
  return Promise.all(
    talks.map(async ({ id, note }) => {
      const opened = await vault
        .openDraft({ name: placeOf(track, id), ciphertext: note })
        .catch(() => undefined)
      return { id, ...(opened && { talk: opened.value as Talk }) }
    }),
  )
}
