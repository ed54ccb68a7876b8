// What this user remembers between two looks, sealed under their own key in two places: with their drafts on the server, so
// that a new device has it, and in this browser, so that the server cannot withhold it here.

import type { Client } from '../../api/client.ts'
import type { accountsApi } from '../../accounts/api/accounts.ts'
import type { Vault } from '../../sealing/vault-shape.ts'
import { newestPin, type Pin } from './auditor.ts'

const place = 'oversight.pin'

interface Memory {
  pin?: Pin
  /** The day on which a case was last looked at. */
  lookedOn?: string
  /** A case in which something did not hold: it is looked at again until it does. Null once it did. */
  suspect?: string | null
  /** Whether something in the trail did not hold when it was last looked at. */
  trailBroken?: boolean
}

interface Means {
  api: { accounts: Pick<Client<{ accounts: typeof accountsApi }>['accounts'], 'readDraft' | 'saveDraft'> }
  vault: Pick<Vault, 'sealDraft' | 'openDraft'>
  /** This machine: what lies under a name, and how it is laid there. */
  here: {
    read: (name: string) => Promise<string | undefined>
    write: (name: string, sealed: string) => Promise<void>
  }
}

/** Two copies, one on this machine and one with the server, which may differ: what is further on stays. */
function valueAfter(before: readonly Memory[], change: Memory): Memory {
  const pin = newestPin(before.flatMap((one) => one.pin ?? []))
  const lookedBefore = before
    .flatMap((one) => one.lookedOn ?? [])
    .toSorted()
    .at(-1)
  const suspect = before.flatMap((one) => one.suspect ?? []).at(-1)
  return {
    ...(pin ? { pin } : {}),
    ...(suspect ? { suspect } : {}),
    ...(lookedBefore ? { lookedOn: lookedBefore } : {}),
    trailBroken: before.some((one) => one.trailBroken),
    ...change,
  }
}

/** Reading and writing both copies. */
function copiesOf({ api, vault, here }: Means) {
  async function opened(ciphertext: string | null | undefined): Promise<Memory | undefined> {
    if (!ciphertext) return undefined
    // What cannot be opened was not sealed by this user's key: it is as good as nothing, and the other copy counts.
    const found = await vault.openDraft({ name: place, ciphertext }).catch(() => undefined)
    return found?.value as Memory | undefined
  }

  const recallHere = async (userId: string) => opened(await here.read(`${place}.${userId}`))
  const recallThere = async () => opened((await api.accounts.readDraft({ place })).draft)
  const recall = async (userId: string): Promise<Memory[]> =>
    (await Promise.all([recallThere(), recallHere(userId)])).filter((one) => one !== undefined)

  /** Only on this machine. */
  async function writeHere(userId: string, value: Memory): Promise<string> {
    const { ciphertext } = await vault.sealDraft({ name: place, value })
    await here.write(`${place}.${userId}`, ciphertext)
    return ciphertext
  }
  async function write(userId: string, change: Memory): Promise<void> {
    const value = valueAfter(await recall(userId), change)
    await api.accounts.saveDraft({ place, draft: await writeHere(userId, value), owner: userId })
  }
  return { recallHere, recallThere, recall, writeHere, write }
}

export function memoryOf(means: Means) {
  const { recallHere, recallThere, recall, writeHere, write } = copiesOf(means)

  // The trail and a case are looked at side by side: neither writes over what the other has just kept.
  let last: Promise<void> = Promise.resolve()
  const inTurn = (act: () => Promise<void>): Promise<void> => (last = last.catch(() => undefined).then(act))
  const keep = (userId: string, change: Memory): Promise<void> => inTurn(() => write(userId, change))

  async function writeTrail(userId: string, trailBroken: boolean): Promise<void> {
    const [mine, there] = [await recallHere(userId), await recallThere().catch(() => undefined)]
    const known = [mine, there].map((one) => one?.trailBroken ?? false)
    if (known.every((one) => one === trailBroken)) return
    // First on this machine: a server that was found out may keep nothing of it.
    await writeHere(userId, { ...mine, trailBroken })
    await write(userId, { trailBroken })
  }

  const pins = async (userId: string): Promise<Pin[]> =>
    (await recall(userId)).flatMap(({ pin }) => pin ?? [])

  return {
    /** Everything that is remembered of the trail. */
    pins,
    /** The key by which checkpoints are believed: the one that signed what was seen last. */
    believedKey: async (userId: string): Promise<string | undefined> => newestPin(await pins(userId))?.key,
    rememberPin: (userId: string, pin: Pin) => keep(userId, { pin }),

    /** Tells at once where the last look at the trail found something: by what lies here, even if the server answers nothing. */
    async tellBroken(userId: string, tell: () => void): Promise<void> {
      const told = async (copy: Promise<Memory | undefined>) => {
        const found = await copy.catch(() => undefined)
        if (found?.trailBroken) tell()
      }
      await Promise.all([told(recallHere(userId)), told(recallThere())])
    },
    rememberTrail: (userId: string, trailBroken: boolean) => inTurn(() => writeTrail(userId, trailBroken)),

    /** The newest day on which a case was looked at. */
    lookedOn: async (userId: string): Promise<string | undefined> =>
      (await recall(userId))
        .flatMap((one) => one.lookedOn ?? [])
        .toSorted()
        .at(-1),
    rememberLook: (userId: string, day: string) => keep(userId, { lookedOn: day, suspect: null }),

    /** The case that is looked at before any other, until it is as it should be. */
    suspectCase: async (userId: string): Promise<string | undefined> =>
      (await recall(userId)).flatMap(({ suspect }) => suspect ?? []).at(-1),
    suspectOf: (userId: string, suspect: string | null) => keep(userId, { suspect }),
  }
}
