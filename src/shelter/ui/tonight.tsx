// Tonight on a telephone: who comes, who is out, who is here, and each room in a word. The nights that follow need a wider screen.
import { useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import type { Stay } from '../api.ts'
import type { BoardRoom } from './night.ts'
import { RoomDialog } from './room-dialog.tsx'
import { useStayName, type House } from './use-night.ts'

const groups = [
  ['arriving', ['held']],
  ['held', ['offered']],
  ['away', ['away']],
  ['here', ['resident']],
] as const

interface Props {
  house: House
  onOpen: (track: string) => void
}

export function Tonight(props: Props) {
  const t = useText()
  const rowOf = useStayRow(props)
  const { stays } = props.house.night
  return (
    <div className="stack">
      {groups.map(([name, states]) => {
        const those = stays.filter(({ state }) => (states as readonly string[]).includes(state))
        const heading = t('beds.group', { name: t(`beds.count.${name}`), count: those.length })
        return those.length > 0 ? (
          <Card key={name}>
            {name === 'here' ? (
              <details>
                <summary>{heading}</summary>
                <Rows rows={those.map(rowOf)} />
              </details>
            ) : (
              <Rows heading={heading} rows={those.map(rowOf)} />
            )}
          </Card>
        ) : null
      })}
      <Rooms house={props.house} />
    </div>
  )
}

function useStayRow({ house, onOpen }: Props) {
  const t = useText()
  const dates = useDates()
  const nameOf = useStayName()
  const rooms = house.units.flatMap((unit) => unit.rooms)
  return (stay: Stay): Row => {
    const at = rooms.find(({ beds }) => beds.includes(stay.beds[0] ?? -1))
    return {
      id: stay.track,
      title: nameOf(stay),
      detail: [
        at && t('beds.room.name', { number: at.number }),
        stay.party > 1 && t('inbox.party', { count: stay.party }),
        stay.next && !stay.next.isFound && t('beds.next.bar'),
        stay.until && t('beds.leaves', { day: dates.day(stay.until, new Date(house.night.now)) }),
      ]
        .filter(Boolean)
        .join(' · '),
      actions: (
        <Button
          size="small"
          aria-label={t('beds.openOne', { name: nameOf(stay) })}
          onPress={() => onOpen(stay.track)}
        >
          {t('beds.openStay')}
        </Button>
      ),
    }
  }
}

/** Each room in a word. */
function Rooms({ house }: { house: House }) {
  const t = useText()
  const [room, setRoom] = useState<number | null>(null)
  const rooms = house.units.flatMap((unit) => unit.rooms)
  const opened = rooms.find(({ id }) => id === room)
  const freeIn = ({ beds, bars }: BoardRoom) =>
    beds.length -
    bars.filter(({ from }) => from === 0).reduce((sum, { first, last }) => sum + last - first + 1, 0)
  return (
    <Card title={t('beds.rooms')}>
      <ul className="room-tiles">
        {rooms.map((one) => (
          <li key={one.id}>
            <Button size="small" onPress={() => setRoom(one.id)}>
              {freeIn(one) === 0
                ? t('beds.tile.full', { number: one.number })
                : t('beds.tile', { number: one.number, free: freeIn(one) })}
            </Button>
          </li>
        ))}
      </ul>
      {opened && <RoomDialog key={opened.id} room={opened} house={house} onClose={() => setRoom(null)} />}
    </Card>
  )
}
