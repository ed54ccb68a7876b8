// Where the words of a voice belong: the sixteen bytes of its own random id.

import { toText } from '../../sealing/text.ts'

/** The id's bytes as the sealing takes them. */
export const locatorOf = (id: string): string =>
  toText(Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (two) => Number.parseInt(two, 16)))
