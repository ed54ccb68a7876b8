// What this user remembers between two looks, sealed under their own key in two places: with their drafts on the server, so
// that a new device has it, and in this browser, so that the server cannot withhold it here.

import { readPins, writePins } from '../../sealing/pins.ts'
import { api } from '../../web/api.ts'
import { vault } from '../../web/vault.ts'
import { newestPin, type Pin } from './auditor.ts'

const place = 'oversight.pin'

interface Memory {
  pin?: Pin
  /** The day on which a case was last looked at. */
  lookedOn?: string
  /** A case in which something did not hold: it is looked at again until it does. Null once it did. */
  suspect?: string | null
}

async function opened(ciphertext: string | null | undefined): Promise<Memory | undefined> {
  if (!ciphertext) return undefined
  // What cannot be opened was not sealed by this user's key: it is as good as nothing, and the other copy counts.
  const found = await vault.openDraft({ name: place, ciphertext }).catch(() => undefined)
  return found?.value as Memory | undefined
}

async function recall(userId: string): Promise<Memory[]> {
  const [there, here] = await Promise.all([
    api.accounts.readDraft({ place }).then(({ draft }) => draft),
    readPins(`${place}.${userId}`),
  ])
  return (await Promise.all([opened(there), opened(here)])).filter((one) => one !== undefined)
}

async function keep(userId: string, change: Memory): Promise<void> {
  const before = await recall(userId)
  // The two copies may differ; what is further on stays.
  const pin = newestPin(before.flatMap((one) => one.pin ?? []))
  const lookedBefore = before
    .flatMap((one) => one.lookedOn ?? [])
    .toSorted()
    .at(-1)
  const suspect = before.flatMap((one) => one.suspect ?? []).at(-1)
  const value: Memory = {
    ...(pin ? { pin } : {}),
    ...(suspect ? { suspect } : {}),
    ...(lookedBefore ? { lookedOn: lookedBefore } : {}),
    ...change,
  }
  const { ciphertext } = await vault.sealDraft({ name: place, value })
  await writePins(`${place}.${userId}`, ciphertext)
  await api.accounts.saveDraft({ place, draft: ciphertext })
}

/** Everything that is remembered of the trail. */
export const rememberedPins = async (userId: string): Promise<Pin[]> =>
  (await recall(userId)).flatMap(({ pin }) => pin ?? [])
/** The key by which checkpoints are believed: the one that signed what was seen last. */
export const believedKey = async (userId: string): Promise<string | undefined> =>
  newestPin(await rememberedPins(userId))?.key
export const rememberPin = (userId: string, pin: Pin): Promise<void> => keep(userId, { pin })

/** The newest day on which a case was looked at. */
export const lookedOn = async (userId: string): Promise<string | undefined> =>
  (await recall(userId))
    .flatMap((one) => one.lookedOn ?? [])
    .toSorted()
    .at(-1)
export const rememberLook = (userId: string, day: string): Promise<void> =>
  keep(userId, { lookedOn: day, suspect: null })

/** The case that is looked at before any other, until it is as it should be. */
export const suspectCase = async (userId: string): Promise<string | undefined> =>
  (await recall(userId)).flatMap(({ suspect }) => suspect ?? []).at(-1)
export const suspectOf = (userId: string, suspect: string | null): Promise<void> => keep(userId, { suspect })
