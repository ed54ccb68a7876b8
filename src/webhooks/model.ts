// Where a program is called, and what is said there: the same in the browser that seals it and in the process that calls.

import { z } from 'zod'
import { strict } from '../api/endpoint.ts'

/** By which a call is known as ours: 32 random bytes, written as Standard Webhooks 1.0 writes them. */
const Secret = z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/)

/** What is sealed to the process that calls: nobody else can read it. */
export const WebhookTarget = strict({ url: z.url().max(500), secret: Secret })
export type WebhookTarget = z.infer<typeof WebhookTarget>

/** A host that the operator has named for the systems of one organisation: `https://hooks.example.org`. */
export interface WebhookHost {
  organisation: number
  origin: string
}

export const hostsOf = (hosts: readonly WebhookHost[], organisation: number): string[] =>
  hosts.filter((one) => one.organisation === organisation).map(({ origin }) => origin)

/** Whether this address may be called: at one of these origins, scheme and port included, with no name, password or fragment in it. */
export function isCallable(url: string, origins: readonly string[]): boolean {
  if (!URL.canParse(url)) return false
  const { href, origin, username, password, hash } = new URL(url)
  return origins.includes(origin) && href.startsWith(`${origin}/`) && username + password + hash === ''
}
