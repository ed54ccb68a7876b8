// What becomes of words while the line, the lock and other windows do what they do, told second by second.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startDraftSync, type Typing } from './draft-sync.ts'
import { waitForServer, type Unsent } from './unsent-drafts.ts'

type Words = { text: string }
const place = 'note.1'

/** A server that can be away, and a vault that seals for whoever has unlocked it. */
let away: boolean
let server: Map<string, string>
let unlocked: string | undefined
let unsent: Unsent

const answering = async <T>(does: () => T): Promise<T> => {
  await Promise.resolve()
  if (away) throw new Error('unavailable')
  return does()
}
const sealed = (value: unknown) => `${unlocked}:${JSON.stringify(value)}`

beforeEach(() => {
  vi.useFakeTimers()
  away = false
  server = new Map()
  unlocked = 'amara'
  unsent = waitForServer({
    read: (name) => answering(() => server.get(name) ?? null),
    save: (name, draft) => answering(() => server.set(name, draft)),
    drop: (name) => answering(() => server.delete(name)),
    seal: async (_, value) => {
      if (!unlocked) throw new Error('locked')
      return sealed(value)
    },
    open: async (_, draft) => {
      if (!draft.startsWith(`${unlocked}:`)) throw new Error('broken')
      return JSON.parse(draft.slice(draft.indexOf(':') + 1)) as unknown
    },
  })
})
afterEach(() => vi.useRealTimers())

/** A form on screen: `type` as somebody does, `text` as it is seen, `close` as a dialog is closed. */
function form(user = 'amara') {
  const screen = { value: { text: '' } }
  const typing: Typing<Words> = startDraftSync<Words>(unsent, user, place, screen.value)
  const set = (value: Words) => {
    screen.value = value
    typing.now(value, set)
  }
  typing.now(screen.value, set)
  const close = typing.attend()
  return { typing, close, type: (text: string) => set({ text }), text: () => screen.value.text }
}
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)
const onServer = () => server.get(place)

/** The lock as the window does it: what is typed is sealed, the keys go, the screens go. */
async function lock(one: ReturnType<typeof form>) {
  await Promise.allSettled([one.typing.keep()])
  unlocked = undefined
  unsent.comes(undefined)
  one.close()
  await seconds(0)
}
function unlock(who: string) {
  unlocked = who
  unsent.comes(who)
}

test('who types without a pause is kept every two seconds', async () => {
  const note = form()
  for (let at = 1; at <= 30; at += 1) {
    note.type('x'.repeat(at))
    await seconds(0.2)
  }
  expect(onServer()!.length).toBeGreaterThan(25)
})

test('a dialog that is closed in the middle of a word keeps the word, and a form that was sent leaves nothing', async () => {
  const note = form()
  await seconds(0)
  note.type('She has found the school')
  note.close()
  await seconds(0)
  expect(onServer()).toBe(sealed({ text: 'She has found the school' }))

  const again = form()
  await seconds(0)
  expect(again.text()).toBe('She has found the school')
  expect(again.typing.shown()).toMatchObject({ ready: true, found: true, others: 0 })
  await again.typing.drop()
  again.close()
  await seconds(10)
  expect(onServer()).toBeUndefined()
})

test('a form that stays after it was sent is kept again, and its emptiness is no draft', async () => {
  const give = form()
  give.type('the first')
  await seconds(3)
  await give.typing.drop({ text: '' })
  expect(give.text()).toBe('')
  await seconds(10)
  expect(onServer()).toBeUndefined()
  give.type('the second')
  await seconds(3)
  expect(onServer()).toBe(sealed({ text: 'the second' }))
})

test('what was typed before the draft was read does not take its place: both are kept, and either can be gone on with', async () => {
  server.set(place, sealed({ text: 'half a note' }))
  away = true
  const note = form()
  note.type('at once')
  await seconds(5)
  expect(onServer()).toBe(sealed({ text: 'half a note' }))
  away = false
  await seconds(3)
  expect(note.text()).toBe('at once')
  expect(note.typing.shown().others).toBe(1)
  expect(onServer()).toBe(sealed([{ text: 'at once' }, { text: 'half a note' }]))

  note.typing.swap()
  expect(note.text()).toBe('half a note')
  note.close()
  await seconds(0)
  const again = form()
  await seconds(0)
  expect(again.text()).toBe('half a note')
  again.typing.swap()
  expect(again.text()).toBe('at once')
  again.typing.letGo()
  await seconds(3)
  expect(again.typing.shown().others).toBe(0)
  expect(onServer()).toBe(sealed({ text: 'at once' }))
})

test('a form that was sent while it had another beginning leaves the other one', async () => {
  server.set(place, sealed([{ text: 'one' }, { text: 'two' }]))
  const note = form()
  await seconds(0)
  expect(note.text()).toBe('one')
  await note.typing.drop()
  expect(onServer()).toBe(sealed({ text: 'two' }))
})

test('an outage and then the lock lose nothing: it waits sealed, is given back, and is sent when the server answers', async () => {
  const note = form()
  await seconds(0)
  away = true
  note.type('typed in the dark')
  await lock(note)
  expect(onServer()).toBeUndefined()
  away = false
  // Nobody is there: another person's window would be asked to keep it.
  await seconds(20)
  expect(onServer()).toBeUndefined()

  unlock('amara')
  away = true
  const again = form()
  await seconds(0)
  expect(again.text()).toBe('typed in the dark')
  again.close()
  away = false
  await seconds(6)
  expect(onServer()).toBe(sealed({ text: 'typed in the dark' }))
})

test('what was left before anybody could look is joined with what lies there', async () => {
  server.set(place, sealed({ text: 'half a note' }))
  away = true
  const note = form()
  note.type('at once')
  note.close()
  await seconds(6)
  expect(onServer()).toBe(sealed({ text: 'half a note' }))
  away = false
  await seconds(6)
  expect(onServer()).toBe(sealed([{ text: 'at once' }, { text: 'half a note' }]))
})

test('what one person left unsent goes when another comes in', async () => {
  const note = form()
  await seconds(0)
  away = true
  note.type('for Amara alone')
  await lock(note)
  away = false
  unlock('bashir')
  const other = form('bashir')
  await seconds(10)
  expect(other.text()).toBe('')
  other.close()
  unlock('amara')
  await seconds(10)
  expect(server.size).toBe(0)
})

test('the end of a draft is not forgotten where its answer never came', async () => {
  const note = form()
  note.type('sent')
  await seconds(3)
  away = true
  await note.typing.drop()
  note.close()
  const again = form()
  await seconds(0)
  expect(again.text()).toBe('')
  away = false
  await seconds(6)
  expect(onServer()).toBeUndefined()
})

test('a save that failed is tried again though nobody touches a key', async () => {
  const note = form()
  await seconds(0)
  away = true
  note.type('once')
  await seconds(5)
  away = false
  await seconds(3)
  expect(onServer()).toBe(sealed({ text: 'once' }))
  note.close()
})
