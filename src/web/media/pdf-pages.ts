// The staff page's side of the viewer: bytes go in through a port, points of pages come out. Whoever answers may have been taken over by the
// document: what nobody asked for, what is not in its bounds and what does not come in time ends it.
import {
  limits,
  NotShown,
  pagesIn,
  pointsIn,
  type Asked,
  type PagePoints,
  type Trouble,
} from './pdf-shape.ts'

/** The half of a MessagePort that is needed; also of Node's. */
export interface ViewerPort {
  postMessage: (message: Asked, transfer: ArrayBuffer[]) => void
  addEventListener: (type: 'message', listener: (event: { data: unknown }) => void) => void
  start: () => void
  close: () => void
}

export interface PdfPages {
  count: number
  /** One after the other: whoever asks twice waits for the first. */
  page: (number: number) => Promise<PagePoints>
}

/** How long an answer is waited for, and what it is called when none comes. */
interface Patience {
  milliseconds: number
  late: Trouble
}

/** Asks, and takes exactly one answer. `end` is called once, whatever ended it. */
function asking(port: ViewerPort, end: () => void) {
  let answered: ((answer: unknown) => void) | undefined
  const over = Promise.withResolvers<never>()
  over.promise.catch(() => undefined)
  let isOver = false
  const stop = (error: NotShown): void => {
    if (isOver) return
    isOver = true
    over.reject(error)
    port.close()
    end()
  }
  port.addEventListener('message', ({ data }) => {
    const take = answered
    answered = undefined
    if (take) take(data)
    else stop(new NotShown('unreadable'))
  })
  port.start()
  const once = async (asked: Asked, { milliseconds, late }: Patience): Promise<unknown> => {
    const timer = setTimeout(() => stop(new NotShown(late)), milliseconds)
    const answer = new Promise((take) => {
      answered = take
    })
    try {
      port.postMessage(asked, 'bytes' in asked ? [asked.bytes] : [])
      return await Promise.race([over.promise, answer])
    } finally {
      clearTimeout(timer)
    }
  }
  return { once, stop }
}

interface Opening {
  /** Called when it is over, whatever ended it: it takes the viewer away. */
  end: () => void
  signal?: AbortSignal
  /** Shorter in tests. */
  patience?: Readonly<Record<'arriving' | 'working', number>>
}

/** Opens a PDF through a port. Throws NotShown. `signal` ends it at whatever moment. */
export async function openPages(
  port: ViewerPort,
  bytes: ArrayBuffer,
  { end, signal, patience = limits }: Opening,
): Promise<PdfPages> {
  const { once, stop } = asking(port, end)
  const working: Patience = { milliseconds: patience.working, late: 'too-slow' }
  signal?.addEventListener('abort', () => stop(new NotShown('unanswered')))
  if (signal?.aborted) stop(new NotShown('unanswered'))
  /** What is measured and found wrong ends it as well. */
  const measured = <T>(measure: () => T): T => {
    try {
      return measure()
    } catch (error) {
      stop(error as NotShown)
      throw error
    }
  }
  await once({ arrived: true }, { milliseconds: patience.arriving, late: 'unanswered' })
  const opened = await once({ bytes }, working)
  const count = measured(() => pagesIn(opened))
  let before: Promise<unknown> = Promise.resolve()
  return {
    count,
    page(number) {
      const drawn = before.then(async () => {
        const answer = await once({ page: number }, working)
        return measured(() => pointsIn(answer, number))
      })
      before = drawn.catch(() => undefined)
      return drawn
    },
  }
}
