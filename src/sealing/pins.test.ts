// What a browser remembers of the logs it has checked, on a store that is made here: found again, kept apart, and no hindrance
// where a browser keeps nothing.
import { afterEach, expect, test, vi } from 'vitest'
import { keptHeaders } from './kept-headers.ts'
import { readPins, writePins } from './pins.ts'

type Listener = () => void
/** A request that says so in a moment, as a browser's does; the store is made on `upgradeneeded` first, once. */
function asked<T>(act: () => T, before: Listener[] = []) {
  const heard = new Map<string, Listener>()
  const request = {
    result: undefined as T | undefined,
    addEventListener: (name: string, listener: Listener) => void heard.set(name, listener),
  }
  queueMicrotask(() => {
    try {
      request.result = act()
      for (const first of before) first()
      if (before.length > 0) heard.get('upgradeneeded')?.()
      heard.get('success')?.()
    } catch {
      heard.get('error')?.()
    }
  })
  return request
}

function browserStore({ full = false } = {}) {
  const stores = new Map<string, Map<string, unknown>>()
  const seen = { opened: [] as [string, number][], modes: [] as string[], closed: 0 }
  const database = {
    createObjectStore: (name: string) => void stores.set(name, new Map()),
    close: () => void (seen.closed += 1),
    transaction: (name: string, mode: string) => {
      seen.modes.push(mode)
      return {
        objectStore: (of: string) => {
          const kept = stores.get(of)
          if (!kept || of !== name || (mode !== 'readonly' && mode !== 'readwrite'))
            throw new TypeError('no such store')
          return {
            get: (key: string) => asked(() => kept.get(key)),
            delete: (key: string) => asked(() => void kept.delete(key)),
            put: (value: unknown, key: string) =>
              asked(() => {
                if (full || mode !== 'readwrite') throw new Error('not written')
                kept.set(key, value)
                return key
              }),
          }
        },
      }
    },
  }
  vi.stubGlobal('indexedDB', {
    open: (name: string, version: number) => {
      seen.opened.push([name, version])
      return asked(() => database, stores.size === 0 ? [() => undefined] : [])
    },
  })
  return { stores, seen }
}
afterEach(() => void vi.unstubAllGlobals())

test('pins are found again by whose they are, and the database is closed each time', async () => {
  const { stores, seen } = browserStore()
  expect(await readPins('rosa')).toBeUndefined()
  expect(await writePins('rosa', 'sealed')).toBeUndefined()
  await writePins('leyla', 'hers')
  expect(await readPins('rosa')).toBe('sealed')
  expect(await readPins('leyla')).toBe('hers')
  await writePins('rosa', 'newer')
  expect(await readPins('rosa')).toBe('newer')
  expect([...stores.keys()]).toEqual(['pins'])
  expect(new Set(seen.opened.map(String))).toEqual(new Set(['continuum,1']))
  expect(seen.closed).toBe(seen.opened.length)
  expect(seen.modes.slice(0, 2)).toEqual(['readonly', 'readwrite'])
})

test('what is no text is as good as nothing', async () => {
  const { stores } = browserStore()
  await writePins('rosa', 'sealed')
  stores.get('pins')!.set('rosa', { sealed: true })
  expect(await readPins('rosa')).toBeUndefined()
})

test('a browser that keeps nothing hinders nobody', async () => {
  const { seen } = browserStore({ full: true })
  expect(await writePins('rosa', 'sealed')).toBeUndefined()
  expect(await readPins('rosa')).toBeUndefined()
  expect(seen.closed).toBe(2)
  vi.stubGlobal('indexedDB', {
    open: () =>
      asked(() => {
        throw new Error('private window')
      }),
  })
  expect(await writePins('rosa', 'sealed')).toBeUndefined()
  expect(await readPins('rosa')).toBeUndefined()
})

test('the list of headers lies in a database of its own, and goes when its person signs out', async () => {
  const { stores, seen } = browserStore()
  await keptHeaders.write('rosa', 'sealed for Rosa')
  await keptHeaders.write('amara', 'sealed for Amara')
  expect(seen.opened.map(([name]) => name)).toEqual(['continuum-headers', 'continuum-headers'])
  await keptHeaders.forget('rosa')
  expect([await keptHeaders.read('rosa'), await keptHeaders.read('amara')]).toEqual([
    undefined,
    'sealed for Amara',
  ])
  expect([...stores.keys()]).toEqual(['headers'])
})
