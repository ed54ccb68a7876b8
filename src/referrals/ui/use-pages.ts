// Pages or a part for the place that is asked: with pages every referral begins, since nobody there works with the person yet. What can
// be copied is opened here; the message is one page more.
import type { SharedCase } from '../../client/case-keys.ts'
import { neededFor, pagesFrom } from '../../consent/client/choose-pages.ts'
import { mayHavePart, usualSharing } from '../../consent/sharing.ts'
import { useChoices } from '../../consent/ui/pages-choice.tsx'
import { useToday } from '../../web/session/now.ts'
import { usePlaces } from '../../web/session/organisations.ts'
import { useMe } from '../../web/session/session.tsx'
import { letterPage, type Referring } from '../client/referral-form.ts'
import type { Ids } from '../client/send-referral.ts'

interface Asked {
  shared: SharedCase
  value: Referring
  ids: Ids
  /** Null where they are outside the network. */
  circle: number | null
}

export function useReferralPages({ shared, value, ids, circle }: Asked) {
  const me = useMe()
  const on = useToday()
  const places = usePlaces()
  const kind = places.find((one) => one.circle === circle)?.organisation.kind
  const mayChoose = circle !== null && mayHavePart(kind, value.purpose)
  // A place outside gets a letter: nothing of it is sealed.
  const usual = mayChoose ? (value.share ?? usualSharing(kind, value.purpose, true)) : 'pages'
  const share = circle === null ? 'part' : usual
  const choices = useChoices(shared, share === 'pages')
  const records = value.records ?? neededFor(value.purpose, choices ?? [])
  const copied = share === 'pages' ? pagesFrom(ids.consent, choices ?? [], records) : undefined
  const letter = copied && letterPage(value, copied, { ids, by: me.organisation.name, on })
  return { share, mayChoose, choices, records, pages: copied && [...copied, ...(letter ?? [])] }
}

export type ReferralPages = ReturnType<typeof useReferralPages>
