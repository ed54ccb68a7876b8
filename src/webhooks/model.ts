// Where a program is called, and what is said there: the same in the browser that seals it and in the process that sends.

import { z } from 'zod'
import { strict } from '../api/endpoint.ts'

/** By which a call is known as ours: 32 random bytes, written as Standard Webhooks 1.0 writes them. */
const Secret = z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/)

/** What is sealed to the process that sends: nobody else can read it. */
export const WebhookTarget = strict({ url: z.url().max(500), secret: Secret })
export type WebhookTarget = z.infer<typeof WebhookTarget>

/**
 * Whether this address may be called: one of a host that the operator has named, scheme and port included, with no name or password in it.
 * `hosts`: origins (`https://hooks.example.org`).
 */
export function isCallable(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false
  const { origin, username, password, hash } = new URL(url)
  return hosts.includes(origin) && username + password + hash === ''
}
