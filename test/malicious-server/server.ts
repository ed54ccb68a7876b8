// A server that lies. It stands before the true one and changes what it answers, move by move, while a real client works with
// it: the same client code, vault and checks as on the screens.

import type { Hono } from 'hono'
import { clocks } from '../../demo/actor.ts'

type Json = Record<string, unknown>
/** Changes an answer's body in place, or answers with another. */
export type Lie = (body: Json) => unknown

interface Told {
  path: RegExp
  lie: Lie
}

/** Changes bytes that are asked for; `at` is the path. */
type LieInBytes = (bytes: Uint8Array<ArrayBuffer>, at: string) => Promise<Uint8Array<ArrayBuffer>>

export type Logs = { logs: { organisation: number; statements: { body: string; signature: string }[] }[] }
/** Every log of the network behind a host: a server that lies shows any of them, whatever the database would hand out. */
export const everyLog = new WeakMap<
  object,
  (after: readonly { organisation: number; n: number }[]) => Promise<Logs>
>()

/** Before the true app; without a lie told it passes everything on. */
export class MaliciousServer {
  private told: Told[] = []
  private ears: { path: RegExp; ear: (body: Json) => void }[] = []
  private toldInBytes: { path: RegExp; lie: LieInBytes }[] = []
  private readonly app: Hono
  /** How often a lie was really told: a move that never happened proves nothing. */
  count = 0

  constructor(app: Hono) {
    this.app = app
  }

  /** From now on, answers whose path fits are changed. */
  tells(path: RegExp, lie: Lie): this {
    this.told.push({ path, lie })
    return this
  }

  /** From now on, what a client sends to a path that fits is listened to. */
  hears(path: RegExp, ear: (body: Json) => void): this {
    this.ears.push({ path, ear })
    return this
  }

  /** From now on, bytes whose path fits are changed. */
  hands(path: RegExp, lie: LieInBytes): this {
    this.toldInBytes.push({ path, lie })
    return this
  }

  /** Tells the truth again. */
  repents(): void {
    this.told = []
    this.ears = []
    this.toldInBytes = []
    this.count = 0
  }

  private async answer(path: string, init?: RequestInit): Promise<Response> {
    const answer = await this.app.request(path, init)
    const logs = everyLog.get(this.app)
    if (!logs || path !== '/api/organisations/logs' || !answer.ok || typeof init?.body !== 'string')
      return answer
    const { after } = JSON.parse(init.body) as { after: { organisation: number; n: number }[] }
    return new Response(JSON.stringify(await logs(after)), { headers: answer.headers })
  }

  /** As a client sees it. */
  get line(): Hono {
    const request = async (path: string, init?: RequestInit): Promise<Response> => {
      for (const { path: fits, ear } of this.ears)
        if (fits.test(path) && typeof init?.body === 'string') ear(JSON.parse(init.body) as Json)
      const answer = await this.answer(path, init)
      const handed = this.toldInBytes.find((one) => one.path.test(path))
      if (handed && answer.ok) {
        this.count += 1
        const bytes = await handed.lie(new Uint8Array(await answer.arrayBuffer()), path)
        return new Response(bytes, { status: answer.status, headers: answer.headers })
      }
      const lies = this.told.filter((one) => one.path.test(path))
      if (lies.length === 0 || !answer.ok) return answer
      let body = (await answer.json()) as Json
      for (const { lie } of lies) {
        body = (lie(body) as Json | undefined) ?? body
        this.count += 1
      }
      return new Response(JSON.stringify(body), { status: answer.status, headers: answer.headers })
    }
    const line = { request } as unknown as Hono
    // The liar stands in between; the machine is the same one.
    const clock = clocks.get(this.app)
    if (clock) clocks.set(line, clock)
    return line
  }
}
