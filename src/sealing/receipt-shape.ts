// The receipt worker as the page sees it. Apart from receipt-calls.ts, so that the page loads neither Argon2id nor the OPRF.
import type { Text } from './shapes.ts'
import type { Vault } from './vault-shape.ts'

export type ReceiptCalls = Pick<Vault, 'makeWords' | 'fingerprint'> & {
  finishWords(input: { evaluated: Text }): ReturnType<Vault['finishWords']>
}

export const RECEIPT_CALLS = [
  'makeWords',
  'finishWords',
  'fingerprint',
] as const satisfies (keyof ReceiptCalls)[]
