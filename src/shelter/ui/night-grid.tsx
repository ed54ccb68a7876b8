// Tonight and the nights that follow: one block a room, one line a bed, one bar a stay. Everything on it is a button, in the order in
// which it is read; arrow keys go from one to the next.
import { useState, type CSSProperties, type DragEvent } from 'react'
import { parseDate } from '@internationalized/date'
import { Card } from '../../web/controls/card.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import type { Stay } from '../api.ts'
import { nightsShown } from '../codes.ts'
import type { Fit } from '../fitting.ts'
import { bedStateOf, fitsFor, roomsToMoveTo, type Bar, type BoardRoom } from './night.ts'
import { useRequestWords } from './request-words.ts'
import { NightKeys, nightKeys, type StayPart } from './night-keys.tsx'
import { RoomDialog } from './room-dialog.tsx'
import { useStayName, type House } from './use-night.ts'

interface Props {
  house: House
  /** The request for which rooms are lit or say why not. */
  request?: Stay
  onOpen: (track: string, part?: StayPart) => void
}

export function NightGrid({ house, request, onOpen, onOffer }: Props & { onOffer: () => void }) {
  const t = useText()
  const { shortDay } = useDates()
  const { timezone } = useMe().network
  const [room, setRoom] = useState<number | null>(null)
  const today = parseDate(dayOf(house.night.now, timezone))
  const days = Array.from({ length: nightsShown }, (_, add) => today.add({ days: add }).toString())
  const fits = request && fitsFor(house.units, request, house.night)
  const keys = nightKeys({ onStay: onOpen, onRoom: setRoom, onOffer })
  const opened = house.units.flatMap(({ rooms }) => rooms).find(({ id }) => id === room)
  return (
    <Card title={t('beds.nights.title')}>
      <div className="nights" role="group" aria-label={t('beds.nights.title')} onKeyDown={keys}>
        <div className="nights-days" aria-hidden="true">
          {days.map((day, at) => (
            <span key={day} data-tonight={at === 0 || undefined}>
              {at === 0 ? t('beds.tonight') : shortDay(day)}
            </span>
          ))}
        </div>
        {house.units.map(({ id, takes, rules, rooms }) => (
          <section key={id}>
            <h3 className="nights-unit">
              {takes.length > 0
                ? takes.map((group) => t(`directory.group.${group}`)).join(' · ')
                : t('beds.anybody')}
              <small>{rules.map((rule) => t(`beds.rule.${rule}`)).join(' · ')}</small>
            </h3>
            {rooms.map((one) => (
              <Room
                key={one.id}
                room={one}
                house={house}
                onOpen={onOpen}
                onRoom={() => setRoom(one.id)}
                {...(request ? { request, fit: fits!.get(one.id)! } : {})}
              />
            ))}
          </section>
        ))}
      </div>
      <NightKeys />
      {opened && <RoomDialog key={opened.id} room={opened} house={house} onClose={() => setRoom(null)} />}
    </Card>
  )
}

interface RoomProps extends Props {
  room: BoardRoom
  /** What it says to the request. */
  fit?: Fit
  onRoom: () => void
}

/** What stands under the name of a room: what it has, or whether it fits whom a room is sought for. */
function useRoomWords(now: Date) {
  const t = useText()
  const dates = useDates()
  const { notBecause } = useRequestWords()
  return ({ room, request, fit }: Pick<RoomProps, 'room' | 'request' | 'fit'>): string => {
    if (!request || !fit) return room.features.map((one) => t(`code.${one}`)).join(' · ')
    if (fit.fits) return t('beds.fits')
    if (fit.because === 'beds' && fit.fitsFrom)
      return t('beds.fitsFrom', { day: dates.day(fit.fitsFrom, now) })
    return notBecause(fit, request.party) ?? ''
  }
}

/** What travels with a bar that is dragged: the process of its stay. */
const dragged = 'text/x-stay'

/** A bar that is let go over another room moves there, with everybody of the stay; by keys the same is done in its dialog. */
function useDropHere(room: BoardRoom, house: House) {
  const t = useText()
  const { say } = useNotices()
  const [isOver, setOver] = useState(false)
  const move = async (track: string) => {
    const stay = house.night.stays.find((one) => one.track === track)
    const place = stay && roomsToMoveTo(house.units, stay, house.night).find((one) => one.room.id === room.id)
    if (!place) return say({ text: t('beds.dragged', { number: room.number }) })
    await api.shelters.move({ track, beds: place.beds }).then(
      () => say({ text: t('beds.moved', { number: room.number }) }),
      () => say({ text: t('beds.dragged', { number: room.number }) }),
    )
    return house.reload()
  }
  return {
    'data-target': isOver || undefined,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(dragged)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      void move(event.dataTransfer.getData(dragged))
    },
  }
}

function Room({ room, house, onOpen, onRoom, ...asked }: RoomProps) {
  const t = useText()
  const drop = useDropHere(room, house)
  const wordsOf = useRoomWords(new Date(house.night.now))
  const { bars } = room
  // From where on a bed is free: after the last bar that lies on it.
  const freeFrom = (at: number) =>
    Math.max(0, ...bars.filter(({ first, last }) => first <= at && at <= last).map(({ to }) => to))
  return (
    <div
      className="nights-room"
      data-room={room.id}
      data-fits={asked.fit?.fits || undefined}
      {...drop}
      style={{ '--beds': room.beds.length } as CSSProperties}
    >
      <button type="button" className="nights-name" onClick={onRoom}>
        <strong>{t('beds.room.name', { number: room.number })}</strong>
        <small>{wordsOf({ room, ...asked })}</small>
      </button>
      {room.beds.map((bed, at) => (
        <span key={bed} className="nights-letter" style={{ gridRow: at + 1 }} aria-hidden="true">
          {t(`beds.letter.${at + 1}`, {}, String(at + 1))}
        </span>
      ))}
      {bars.map((bar) => (
        <BarOf
          key={`${bar.first} ${bar.from} ${bar.track ?? bar.hold ?? 'closed'}`}
          bar={bar}
          house={house}
          onPress={() => (bar.track ? onOpen(bar.track) : onRoom())}
        />
      ))}
      {room.beds.map((bed, at) =>
        freeFrom(at) < nightsShown ? (
          <span
            key={bed}
            className="nights-free"
            style={{ gridRow: at + 1, gridColumn: `${freeFrom(at) + 3} / -1` }}
          >
            {t('beds.count.free')}
          </span>
        ) : null,
      )}
    </div>
  )
}

function BarOf({ bar, house, onPress }: { bar: Bar; house: House; onPress: () => void }) {
  const t = useText()
  const dates = useDates()
  const nameOf = useStayName()
  const stay = house.night.stays.find(({ track }) => track === bar.track)
  const state = bedStateOf(bar, stay)
  const beds = bar.last - bar.first + 1
  const until = bar.until ? dates.day(bar.until, new Date(house.night.now)) : ''
  const more = [
    state === 'here' ? '' : t(`beds.bar.${state}`),
    bar.closed ? t(`beds.closed.${bar.closed}`) : '',
    bar.hold ? t('beds.hold.for') : '',
    stay && stay.party > 1 ? t('beds.people', { people: stay.party, beds }) : '',
    stay?.next && !stay.next.isFound ? t('beds.next.bar') : '',
    until && t(bar.closed || bar.hold ? 'beds.until' : 'beds.leaves', { day: until }),
  ].filter(Boolean)
  return (
    <button
      type="button"
      className="nights-bar"
      data-track={stay?.track}
      draggable={stay !== undefined}
      onDragStart={(event) => event.dataTransfer.setData(dragged, stay?.track ?? '')}
      data-state={state}
      data-goes-on={bar.goesOn || undefined}
      onClick={onPress}
      style={{
        gridRow: `${bar.first + 1} / ${bar.last + 2}`,
        gridColumn: `${bar.from + 3} / ${bar.to + 3}`,
      }}
    >
      {state === 'arriving' && <Icon name="arrow" size={14} />}
      {stay && <strong>{nameOf(stay)}</strong>} <span>{more.join(' · ')}</span>
    </button>
  )
}
