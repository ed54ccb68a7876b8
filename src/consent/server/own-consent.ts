// What a person says of their own consents from their own page, signed with the key of their card: no more, with new keys
// for what is left, and once more to a place that had their yes before. The staff's rules hold; these only narrow them.

import { Problem } from '../../api/problem.ts'
import type { EpochRow, WrapRow } from '../../cases/server/keys.ts'
import { sql } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'
import type { Statement } from '../../sealing/chain.ts'
import { giveWith, withdrawConsent, takeNewKeys } from './consents.ts'
import { consentOn } from './list-consents.ts'

/** What rests on the person's yes can be stopped; the rest rests on a law. */
export const canStop = ({ basis }: { basis: string }): boolean => basis === 'consent'

/** Withdraws consents and rotates the keys of what they gave, all in one: either the doors close with new locks, or nothing. */
export async function withdrawSigned(
  ctx: Ctx,
  caseId: string,
  stops: readonly { track: string; statement: Statement }[],
  keys: readonly { statement: Statement; epochs: EpochRow[]; wraps: WrapRow[] }[],
): Promise<string[]> {
  for (const { track, statement } of stops) {
    const consent = await consentOn(ctx, caseId, track)
    // What has ended by itself is only said here.
    if (consent.state === 'granted' && !canStop(consent))
      throw new Problem('refused', { because: 'rests-on-a-law' })
    await withdrawConsent(ctx, caseId, track, statement)
  }
  const rotated: string[] = []
  for (const one of keys) rotated.push(...(await takeNewKeys(ctx, caseId, one)))
  return rotated
}

/** Says yes once more where it was taken back or has ended: the same place, for the same purpose, no more than before. */
export async function giveAgain(
  ctx: Ctx,
  caseId: string,
  given: { track: string; again: string; until: string; statement: Statement; wraps: WrapRow[] },
): Promise<void> {
  const before = await consentOn(ctx, caseId, given.again)
  if (!['withdrawn', 'expired'].includes(before.state)) throw new Problem('not-found')
  const more = given.wraps.some((wrap) => !before.compartments.includes(wrap.compartment as never))
  // Pages are given anew with whoever reads the file: nothing of them can be wider than it was.
  if (!canStop(before) || before.outside || before.pages > 0 || more)
    throw new Problem('refused', { because: 'more-than-before' })
  const { carrier } = await ctx.tx.one<{ carrier: number }>(
    sql`select owner_circle as carrier from cases where id = ${caseId} and person_circle = ${circleOf(ctx)}`,
  )
  const { recipient, purpose, basis } = before
  const terms = { caseId, carrier, recipient, purpose, basis, language: ctx.language, method: 'own_page' }
  await giveWith(ctx, { ...given, ...terms }, { basis })
}
