// When the keys are put away by themselves, told minute by minute.
import { beforeEach, expect, test } from 'vitest'
import { idleWatch, staffRules, stayingOpen, type Rules } from './auto-lock.ts'

let now: number
let said: string[]
let open: ReturnType<typeof stayingOpen>
beforeEach(() => {
  now = 1_000_000
  said = []
  open = stayingOpen()
})

const watch = (rules: Rules) =>
  idleWatch(
    rules,
    open,
    { lock: () => void said.push('lock'), beat: () => void said.push('beat') },
    () => now,
  )
/** Lets minutes pass, looking every five seconds as the window does. */
function pass(one: ReturnType<typeof watch>, minutes: number): void {
  for (let at = 0; at < minutes * 12; at += 1) {
    now += 5_000
    one.check()
  }
}
const locks = () => said.filter((what) => what === 'lock').length

test('Amara’s screen locks ten minutes after her last touch, and not before', () => {
  const one = watch(staffRules)
  pass(one, 9)
  one.input()
  pass(one, 9.9)
  expect(locks()).toBe(0)
  pass(one, 0.1)
  expect(locks()).toBe(1)
})

test('a machine that slept for an hour is locked by the first touch, before it can show anything', () => {
  const one = watch(staffRules)
  now += 60 * 60_000
  one.input()
  expect(said).toEqual(['lock'])
})

test('Leyla’s call is not interrupted: after an hour of listening she is asked, and any touch is an answer', () => {
  const one = watch(staffRules)
  const over = open.hold()
  pass(one, 59.9)
  expect(locks()).toBe(0)
  expect(open.asked()).toBe(false)
  pass(one, 0.1)
  expect(open.asked()).toBe(true)
  one.input()
  expect(open.asked()).toBe(false)
  pass(one, 59)
  expect(locks()).toBe(0)
  one.input()
  over()
  pass(one, 10)
  expect(locks()).toBe(1)
})

test('whoever left the desk in the middle of a call is locked out ten minutes after the question', () => {
  const one = watch(staffRules)
  open.hold()
  pass(one, 69.9)
  expect(locks()).toBe(0)
  pass(one, 0.1)
  expect(locks()).toBe(1)
})

test('two calls in one window: the first one’s end does not close the second', () => {
  const one = watch(staffRules)
  const first = open.hold()
  open.hold()
  first()
  pass(one, 30)
  expect(locks()).toBe(0)
})

test('while somebody types or talks the server hears of it often enough for its session to live', () => {
  const one = watch(staffRules)
  for (let minute = 0; minute < 20; minute += 1) {
    one.input()
    pass(one, 1)
  }
  expect(said.filter((what) => what === 'beat').length).toBeGreaterThanOrEqual(4)
  said = []
  open.hold()
  pass(one, 40)
  expect(said.filter((what) => what === 'beat').length).toBeGreaterThanOrEqual(9)
})

test('a window that nobody touches does not keep its session alive', () => {
  const one = watch(staffRules)
  pass(one, 9.9)
  expect(said).toEqual([])
})

test('whoever waits for the question hears of it, and no more once they do not', () => {
  let heard = 0
  const stop = open.subscribe(() => {
    heard += 1
  })
  open.ask(true)
  open.ask(true)
  open.ask(false)
  stop()
  open.ask(true)
  expect(heard).toBe(2)
})

test('Leyla sits at the desk of the night with a headset: nothing locks between two calls, and after eight hours without a touch it does', () => {
  const one = watch(staffRules)
  open.sit()
  open.attend(true)
  pass(one, 479)
  expect(locks()).toBe(0)
  expect(open.asked()).toBe(false)
  expect(said.filter((what) => what === 'beat').length).toBeGreaterThan(100)
  pass(one, 1)
  expect(locks()).toBe(1)
})

test('once Leyla takes the headset off, her desk locks as any other', () => {
  const one = watch(staffRules)
  open.sit()
  open.attend(true)
  pass(one, 30)
  open.attend(false)
  one.check()
  expect(locks()).toBe(1)
})

test('Leyla listens with the directory in view for half an hour: nothing locks, after an hour she is asked, and who is gone is locked out', () => {
  const one = watch(staffRules)
  const leave = open.sit()
  open.attend(true)
  leave()
  pass(one, 59.9)
  expect(locks()).toBe(0)
  expect(open.asked()).toBe(false)
  pass(one, 0.1)
  expect(open.asked()).toBe(true)
  pass(one, 10)
  expect(locks()).toBe(1)
})

test('once Leyla takes the headset off, another screen locks as any other', () => {
  const one = watch(staffRules)
  open.sit()()
  open.attend(true)
  pass(one, 30)
  open.attend(false)
  one.check()
  expect(locks()).toBe(1)
})

test('whoever works in another window is at work here, and a window that only stays open keeps nobody awake', () => {
  const one = watch(staffRules)
  pass(one, 9)
  one.hear(now, undefined)
  pass(one, 9)
  expect(locks()).toBe(0)
  const touched = now
  one.hear(touched, undefined)
  // A call stands open in another window, which says so every five seconds and names the last touch.
  for (let at = 0; at < 69.5 * 12; at += 1) {
    one.hear(touched, 'call')
    pass(one, 1 / 12)
  }
  expect(locks()).toBe(0)
  expect(open.asked()).toBe(false)
  for (let at = 0; at < 12; at += 1) {
    one.hear(touched, 'call')
    pass(one, 1 / 12)
  }
  expect(locks()).toBe(1)
})

test('a window that slept while Amara worked in another one asks before it locks, and does not', () => {
  const answers: (() => void)[] = []
  const one = idleWatch(
    staffRules,
    open,
    {
      lock: () => void said.push('lock'),
      beat: () => undefined,
      askOthers: (again) => void answers.push(again),
    },
    () => now,
  )
  now += 60 * 60_000
  one.check()
  one.input()
  expect(answers).toHaveLength(1)
  one.hear(now - 60_000, undefined)
  answers[0]!()
  expect(locks()).toBe(0)
  now += 11 * 60_000
  one.check()
  answers[1]!()
  expect(locks()).toBe(1)
})
