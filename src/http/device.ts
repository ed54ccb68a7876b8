// A device on which somebody of ours has signed in before has a budget of its own at the door: a flood from elsewhere, or from
// the same office, does not use it up. Its token names nobody: it is the same for all devices of one person, and only a server
// that holds the secret could say whose.

import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

const lastsDays = 90
const dayMs = 86_400_000

export interface Devices {
  /** The token of somebody's devices, from today on. */
  give: (user: string) => string
  /** Whose budget a token stands for, as a pseudonym; nothing where it is not ours or older than ninety days. */
  read: (token: string | undefined) => string | undefined
}

/** `secret`: from which keys are derived; the same on every server of one network. `now` in milliseconds. */
export function devices(secret: string, now: () => number): Devices {
  const mac = (...words: string[]) => createHmac('sha256', secret).update(words.join('\0')).digest()
  const pseudonym = (user: string) => mac('device', user).subarray(0, 16).toString('base64url')
  const seal = (who: string, day: string) => mac('device token', who, day).toString('base64url')
  const today = () => Math.floor(now() / dayMs)
  return {
    give(user) {
      const [who, day] = [pseudonym(user), String(today())]
      return [who, day, seal(who, day)].join('.')
    },
    read(token) {
      const [who = '', day = '', said = ''] = token?.split('.') ?? []
      const age = today() - Number(day)
      if (!(age >= 0 && age <= lastsDays)) return undefined
      const [right, given] = [Buffer.from(seal(who, day)), Buffer.from(said)]
      return right.length === given.length && timingSafeEqual(right, given) ? who : undefined
    },
  }
}

/** The cookie that holds it, on the staff's host alone. */
export function deviceCookie(
  secret: string,
  { host, secure }: { host: 'staff' | 'public'; secure: boolean },
) {
  const name = secure ? '__Host-d' : 'd'
  const { give, read } = devices(secret, Date.now)
  return {
    of: (c: Context): string | undefined => (host === 'staff' ? read(getCookie(c, name)) : undefined),
    give(c: Context, user: string): void {
      const maxAge = (lastsDays * dayMs) / 1000
      if (host === 'staff')
        setCookie(c, name, give(user), { httpOnly: true, secure, sameSite: 'Strict', path: '/', maxAge })
    },
  }
}
