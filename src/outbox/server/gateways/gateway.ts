// The one port to the outside. Whatever stands behind it is given a key with each notice and takes the same key as the same notice: what
// is handed over again after a crash reaches nobody twice.

import type { Channel } from '../../codes.ts'

export interface Outgoing {
  /** The same for the same notice, however often it is handed over. */
  key: string
  to: string
  language: string
  subject: string
  text: string
}

export interface Gateway {
  channel: Channel
  /** `sent`: taken over by whoever carries it; `receipt`: arrived. Throws `Refused` where it never will. */
  hand: (message: Outgoing) => Promise<'sent' | 'receipt'>
  /** What has become of it since; nothing where that is not known yet. */
  receipt?: (key: string) => Promise<'receipt' | 'failed' | undefined>
  close: () => void
}

/** Whoever carries it refuses it for good. It says nothing of what was refused: an answer may quote the address. */
export class Refused extends Error {
  override name = 'Refused'
}
