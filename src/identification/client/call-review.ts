// What a supervisor says about a call: ticked for the record, in words for the colleague who took it and for nobody else.
import { sealToPerson } from '../../client/seal-to.ts'
import type { Api, Session } from '../../client/session.ts'
import type { reviewChecks } from '../reviews.ts'

type Reviews = Awaited<ReturnType<Api['reviews']['list']>>
const field = 'call-review'

/** Seals the words, where there are any, and gives it. */
export async function giveReview(
  session: Session,
  { id, worker }: Pick<NonNullable<Reviews['drawn']>, 'id' | 'worker'>,
  { checks, text }: { checks: (typeof reviewChecks)[number][]; text: string },
): Promise<void> {
  const sealed =
    text !== '' &&
    (await sealToPerson(session, { to: 'colleague', user: worker }, { row: id, field }, { text }))
  const remark = sealed ? { ciphertext: sealed.ciphertext, signature: sealed.signature } : null
  await session.api.reviews.give({ id, checks, remark })
}

/** The words, or nothing where there are none that open. */
export async function openRemark(
  { organisation, vault }: Pick<Session, 'organisation' | 'vault'>,
  { id, reviewer, remark }: Pick<Reviews['mine'][number], 'id' | 'reviewer' | 'remark'>,
): Promise<string | undefined> {
  if (!remark) return undefined
  const { value } = await vault.openBrief({ organisation, row: id, field, by: reviewer, ...remark })
  const text = (value as { text?: unknown } | undefined)?.text
  return typeof text === 'string' ? text : undefined
}
