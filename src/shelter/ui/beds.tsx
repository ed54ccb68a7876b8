// A shelter's board: who asks for a place, who sleeps where on the coming nights, and which beds are free. No address stands here
// or anywhere in this system, and a person is a code name.
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Tabs } from '../../web/controls/tabs.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { AddRooms } from './add-rooms.tsx'
import { BedCounts } from './bed-counts.tsx'
import { FireRoll, RollDue } from './fire-roll.tsx'
import { GiveBed } from './give-bed.tsx'
import { Holds } from './holds.tsx'
import { Month } from './month.tsx'
import { NightGrid } from './night-grid.tsx'
import { overbooked } from './night.ts'
import type { StayPart } from './night-keys.tsx'
import { Requests } from './requests.tsx'
import { StayDialog } from './stay-dialog.tsx'
import { Tonight } from './tonight.tsx'
import { useNight, useStayName, type House } from './use-night.ts'
import './beds.css'

const bandTones = { yes: 'done', few: 'due', no: 'late', unknown: 'calm' } as const

export function Beds() {
  const t = useText()
  const { query, house, reload } = useNight()
  const { somebody, asked } = useSearch({
    strict: false,
    select: (search: { for?: string; asked?: string }) => ({ somebody: search.for, asked: search.asked }),
  })
  if (query.isError)
    return (
      <Page title={t('beds.title')}>
        <ErrorMessage
          error={query.error}
          action={<Button onPress={() => void query.refetch()}>{t('web.page.again')}</Button>}
        />
      </Page>
    )
  const band = query.data?.band
  return (
    <Page
      title={t('beds.title')}
      {...(band
        ? {
            beside: (
              <Pill tone={bandTones[band]} icon="bed">
                {t('beds.band', { band: t(`directory.places.${band}`) })}
              </Pill>
            ),
          }
        : {})}
      actions={
        <>
          <ButtonLink href="/beds/wall" look="quiet">
            {t('beds.wall')}
          </ButtonLink>
          {house && <FireRoll house={house} />}
          <AddRooms units={house?.units ?? []} onAdded={reload} />
        </>
      }
    >
      {somebody && <GiveBed key={somebody} caseId={somebody} house={house} onGiven={reload} />}
      {house ? (
        <Board key={asked} house={house} asked={asked ?? null} />
      ) : (
        <Skeleton label={t('beds.loading')} lines={6} />
      )}
    </Page>
  )
}

/** Who is there although there is no bed for them, or their last day has come. */
function Alarms({ house, onOpen }: { house: House; onOpen: (track: string) => void }) {
  const t = useText()
  const dates = useDates()
  const nameOf = useStayName()
  return (
    <>
      {overbooked(house.night).map((one) => (
        <Notice key={one.track} tone="danger" title={t('beds.overbooked', { name: nameOf(one) })}>
          {t('beds.overbooked.words', { people: one.party, beds: one.beds.length })}
        </Notice>
      ))}
      {house.night.stays
        .filter(({ asksWay }) => asksWay)
        .map((one) => (
          <Notice
            key={one.track}
            tone="due"
            title={t('journey.asked', { name: nameOf(one) })}
            action={<ButtonLink href={`/tracks/${one.track}`}>{t('beds.openStay')}</ButtonLink>}
          />
        ))}
      <RollDue house={house} />
      {house.overdue.map((one) => (
        <Notice
          key={one.track}
          tone="due"
          title={t('beds.overdue', { name: nameOf(one), day: dates.day(one.until!) })}
          action={<Button onPress={() => onOpen(one.track)}>{t('beds.openStay')}</Button>}
        />
      ))}
    </>
  )
}

function Board({ house, asked }: { house: House; asked: string | null }) {
  const t = useText()
  const isNarrow = useIsNarrow()
  const [asking, setAsking] = useState(asked)
  const [open, setOpen] = useState<string | null>(null)
  const [part, setPart] = useState<StayPart>()
  const openAt = (track: string, at?: StayPart) => {
    setPart(at)
    setOpen(track)
  }
  const first = house.night.stays.find(({ state, waits }) => state === 'matched' && !waits)
  const request = house.night.stays.find(({ track, state }) => track === asking && state === 'matched')
  const stay = house.night.stays.find(({ track }) => track === open)
  if (house.night.beds.length === 0)
    return (
      <div className="stack">
        <Card>
          <EmptyState icon="bed" title={t('beds.empty')} words={t('beds.none')} />
        </Card>
        <Requests house={house} asking={asking} onAsk={setAsking} />
      </div>
    )
  const rooms = isNarrow ? (
    <Tonight house={house} onOpen={openAt} />
  ) : (
    <NightGrid
      house={house}
      onOpen={openAt}
      onOffer={() => first && setAsking(first.track)}
      {...(request ? { request } : {})}
    />
  )
  return (
    <div className="stack">
      <BedCounts night={house.night} />
      <Alarms house={house} onOpen={setOpen} />
      <Holds house={house} />
      <Requests house={house} asking={asking} onAsk={setAsking} />
      <Tabs
        label={t('beds.views')}
        tabs={[
          { id: 'nights', label: t(isNarrow ? 'beds.tonight' : 'beds.nights'), content: rooms },
          { id: 'month', label: t('beds.month'), content: <Month /> },
        ]}
      />
      {stay && (
        <StayDialog key={stay.track} stay={stay} house={house} begin={part} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}
