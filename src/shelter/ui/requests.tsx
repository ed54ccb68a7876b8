// Who asks for a place: how many, what they need, until when an answer is due, and at once whether a room fits.
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { whenDue } from '../../web/language/dates.ts'
import { useDates, useText } from '../../web/language/language.tsx'
import type { Stay } from '../api.ts'
import { fitsFor } from './night.ts'
import { OfferPanel } from './offer-panel.tsx'
import type { House } from './use-night.ts'
import { useSaySeen } from './say-seen.tsx'
import { fitFrom, useRequestWords } from './request-words.ts'

interface Props {
  house: House
  /** The request that a room is sought for. */
  asking: string | null
  onAsk: (track: string | null) => void
}

export function Requests({ house, asking, onAsk }: Props) {
  const t = useText()
  const rowOf = useRequestRow(house)
  // Who waits already has an answer, and stands below: the longest there first.
  const place = ({ urgency, waits }: Stay) => (waits ? 2 : Number(urgency !== 'now'))
  const requests = house.night.stays
    .filter(({ state }) => state === 'matched')
    .toSorted((a, b) => place(a) - place(b))
  useSaySeen(requests.map(({ track }) => track))
  const placed = house.night.stays.filter(({ state }) => state === 'placed')
  return (
    <Card
      title={t('beds.requests', { count: requests.length })}
      lead={t(requests.length === 0 ? 'beds.quiet.words' : 'beds.requests.lead')}
    >
      {requests.map((stay) => {
        const isAsking = asking === stay.track
        const offer = (
          <Button size="small" aria-expanded={isAsking} onPress={() => onAsk(isAsking ? null : stay.track)}>
            {t('beds.offer')}
          </Button>
        )
        return (
          <div key={stay.track} className="stack">
            <Rows rows={[{ ...rowOf(stay), actions: offer }]} />
            {isAsking && <OfferPanel stay={stay} house={house} onClose={() => onAsk(null)} />}
          </div>
        )
      })}
      {placed.length > 0 && (
        <Rows
          rows={placed.map((stay) => ({
            id: stay.track,
            title: rowOf(stay).title,
            before: <Pill tone="done">{t('placement.state.placed')}</Pill>,
          }))}
        />
      )}
    </Card>
  )
}

/** A request as a row, without what is done with it. */
function useRequestRow({ night, units }: House): (stay: Stay) => Row {
  const t = useText()
  const dates = useDates()
  const { whoOf, needsOf } = useRequestWords()
  const now = new Date(night.now)
  const fit = (stay: Stay) => {
    const fits = [...fitsFor(units, stay, night).values()]
    if (fits.some((one) => one.fits)) return t('beds.fits')
    const from = fitFrom(fits)
    return from ? t('beds.fitsFrom', { day: dates.day(from, now) }) : t('beds.fitsNot')
  }
  return (stay) => {
    const when = stay.due && whenDue(stay.due)
    const start = stay.from > night.now ? dates.day(stay.from, now) : t('beds.tonight')
    return {
      id: stay.track,
      title: whoOf(stay),
      detail: [needsOf(stay), stay.sender && t('beds.from', { name: stay.sender })]
        .filter(Boolean)
        .join(' · '),
      before: stay.waits ? (
        <Pill tone="due">{t('beds.waiting')}</Pill>
      ) : stay.urgency === 'now' ? (
        <Pill tone="danger">{t('inbox.urgency.now')}</Pill>
      ) : (
        <Pill>{start}</Pill>
      ),
      facts: [
        ...(stay.waits?.from ? [t('beds.waiting.from', { day: dates.day(stay.waits.from, now) })] : []),
        ...(when ? [t('beds.answerBy', { when: dates.due(when, now) })] : []),
        fit(stay),
      ],
    }
  }
}
