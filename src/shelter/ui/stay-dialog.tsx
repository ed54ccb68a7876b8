// One stay: what is done with it tonight, until when it goes, and where in the house it moves.
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { parseDate } from '@internationalized/date'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Facts } from '../../web/controls/card.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { Moves } from '../../web/track/moves.tsx'
import type { Stay } from '../api.ts'
import { NightButtons } from '../../safety/ui/night-buttons.tsx'
import { placementMachine } from '../placement.ts'
import { roomsToMoveTo } from './night.ts'
import type { StayPart } from './night-keys.tsx'
import { useRequestWords } from './request-words.ts'
import { useNextPlaceWords, WhereNext } from './where-next.tsx'
import { useStayName, type House } from './use-night.ts'

const living = ['resident', 'away']
const nextMoves: Record<string, string> = { held: 'arrive', resident: 'go_away', away: 'come_back' }

/** Whoever came by a letter stands before the field that they came for. */
function Place({
  part,
  begin,
  children,
}: {
  part: StayPart
  begin: StayPart | undefined
  children: ReactNode
}) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (begin === part) here.current?.focus()
  }, [begin, part])
  return (
    <div ref={here} tabIndex={-1} data-part={part} className="stay-part">
      {children}
    </div>
  )
}

export function StayDialog({
  stay,
  house,
  begin,
  onClose,
}: {
  stay: Stay
  house: House
  begin?: StayPart | undefined
  onClose: () => void
}) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const nameOf = useStayName()
  const done = (text: string) => {
    say({ text })
    house.reload()
    onClose()
  }
  return (
    <Dialog place="side" title={nameOf(stay)} onClose={onClose}>
      <About stay={stay} now={new Date(house.night.now)} />
      {stay.reference && stay.caseId && <NightButtons caseId={stay.caseId} onBegun={onClose} />}
      <Moves
        machine={placementMachine}
        track={{
          id: stay.track,
          kind: 'placement',
          subkind: null,
          state: stay.state,
          version: stay.version,
          sides: ['other'],
        }}
        caseId={stay.caseId}
        next={nextMoves[stay.state]}
        without={['seek_next']}
        onMoved={(move) => done(t(`placement.done.${move}`))}
        onStale={house.reload}
      />
      {stay.beds.length > 0 && <InBeds stay={stay} house={house} begin={begin} onDone={done} />}
      {stay.reference && stay.caseId && living.includes(stay.state) && (
        <WhereNext caseId={stay.caseId} stay={{ id: stay.track, version: stay.version }} next={stay.next} />
      )}
      {stay.reference && stay.caseId && (
        <div className="row">
          <ButtonLink href={`/cases/${stay.caseId}`} look="quiet">
            {t('inbox.case')}
          </ButtonLink>
        </div>
      )}
    </Dialog>
  )
}

/** Until when they stay, and in which beds. */
function InBeds({ begin, ...part }: Part & { begin: StayPart | undefined }) {
  return (
    <>
      <Place part="leaving" begin={begin}>
        <Leaving {...part} />
      </Place>
      <Place part="move" begin={begin}>
        <MoveTo {...part} />
      </Place>
    </>
  )
}

function About({ stay, now }: { stay: Stay; now: Date }) {
  const { t, language, dates } = useLanguage()
  const { needsOf } = useRequestWords()
  const needs = needsOf(stay)
  const next = useNextPlaceWords()(stay.next)
  return (
    <Facts
      facts={[
        { term: t('beds.state'), value: t(`placement.state.${stay.state}`) },
        { term: t('inbox.fact.party'), value: t('inbox.party', { count: stay.party }) },
        ...(needs ? [{ term: t('ask.needs'), value: needs }] : []),
        ...(stay.language
          ? [{ term: t('inbox.fact.language'), value: languageName(stay.language, language.locale) }]
          : []),
        ...(stay.sender ? [{ term: t('inbox.fact.from'), value: <bdi>{stay.sender}</bdi> }] : []),
        ...(next ? [{ term: t('beds.next.title'), value: next }] : []),
        ...(stay.since ? [{ term: t('beds.since'), value: dates.day(stay.since, now) }] : []),
      ]}
    />
  )
}

interface Part {
  stay: Stay
  house: House
  onDone: (said: string) => void
}

function Leaving({ stay, house, onDone }: Part) {
  const { t, dates } = useLanguage()
  const { timezone } = useMe().network
  const { until } = stay
  const [on, setOn] = useState<string | null>(until && dayOf(until, timezone))
  const { busy, error, run } = usePendingAction()
  const tomorrow = parseDate(dayOf(house.night.now, timezone)).add({ days: 1 }).toString()
  const set = (day: string | null) =>
    run(async () => {
      await api.shelters.leaving({ track: stay.track, on: day })
      onDone(day ? t('beds.leaving.set', { day: dates.day(day) }) : t('beds.leaving.open'))
    })
  return (
    <div className="stack">
      <DateField
        label={t('beds.leaving')}
        hint={t('beds.leaving.hint')}
        value={on}
        min={tomorrow}
        onChange={setOn}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button isPending={busy} isDisabled={!on} onPress={() => void set(on)}>
          {t('beds.leaving.save')}
        </Button>
        {until && (
          <Button look="quiet" isPending={busy} onPress={() => void set(null)}>
            {t('beds.leaving.unknown')}
          </Button>
        )}
      </div>
    </div>
  )
}

function MoveTo({ stay, house, onDone }: Part) {
  const { t } = useLanguage()
  const places = roomsToMoveTo(house.units, stay, house.night)
  const [chosen, setChosen] = useState<string | null>(null)
  const { busy, error, run } = usePendingAction()
  if (places.length === 0) return <p className="second">{t('beds.move.none', { count: stay.party })}</p>
  const place = places.find(({ room }) => String(room.id) === chosen)
  return (
    <div className="stack">
      <Select
        label={t('beds.move')}
        options={places.map(({ room }) => ({
          value: String(room.id),
          label: t('beds.roomOf', { number: room.number, beds: room.beds.length }),
        }))}
        value={chosen}
        onChange={setChosen}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button
          isPending={busy}
          isDisabled={!place}
          onPress={() =>
            void run(async () => {
              await api.shelters.move({ track: stay.track, beds: place!.beds })
              onDone(t('beds.moved', { number: place!.room.number }))
            }, house.reload)
          }
        >
          {t('beds.move.now')}
        </Button>
      </div>
    </div>
  )
}
