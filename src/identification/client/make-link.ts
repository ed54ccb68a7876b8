// Makes a link for one report from outside. The token is drawn here and the server learns its hash; the mark is that of one's own circle, by the
// checked log of the organisation. At which host the page stands is the server's word: a page of another host can name any key.
import { newId } from '../../api/new-id.ts'
import { addressOfLink } from '../../api/addresses.ts'
import type { Session } from '../../client/session.ts'
import { verifiedKey } from '../../client/verified-key.ts'
import { newSecret, sha256 } from '../../sealing/keys.ts'
import { toText } from '../../sealing/text.ts'
import { markOfKey, type linkDays, type linkPlaces } from '../links.ts'

export interface WantedLink {
  givenTo: (typeof linkPlaces)[number]
  days: (typeof linkDays)[number]
  /** Of whoever gets it: the page opens in it. */
  language: string
}

/** The address to give out: it is shown once, and nobody can find it again. */
export async function makeLink(
  session: Session,
  { givenTo, days, language }: WantedLink,
): Promise<{ id: string; address: string; until: string }> {
  const { publicUrl } = await session.api.links.list({})
  const { publicKey } = await verifiedKey(session, session.circle)
  const token = newSecret(32)
  const id = newId()
  const { until } = await session.api.links.make(
    { id, givenTo, days, tokenHash: toText(await sha256(token)) },
    { key: id },
  )
  const path = `/${language}${addressOfLink(toText(token))}`
  return { id, until, address: `${publicUrl}${path}#${await markOfKey(publicKey)}` }
}
