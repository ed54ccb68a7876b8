// A link for a colleague outside the network: one report, until a day, to the organisation that gave it. In its path the token, which
// the server knows by its hash; behind the #, which no browser sends, the mark of the key that the report has to be sealed for. Pure.

import { sha256 } from '../sealing/keys.ts'
import { fromText, toText } from '../sealing/text.ts'

/** For how many days it can be used. */
export const linkDays = [1, 7, 30] as const

/** What kind of place it is given to: nothing by which a place can be found. */
export const linkPlaces = [
  'school',
  'clinic',
  'charity',
  'faith',
  'union',
  'embassy',
  'authority',
  'other',
] as const

export const linkStates = ['open', 'used', 'ended', 'revoked'] as const

/** Of a public key, in 22 letters: enough that nobody finds another key with the same. */
export const markOfKey = async (publicKey: string): Promise<string> =>
  toText((await sha256(fromText(publicKey))).slice(0, 16))
