// What was seen of every chain, sealed under its user's key, lies on this machine too: a server that gives back old pins is
// noticed by whoever signs in here again. Nothing in it can be read without unlocking.
const name = 'continuum'
const store = 'pins'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1)
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore(store))
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(new Error('no place for pins')))
  })
}

async function inStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const asked = act(database.transaction(store, mode).objectStore(store))
      asked.addEventListener('success', () => resolve(asked.result))
      asked.addEventListener('error', () => reject(new Error('no place for pins')))
    })
  } finally {
    database.close()
  }
}

/** The sealed pins of a user on this machine; undefined where there are none, or where a browser keeps nothing. */
export const readPins = (userId: string): Promise<string | undefined> =>
  inStore<unknown>('readonly', (pins) => pins.get(userId)).then(
    (kept) => (typeof kept === 'string' ? kept : undefined),
    () => undefined,
  )

/** Keeps them, where the browser allows it; the server keeps the same. */
export const writePins = (userId: string, pins: string): Promise<void> =>
  inStore('readwrite', (kept) => kept.put(pins, userId)).then(
    () => undefined,
    () => undefined,
  )
