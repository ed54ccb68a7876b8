// Strings that are not renamed: they lie in bytes that are sealed, signed or hashed, in rows, in browsers and on paper, where no
// migration reaches. frozen-strings.json holds them; docs/protocol.md says what they are for.
//
// What is new is added with `npm run frozen`, which takes nothing away. To take one away is a change of the protocol, written
// down there first, with how what is old goes on being read.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { everything } from '../../src/app/endpoints.ts'
import { machines } from '../../src/app/machines.ts'
import { readPins, writePins } from '../../src/sealing/pins.ts'
import { joined, lost, stringsOf, wordsIn, type Strings } from './frozen.ts'

const root = join(import.meta.dirname, '..', '..')
const file = join(import.meta.dirname, 'frozen-strings.json')
const openapi = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')) as unknown
const now = stringsOf({ root, machines, endpoints: everything, openapi })
const golden = JSON.parse(readFileSync(file, 'utf8')) as { found: Strings; written: Record<string, string[]> }
if (process.env['FROZEN'] === 'add') {
  golden.found = joined(golden.found, now)
  writeFileSync(file, `${JSON.stringify(golden, null, 1)}\n`)
}

describe('strings that are not renamed', () => {
  it('are all there still', () => {
    expect(lost(golden.found, now)).toEqual([])
  })

  it('are all in the list: what is new is added to it with `npm run frozen`', () => {
    expect(lost(now, golden.found)).toEqual([])
  })

  const words = wordsIn(root)
  it.each(Object.entries(golden.written))('%s: stand in the code', (_what, strings) => {
    expect(strings.filter((one) => !words.has(one))).toEqual([])
  })

  it('are missed where one has gone, however deep it lay', () => {
    const was = { a: ['x', 'y'], b: { c: { d: ['z'] } } }
    expect(lost(was, { a: ['x'], b: { c: {} } })).toEqual(['a › y', 'b › c › d'])
    expect(lost(was, joined(was, { a: [], e: ['w'] }))).toEqual([])
    expect(lost({ a: ['x | y'] }, { a: ['w | x | y'] })).toEqual([])
    expect(lost({ a: ['x | y'] }, { a: ['w | x', 'y'] })).toEqual(['a › x | y'])
    expect(joined(was, { a: ['w'], e: ['v'] })).toEqual({ a: ['w', 'x', 'y'], b: was.b, e: ['v'] })
  })
})

/** An IndexedDB that keeps what is asked of it, and answers at once. */
function noting(asked: string[]) {
  const answer = (result: unknown) => ({
    result,
    addEventListener: (type: string, listener: () => void) => {
      if (type === 'success' || type === 'upgradeneeded') queueMicrotask(listener)
    },
  })
  const note = (...what: unknown[]) => {
    asked.push(what.join(' '))
    return answer(undefined)
  }
  const store = {
    get: (name: string) => note('get', name),
    put: (value: string, name: string) => note('put', value, 'as', name),
  }
  const database = {
    createObjectStore: (name: string) => note('make', name),
    transaction: (name: string) => ({ objectStore: (of: string) => note('in', name, of) && store }),
    close: () => undefined,
  }
  return {
    open: (name: string, version: number) => {
      asked.push(`open ${name} ${version}`)
      return answer(database)
    },
  }
}

describe('the store of a browser', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is the one in which the pins of every user lie already', async () => {
    const asked: string[] = []
    vi.stubGlobal('indexedDB', noting(asked))
    await writePins('amara', 'sealed')
    await readPins('amara')
    expect(asked).toEqual([
      'open continuum 1',
      'make pins',
      'in pins pins',
      'put sealed as amara',
      'open continuum 1',
      'make pins',
      'in pins pins',
      'get amara',
    ])
  })
})
