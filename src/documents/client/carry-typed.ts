// What somebody typed into an edition of a form goes along to a newer one, sealed under their own key like the draft that it was.
import { readDraft, saveDraft } from '../../client/drafts.ts'
import type { Session } from '../../client/session.ts'
import type { Typed } from '../fill-form.ts'

/** What stands there already goes before it. */
export async function carryTyped(
  session: Pick<Session, 'api' | 'vault' | 'id'>,
  { typed, to }: { typed: Typed; to: string },
): Promise<void> {
  const kept = await readDraft(session, to)
  // A draft, or a list of beginnings of which the first stands in the form.
  const there = (Array.isArray(kept) ? kept[0] : kept) as Typed | undefined
  await saveDraft(session, to, { ...typed, ...there })
}
