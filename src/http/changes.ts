// Who has a stream open at this server is told that something of a kind has changed that concerns them: no content, no id and nobody's name.
// One question a moment asks for all streams together whether their sessions still stand, and so keeps none of them alive (decision 146).

import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { openLine, serverStarted, type Said } from '../database/told.ts'
import { anyChange, changeKinds, type ChangeKind } from '../api/change-kinds.ts'

/** So many streams at a server, and of one person. */
export const mostStreams = 8_000
export const mostOfOne = 8
/** How often sessions are asked about, and something is sent so that no proxy takes a quiet stream for a dead one. */
const usualLookMs = 20_000
/** What nobody takes any more, in pieces. */
const mostWaiting = 64

interface Stream {
  session: string
  whom: readonly string[]
  send: (text: string) => void
  end: () => void
}

/** Why there is none: the session is over, or there is no room. */
export type NoStream = 'over' | 'full'

export interface Changes {
  open: (session: string) => Promise<ReadableStream<Uint8Array> | NoStream>
  count: () => number
  /** Ends every stream and opens no more: another server is there for them. */
  leave: () => void
  close: () => Promise<void>
}

const kinds = new Set<string>(changeKinds)
const event = (kind: ChangeKind | typeof anyChange): string => `event: ${kind}\ndata:\n\n`
const quiet = ':\n\n'
const encoder = new TextEncoder()

/** Of which changes those of these sessions hear; nothing where one is over. */
async function hearing(database: Database, sessions: readonly string[]): Promise<(string[] | undefined)[]> {
  const rows = await as(database, { kind: 'public' }, (tx) =>
    tx.rows<{ at: number; whom: string[] }>(sql`select at, whom from app.hearing(${[...sessions]})`),
  )
  const found = new Map(rows.map(({ at, whom }) => [at - 1, whom]))
  return sessions.map((_session, at) => found.get(at))
}

/** Streams by whom they concern, so that a change is not held against all of them. */
function streamsByWhom() {
  const streams = new Set<Stream>()
  const byWhom = new Map<string, Set<Stream>>()
  const remove = (stream: Stream): void => {
    streams.delete(stream)
    for (const one of stream.whom) {
      byWhom.get(one)?.delete(stream)
      if (byWhom.get(one)?.size === 0) byWhom.delete(one)
    }
  }
  const add = (stream: Stream): void => {
    streams.add(stream)
    for (const one of stream.whom) byWhom.set(one, (byWhom.get(one) ?? new Set()).add(stream))
  }
  return {
    streams,
    add,
    remove,
    move: (stream: Stream, whom: readonly string[]) => {
      remove(stream)
      add(Object.assign(stream, { whom }))
    },
    of: (whom: readonly string[]) => new Set(whom.flatMap((one) => [...(byWhom.get(one) ?? [])])),
  }
}

/** One question at a time, whoever is to be asked about meanwhile: a team of forty that is let in asks twice. */
function oneLook(look: (asked: readonly Stream[]) => Promise<void>, onFault: (error: unknown) => void) {
  const next = new Set<Stream>()
  let isLooking = false
  const lookOn = async (): Promise<void> => {
    isLooking = true
    while (next.size > 0) {
      const asked = [...next]
      next.clear()
      await look(asked).catch(onFault)
    }
    isLooking = false
  }
  return (some: Iterable<Stream>): void => {
    for (const one of some) next.add(one)
    if (!isLooking) void lookOn()
  }
}

/** `lookMs` is another one in journeys alone, whose browsers live faster than their server. */
export function openChanges(
  database: Database,
  onFault: (error: unknown) => void,
  lookMs: number = usualLookMs,
): Changes {
  const { streams, add, remove, move, of } = streamsByWhom()
  let isLeaving = false

  const look = async (asked: readonly Stream[]): Promise<void> => {
    const answered = await hearing(
      database,
      asked.map(({ session }) => session),
    )
    for (const [at, stream] of asked.entries()) {
      const whom = answered[at]
      if (!whom) stream.end()
      else if (streams.has(stream) && whom.join() !== stream.whom.join()) move(stream, whom)
    }
  }
  const lookAt = oneLook(look, onFault)
  const hear = (said: Said): void => {
    const [kind = '', ...whom] = said.split(' ')
    const concerned = of(whom)
    if (kind === 'over') for (const stream of concerned) stream.end()
    if (!kinds.has(kind)) return
    // Somebody was let into a circle, or out of it: what they hear of is another thing from now on.
    if (kind === 'people') lookAt(concerned)
    for (const stream of concerned) stream.send(event(kind as ChangeKind))
  }
  const missed = () => streams.forEach(({ send }) => send(event(anyChange)))
  const line = openLine(database.pool, { heard: hear, missed }, [serverStarted])
  const ticking = setInterval(() => {
    for (const { send } of streams) send(quiet)
    lookAt(streams)
  }, lookMs).unref()
  const leave = (): void => {
    isLeaving = true
    for (const { end } of streams) end()
  }
  return {
    async open(session) {
      if (isLeaving || streams.size >= mostStreams || !line.stands()) return 'full'
      const [whom] = await hearing(database, [session])
      if (!whom) return 'over'
      const own = whom.find((one) => one.startsWith('u')) ?? ''
      return of([own]).size >= mostOfOne || isLeaving ? 'full' : streamFor({ session, whom, add, remove })
    },
    count: () => streams.size,
    leave,
    async close() {
      leave()
      clearInterval(ticking)
      await line.close()
    },
  }
}

/** A stream of which something is sent at once: a browser that hears nothing takes the line for a dead one. */
function streamFor(given: {
  session: string
  whom: readonly string[]
  add: (stream: Stream) => void
  remove: (stream: Stream) => void
}): ReadableStream<Uint8Array> {
  const { session, whom, add, remove } = given
  let stream: Stream
  let isOver = false
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stream = {
          session,
          whom,
          send(text) {
            if (isOver) return
            if ((controller.desiredSize ?? 0) < -mostWaiting) return stream.end()
            controller.enqueue(encoder.encode(text))
          },
          end() {
            if (isOver) return
            isOver = true
            remove(stream)
            controller.close()
          },
        }
        add(stream)
        stream.send(quiet)
      },
      cancel() {
        isOver = true
        remove(stream)
      },
    },
    new CountQueuingStrategy({ highWaterMark: 1 }),
  )
}
