// What is certain to be asked in a moment is asked already, so that on a slow line one round answers it all. An answer is given once, to
// whoever asks the same within seconds; it is the server's own answer to this session, and nothing is believed by it.
import type { Send } from '../../api/client.ts'

/** Longer than a slow line takes to come in, and shorter than anybody would notice an older answer. */
const goodForMs = 8_000

const asked = new Map<string, { at: number; answer: Promise<Response> }>()

const keyOf: (...call: Parameters<Send>) => string = (path, { method, body }) =>
  `${method} ${path} ${typeof body === 'string' ? body : ''}`

/** Sends at once, and keeps the answer for whoever asks the same. */
export const askingAhead =
  (send: Send): Send =>
  (path, init) => {
    const answer = send(path, init)
    // Whoever asks in earnest learns what went wrong.
    answer.catch(() => undefined)
    asked.set(keyOf(path, init), { at: performance.now(), answer })
    return answer.then((known) => known.clone())
  }

/** Sends what was not asked ahead. */
export const takingAhead =
  (send: Send): Send =>
  async (path, init) => {
    const key = keyOf(path, init)
    const early = asked.get(key)
    if (!early) return send(path, init)
    asked.delete(key)
    const answer =
      performance.now() - early.at < goodForMs ? await early.answer.catch(() => undefined) : undefined
    return answer?.ok ? answer : send(path, init)
  }

/** Nothing that was asked for somebody is left for somebody else. */
export const forgetAhead = (): void => asked.clear()
