// A place in this browser for what is sealed under its user's own key: nothing in it can be read without unlocking. Where a browser keeps
// nothing, nothing is kept, and nobody is hindered.

/** One text for each user. */
export interface DeviceStore {
  /** What lies there; undefined where nothing does, or where a browser keeps nothing. */
  read(userId: string): Promise<string | undefined>
  write(userId: string, sealed: string): Promise<void>
  forget(userId: string): Promise<void>
}

export function deviceStore(database: string, store: string): DeviceStore {
  async function inStore<T>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const opened = await open(database, store)
    try {
      return await new Promise<T>((resolve, reject) => {
        const asked = act(opened.transaction(store, mode).objectStore(store))
        asked.addEventListener('success', () => resolve(asked.result))
        asked.addEventListener('error', () => reject(new Error(`no place for ${store}`)))
      })
    } finally {
      opened.close()
    }
  }
  const nothing = () => undefined
  return {
    read: (userId) =>
      inStore<unknown>('readonly', (kept) => kept.get(userId)).then(
        (kept) => (typeof kept === 'string' ? kept : undefined),
        nothing,
      ),
    write: (userId, sealed) =>
      inStore('readwrite', (kept) => kept.put(sealed, userId)).then(nothing, nothing),
    forget: (userId) => inStore('readwrite', (kept) => kept.delete(userId)).then(nothing, nothing),
  }
}

function open(database: string, store: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(database, 1)
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore(store))
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(new Error(`no place for ${store}`)))
  })
}
