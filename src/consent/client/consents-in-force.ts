// What is in force on a case, by what was signed. The server's list adds how it came about and under which version it is moved; it
// neither hides what stands in the chain nor changes its terms. Pure.
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import type { Purpose } from '../terms.ts'
import type { Consent } from '../model.ts'

/** What nobody but the chain knows of. */
const unlisted = {
  version: 0,
  recipientName: null,
  givenOn: null,
  language: null,
  method: null,
  told: null,
}

/**
 * `stillDay` as YYYY-MM-DD: what ended before it has ended by every clock. What is for somebody outside stands in no chain. From who
 * does not carry the case lines of it may be kept (`isWhole`): then what the server says is in force is shown as well.
 */
export function consentsInForce(
  grants: CaseView['grants'],
  listed: readonly Consent[],
  { stillDay, isWhole }: { stillDay: string; isWhole: boolean },
): Consent[] {
  const standing = grants.filter(({ until }) => until >= stillDay)
  const signed = standing.map(({ id, to, compartments, pages = [], basis, purpose, until }): Consent => {
    const known = listed.find(({ track }) => track === id)
    const terms = {
      recipient: to,
      compartments: [...compartments],
      pages: pages.length,
      basis,
      purpose: purpose as Purpose,
      until,
    }
    const name = known?.recipient === to ? known.recipientName : null
    return {
      ...unlisted,
      ...known,
      ...terms,
      track: id,
      state: 'granted',
      outside: false,
      recipientName: name,
    }
  })
  const isMore = ({ track, outside, state }: Consent): boolean =>
    state === 'granted' && (outside || (!isWhole && signed.every((one) => one.track !== track)))
  return [...signed, ...listed.filter(isMore)]
}
