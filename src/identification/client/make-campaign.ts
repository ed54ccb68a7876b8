// A new poster: its code is drawn here, of letters and digits that nobody takes for others when they copy them from a wall.
import type { Session } from '../../client/session.ts'
import { newId } from '../../api/new-id.ts'
import type { campaignPlaces } from '../campaigns.ts'

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Six of them: nobody finds a poster's code by trying, and nothing would be found by it. */
export const newCode = (): string =>
  [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => letters[byte % letters.length]).join('')

export async function makeCampaign(
  { api }: Pick<Session, 'api'>,
  place: (typeof campaignPlaces)[number],
): Promise<string> {
  const [id, code] = [newId(), newCode()]
  await api.campaigns.make({ id, code, place }, { key: id })
  return code
}
