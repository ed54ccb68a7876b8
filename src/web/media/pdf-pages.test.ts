// A PDF has taken over the viewer that reads it. Whatever the viewer then says, the staff page takes a count, and points of the page that it
// asked for, within bounds; anything else ends it, and none of it is kept or said to anybody.

import { afterEach, describe, expect, it } from 'vitest'
import { openPages } from './pdf-pages.ts'
import { limits, NotShown, type Asked } from './pdf-shape.ts'

const patience = { arriving: 200, working: 200 }
const opened: MessagePort[] = []
afterEach(() => {
  for (const port of opened.splice(0)) port.close()
})

interface Viewer {
  answer: (asked: Asked, say: (said: unknown) => void) => void
}

/** A staff page and a viewer that answers as it likes; `ends` counts how often it was taken away. */
function beside({ answer }: Viewer) {
  const { port1, port2 } = new MessageChannel()
  opened.push(port1, port2)
  const ended = { times: 0 }
  port2.addEventListener('message', ({ data }) => {
    if (typeof data === 'object' && 'arrived' in (data as Asked)) port2.postMessage({ arrived: true })
    else answer(data as Asked, (said) => port2.postMessage(said))
  })
  port2.start()
  const over = new AbortController()
  const pages = openPages(port1, new ArrayBuffer(4), {
    end: () => (ended.times += 1),
    signal: over.signal,
    patience,
  })
  pages.catch(() => undefined)
  return { pages, ended, over, viewer: port2 }
}

/** Opens three pages, then answers to a page like this. */
const answering = (said: unknown) =>
  beside({ answer: (asked, say) => say('bytes' in asked ? { pages: 3 } : said) })

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => new Error('it was taken'),
    (fault: unknown) => fault,
  )
  return error instanceof NotShown ? error.code : String(error)
}
const points = (width: number, height: number) => new ArrayBuffer(width * height * 4)
const page = { page: 2, width: 3, height: 2, points: points(3, 2) }

it('an honest viewer is asked for one page after the other, and its points are taken', async () => {
  const { pages, ended } = beside({
    answer: (asked, say) =>
      say('page' in asked ? { ...page, page: asked.page, points: points(3, 2) } : { pages: 3 }),
  })
  const { count, page: draw } = await pages
  const [first, second] = await Promise.all([draw(1), draw(2)])
  expect([count, first.width, second.height, second.data.length, ended.times]).toEqual([3, 3, 2, 24, 0])
})

describe('a count that is none', () => {
  it.each([
    ['words', 'three'],
    ['HTML', { pages: '<img src=x onerror=alert(1)>' }],
    ['nothing', null],
    ['no number', { pages: Number.NaN }],
    ['half a page', { pages: 1.5 }],
    ['fewer than one', { pages: 0 }],
    ['a list', { pages: [1] }],
    ['a page instead', page],
  ])('is not taken: %s', async (_what, said) => {
    const { pages, ended } = beside({ answer: (_asked, say) => say(said) })
    expect([await codeOf(pages), ended.times]).toEqual(['unreadable', 1])
  })

  it('too many pages are told as that', async () => {
    const { pages, ended } = beside({ answer: (_asked, say) => say({ pages: limits.pages + 1 }) })
    expect([await codeOf(pages), ended.times]).toEqual(['too-many', 1])
  })
})

describe('points that are none', () => {
  it.each([
    ['of another page', { ...page, page: 1 }],
    ['wider than what came', { ...page, width: 4 }],
    ['more than there may be', { ...page, width: 2001, height: 2000, points: points(2001, 2000) }],
    [
      'longer than a page may be',
      { ...page, width: limits.side + 1, height: 1, points: points(limits.side + 1, 1) },
    ],
    ['below nothing', { ...page, width: -3, height: -2 }],
    ['endless', { ...page, width: Infinity }],
    ['of parts of a point', { ...page, width: 1.5, height: 4 }],
    ['as a list of numbers', { ...page, points: Array.from({ length: 24 }, () => 0) }],
    ['as a view of more', { ...page, points: new Uint8Array(24) }],
    ['that can still grow', { ...page, points: new ArrayBuffer(24, { maxByteLength: 4096 }) }],
    ['as HTML', { ...page, points: '<b>' }],
    ['as a picture that would have to be read', { ...page, points: new Blob(['<svg onload=alert(1)>']) }],
    ['as text alone', '<script>alert(1)</script>'],
  ])('are not taken: %s', async (_what, said) => {
    const { pages, ended } = answering(said)
    const { page: draw } = await pages
    expect([await codeOf(draw(2)), ended.times]).toEqual(['unreadable', 1])
    // It is over: nothing is asked any more.
    expect([await codeOf(draw(2)), ended.times]).toEqual(['unreadable', 1])
  })
})

it('a trouble is told by a code of ours and never by words of the viewer', async () => {
  for (const [said, told] of [
    ['password', 'password'],
    ['<b>type your passphrase here</b>', 'unreadable'],
    [{ toString: 1 }, 'unreadable'],
  ]) {
    const { pages } = beside({ answer: (_asked, say) => say({ trouble: said, message: 'Narong' }) })
    const error: unknown = await pages.catch((fault: unknown) => fault)
    expect((error as NotShown).code).toBe(told)
    expect(JSON.stringify(error) + (error as Error).message).not.toMatch(/passphrase|Narong/)
  }
})

it('what nobody asked for ends it', async () => {
  const { pages, ended, viewer } = answering({ ...page, points: points(3, 2) })
  const { page: draw } = await pages
  viewer.postMessage({ pages: 3 })
  await expect.poll(() => ended.times).toBe(1)
  expect(await codeOf(draw(1))).toBe('unreadable')
})

it('who does not answer in time is stopped: while it arrives, and while it works', async () => {
  const silent = beside({ answer: () => undefined })
  expect([await codeOf(silent.pages), silent.ended.times]).toEqual(['too-slow', 1])
  const { port1, port2 } = new MessageChannel()
  opened.push(port1, port2)
  let ended = 0
  const nobody = openPages(port1, new ArrayBuffer(4), {
    end: () => (ended += 1),
    patience,
  })
  expect([await codeOf(nobody), ended]).toEqual(['unanswered', 1])
})

it('when the dialog closes the viewer is gone at once, while it reads and before', async () => {
  const { pages, ended, over } = beside({ answer: () => undefined })
  over.abort()
  expect([await codeOf(pages), ended.times]).toEqual(['unanswered', 1])
})
