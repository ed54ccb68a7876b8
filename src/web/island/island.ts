// What the small scripts of the public pages have in common: one Trusted Types policy, the key worker, a request without
// a framework. Nothing here is kept anywhere.

import { startWorker, type OneWorker } from '../../sealing/one-worker.ts'
import { RECEIPT_CALLS, type ReceiptCalls } from '../../sealing/receipt-shape.ts'
import { canSeal as hasCurves } from '../../sealing/support.ts'
import { startVault, type ClientVault } from '../../sealing/vault-client.ts'

interface Rules {
  createScriptURL: (url: string) => string
  createHTML: (text: string) => string
}
const workers = ['vault', 'vault-old', 'words', 'receipt', 'receipt-old'].map((name) => `/workers/${name}.js`)
const rules: Rules = {
  createScriptURL(url) {
    if (!workers.includes(url)) throw new TypeError('Not one of our workers.')
    return url
  },
  createHTML: (text) => text,
}
const policy =
  (
    globalThis as { trustedTypes?: { createPolicy(name: string, rules: Rules): Rules } }
  ).trustedTypes?.createPolicy('continuum', rules) ?? rules

/** What an old browser lacks, brought into this page; its workers have it inside. */
const filling = '/islands/old-browser.js'
let isOld = false

const start = (name: string): Worker =>
  new Worker(policy.createScriptURL(`/workers/${isOld && name !== 'words' ? `${name}-old` : name}.js`), {
    type: 'module',
  })

/** A vault whose workers start when they are first needed. */
export const keyWorker = (): ClientVault => startVault(start)

/** The small worker of whoever asks for help. */
export const receiptWorker = (): OneWorker<ReceiptCalls> => startWorker(() => start('receipt'), RECEIPT_CALLS)

/** A page of our own server as a document: nothing in it runs. */
export const readPage = (text: string): Document =>
  new DOMParser().parseFromString(policy.createHTML(text), 'text/html')

/** An answer of a form as text; nothing where it was not given. */
export function fieldOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}

/**
 * Whether this page can seal and open, once what an old browser lacks is there: without it a page stays as it came. Fails where that
 * does not arrive, which is the line and not the browser.
 */
export async function canSeal(): Promise<boolean> {
  if (isOld || ('groupBy' in Map && (await hasCurves()))) return true
  // Nothing can be brought where there is no cryptography or no WebAssembly at all.
  if (!globalThis.crypto?.subtle || !('WebAssembly' in globalThis)) return false
  await import(/* @vite-ignore */ filling)
  return (isOld = await hasCurves())
}

/** What the server answered instead: its status, and the code where it gave one. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string | undefined
  constructor(status: number, code?: string) {
    super(String(status))
    this.status = status
    this.code = code
  }
}

interface Asking {
  key?: string
  as?: RequestCredentials
  signal?: AbortSignal | null
}

/** Posts JSON, or reads where there is nothing to say; `as` nobody with `omit`. Anything but success is a Refusal. */
export async function ask<T>(
  path: string,
  body?: object,
  { key = crypto.randomUUID(), as = 'same-origin', signal = null }: Asking = {},
): Promise<T> {
  const response = await fetch(path, {
    credentials: as,
    signal,
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    }),
  })
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { code?: string }
    throw new Refusal(response.status, problem.code)
  }
  return (await response.json()) as T
}

/** Reads bytes, as they came. */
export async function askBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(path, { credentials: 'same-origin' })
  if (!response.ok) throw new Refusal(response.status)
  return new Uint8Array(await response.arrayBuffer())
}
