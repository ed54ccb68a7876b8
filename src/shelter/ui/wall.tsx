// The board on a wall: rooms, code names, and whether a bed is free. No name, no time, no need, nothing that can be pressed but the way back; it
// reads itself anew each minute.
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import type { BoardRoom } from './night.ts'
import { useNight, useStayName, type House } from './use-night.ts'
import './beds.css'

export function Wall() {
  const t = useText()
  const { query, house } = useNight()
  return (
    <Page title={t('beds.wall')} lead={t('beds.wall.lead')} back={{ href: '/beds', label: t('beds.title') }}>
      <ErrorMessage error={query.error} />
      {!house && !query.isError && <Skeleton label={t('beds.loading')} lines={6} />}
      {house && (
        <ul className="wall">
          {house.units
            .flatMap(({ rooms }) => rooms)
            .map((room) => (
              <Room key={room.id} room={room} house={house} />
            ))}
        </ul>
      )}
    </Page>
  )
}

function Room({ room, house }: { room: BoardRoom; house: House }) {
  const t = useText()
  const nameOf = useStayName()
  const tonight = room.bars.filter(({ from }) => from === 0)
  const beds = (those: typeof tonight) => those.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  const free = room.beds.length - beds(tonight)
  const isClosed = free === 0 && tonight.every(({ closed }) => closed)
  const names = house.night.stays.filter(
    ({ track, state }) => state === 'resident' && tonight.some((bar) => bar.track === track),
  )
  return (
    <li>
      <strong>{t('beds.room.name', { number: room.number })}</strong>
      <Pill tone={isClosed ? 'calm' : free > 0 ? 'done' : 'due'}>
        {isClosed ? t('beds.wall.closed') : t('beds.wall.free', { free })}
      </Pill>
      {names.map((stay) => (
        <span key={stay.track}>{nameOf(stay)}</span>
      ))}
    </li>
  )
}
