// Passphrases are stretched for half a second wherever one is typed. In a journey's world and in the browsers that look at it they
// are stretched lightly, since two hundred are typed and none is about that: a program that is started with this file takes
// test/quick-passphrase.ts for the library, and its passphrase worker goes out with the same numbers. As CCP/1 says they
// are in e2e/first-hour.spec.ts, where the program itself runs. The words of a card are as they are everywhere.

import { registerHooks } from 'node:module'
import type { Hono } from 'hono'
import { light } from '../test/quick-passphrase.ts'

const library = '@serenity-kit/opaque'
const instead = new URL('../test/quick-passphrase.ts', import.meta.url).href
registerHooks({
  resolve: (name, context, next) =>
    name === library && context.parentURL !== instead
      ? { url: instead, shortCircuit: true }
      : next(name, context),
})

const asInCcp1 = /memoryKiB:65536,iterations:3\b/

/** What a host answers, but for the numbers in its passphrase worker. */
export function lightly(host: Hono): Hono['fetch'] {
  return async (request, ...rest) => {
    const answered = await host.fetch(request, ...rest)
    // A browser that has it already keeps what it was given.
    if (new URL(request.url).pathname !== '/workers/passphrase.js' || answered.status !== 200) return answered
    const text = await answered.text()
    if (!asInCcp1.test(text)) throw new Error('the passphrase worker says its numbers in another way')
    const { iterations, memory } = light
    return new Response(text.replace(asInCcp1, `memoryKiB:${memory},iterations:${iterations}`), answered)
  }
}
