// The room that is offered to a request, the best first; or that there is none, and from when there is.
import { useState } from 'react'
import { isProblem } from '../../api/problem.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { useMe } from '../../web/session/session.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { makeMove } from '../../web/session/window-session.ts'
import type { Stay } from '../api.ts'
import { fitsFor } from './night.ts'
import { MarksNotice, OneRoofNotice, refuseApart, useApart, type Asked } from './one-roof.tsx'
import { fitFrom, useRequestWords } from './request-words.ts'
import type { House } from './use-night.ts'

interface Props {
  stay: Stay
  house: House
  onClose: () => void
}

/** Known by the case where it is open here, and otherwise by the marks that were given. */
const askedBy = ({ track, reference, caseId }: Stay): Asked => ({
  track,
  caseId: reference === null ? null : caseId,
})

/** What the house says to a request: a room, the waiting list, or no. */
function useAnswer({ stay, house, onClose }: Props) {
  const t = useText()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const act = (move: string, input: Record<string, string | number>) =>
    run(
      async () => {
        if (move === 'offer') await refuseApart(house, askedBy(stay))
        await makeMove('placement', move, { id: stay.track, version: stay.version }, input)
        say({ text: t(`placement.done.${move}`) })
        house.reload()
        onClose()
      },
      // Somebody was faster: the board shows what is left.
      (problem) => isProblem(problem) && house.reload(),
    )
  return { act, busy, error }
}

export function OfferPanel({ stay, house, onClose }: Props) {
  const t = useText()
  const { whoOf } = useRequestWords()
  const { act, busy, error } = useAnswer({ stay, house, onClose })
  const fits = fitsFor(house.units, stay, house.night)
  const rooms = house.units
    .flatMap((unit) => unit.rooms)
    .filter((room) => fits.get(room.id)?.fits)
    .toSorted((a, b) => a.beds.length - b.beds.length || a.number - b.number)
  const { roof, marks, isApart } = useApart(house, askedBy(stay))
  const [chosen, setChosen] = useState<string | null>(null)
  const room = rooms.find(({ id }) => String(id) === chosen) ?? rooms[0]
  const roomName = (one: (typeof rooms)[number]) => ({
    value: String(one.id),
    label: t('beds.roomOf', { number: one.number, beds: one.beds.length }),
  })
  return (
    <div className="bed-offer stack">
      <h3>{t('beds.offerTo', { who: whoOf(stay) })}</h3>
      {room ? (
        <p>{t('beds.offer.words', { count: stay.party, number: room.number })}</p>
      ) : (
        <NothingFits stay={stay} house={house} />
      )}
      {rooms.length > 1 && (
        <Select
          label={t('beds.room')}
          options={rooms.map(roomName)}
          value={String(room!.id)}
          onChange={setChosen}
        />
      )}
      <Roof stay={stay} house={house} roof={roof} marks={marks} />
      <ErrorMessage error={error} />
      <div className="row">
        {room && !isApart ? (
          <Button
            look="primary"
            icon="bed"
            isPending={busy}
            onPress={() => void act('offer', { room: room.number })}
          >
            {t('beds.offer.room', { number: room.number })}
          </Button>
        ) : (
          <NotTonight fitsOn={fitFrom([...fits.values()])} now={house.night.now} busy={busy} act={act} />
        )}
        {!room && stay.reference !== null && stay.caseId && (
          <ButtonLink href={`/cases/${stay.caseId}/start?kind=hotel_night`}>{t('beds.hotel')}</ButtonLink>
        )}
        <Button look="quiet" onPress={onClose}>
          {t('beds.not')}
        </Button>
      </div>
    </div>
  )
}

type RoofProps = Omit<Props, 'onClose'> & Pick<ReturnType<typeof useApart>, 'roof' | 'marks'>

/** Whom of the house they must not meet; or that nobody gave the house anything to look by. */
function Roof({ stay, house, roof, marks }: RoofProps) {
  const t = useText()
  return (
    <>
      <OneRoofNotice found={roof} />
      <MarksNotice found={marks} house={house} />
      {marks === null && (stay.reference === null || roof === null) && (
        <p className="second">{t('beds.apart.unknown')}</p>
      )}
    </>
  )
}

/** No room tonight: on the waiting list, with the day from which one fits where that is known; or no. */
function NotTonight({
  fitsOn,
  now,
  busy,
  act,
}: {
  fitsOn: string | undefined
  now: string
  busy: boolean
  act: (move: string, input: Record<string, string>) => Promise<unknown>
}) {
  const t = useText()
  const dates = useDates()
  const { timezone } = useMe().network
  return (
    <>
      <Button
        look="primary"
        isPending={busy}
        onPress={() => void act('not_tonight', fitsOn ? { place_from: dayOf(fitsOn, timezone) } : {})}
      >
        {fitsOn ? t('beds.wait.from', { day: dates.day(fitsOn, new Date(now)) }) : t('beds.wait')}
      </Button>
      <Button isPending={busy} onPress={() => void act('cannot_offer', { reason: 'full' })}>
        {t('beds.decline')}
      </Button>
    </>
  )
}

function NothingFits({ stay, house }: Omit<Props, 'onClose'>) {
  const t = useText()
  const dates = useDates()
  const fits = [...fitsFor(house.units, stay, house.night).values()]
  const free = fits.reduce((sum, one) => sum + (one.fits || one.because !== 'beds' ? 0 : one.free), 0)
  const from = fitFrom(fits)
  return (
    <p>
      {t('beds.offer.none', { people: stay.party, free })}{' '}
      {from && t('beds.fitsFrom', { day: dates.day(from, new Date(house.night.now)) })}
    </p>
  )
}
