// What a telephone keeps of a visit: its public key, how many beds there are, and a key that signs rows of this visit and cannot be taken
// off the telephone; and, sealed to the visit's key, what was written. Nothing in it can be read on this telephone, and nothing says with
// whom a bed belongs. A write is told as done once the disk has it.
import type { TelephoneKey } from '../../sealing/vault-visit-shape.ts'

const name = 'continuum-visits'

export interface SaidOnVisit {
  must: Readonly<Record<string, string>>[]
  /** Left out by telephones that took theirs along before. */
  may?: Readonly<Record<string, string>>[]
  not: Readonly<Record<string, string>>[]
  mayInterview: boolean
}

/** What goes along, and opens nothing. */
export interface Kit {
  visit: string
  publicKey: string
  /** Signs rows of this visit, for who took it along; none in a browser that cannot keep such a key. */
  telephone?: TelephoneKey | undefined
  language: string
  timezone: string
  /** The kind of place: by it the questions are chosen. */
  venue?: string | undefined
  /** What whoever took it along has to pass on, said before the first question; as it stood that day. */
  said?: SaidOnVisit | undefined
  holds: { id: string; places: number; until: string }[]
}

/**
 * `open`: the talk goes on. `waiting`: whole, or as far as it came. `received`: the server gave a receipt, and the copy here is gone.
 * `came_back`: the server did not take it, or has something else under its name.
 */
export type ItemState = 'open' | 'waiting' | 'received' | 'came_back'

export interface Row {
  kind: 'row'
  id: string
  visit: string
  number: number
  state: ItemState
  ciphertext?: string
  receipt?: number
}

/** A held bed that was given, by itself. */
export interface GivenBed {
  kind: 'bed'
  id: string
  visit: string
  hold: string
  state: ItemState
  bed?: 'given' | 'not_confirmed'
}

export type Item = Row | GivenBed

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Nothing that opens anything: public halves of keys, what is sealed to them, and the hand that signs (docs/decisions/0094).
    // oxlint-disable-next-line no-restricted-globals
    const asked = indexedDB.open(name, 1)
    asked.addEventListener('upgradeneeded', () => {
      asked.result.createObjectStore('kits', { keyPath: 'visit' })
      asked.result.createObjectStore('items', { keyPath: 'id' }).createIndex('visit', 'visit')
    })
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(new Error('this telephone keeps nothing')))
  })
}

/** All of it or nothing; resolves when the disk has it. */
async function write(store: 'kits' | 'items', act: (store: IDBObjectStore) => void): Promise<void> {
  const database = await open()
  try {
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(store, 'readwrite', { durability: 'strict' })
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(new Error('this telephone could not keep it')))
      act(transaction.objectStore(store))
    })
  } finally {
    database.close()
  }
}

async function read<T>(store: 'kits' | 'items', ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const asked = ask(database.transaction(store).objectStore(store))
      asked.addEventListener('success', () => resolve(asked.result))
      asked.addEventListener('error', () => reject(new Error('this telephone could not read it')))
    })
  } finally {
    database.close()
  }
}

export const keepKit = (kit: Kit): Promise<void> => write('kits', (kits) => kits.put(kit))
export const kitOf = (visit: string): Promise<Kit | undefined> =>
  read('kits', (kits) => kits.get(visit) as IDBRequest<Kit | undefined>)

export const keepItems = (...items: readonly Item[]): Promise<void> =>
  write('items', (kept) => {
    for (const item of items) kept.put(item)
  })
export const itemsOf = (visit: string): Promise<Item[]> =>
  read('items', (items) => items.index('visit').getAll(visit) as IDBRequest<Item[]>)

/** What a talk left that was cut off (an empty battery, a closed browser) is sent as far as it came. */
export async function takeUpCutOff(visit: string): Promise<void> {
  const cut = (await itemsOf(visit)).filter(({ state }) => state === 'open')
  await keepItems(...cut.map((item) => ({ ...item, state: 'waiting' as const })))
}
