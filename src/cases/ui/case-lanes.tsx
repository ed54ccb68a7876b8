// The signature picture: the five lanes of this case, as far as they are shared with me; and the same as one row of five states, where
// another view of the case has the room. A lane that somebody else holds says who, so that an empty line is never taken for "nothing
// is being done".
import { useState } from 'react'
import { canBeLate } from '../../../jurisdictions/packs.ts'
import { isInSecretPlace } from '../../tracks/case-summary.ts'
import { compartmentOf, lanes as allLanes } from '../../tracks/define.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Lanes, type Lane } from '../../web/controls/lanes.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import type { Track as LaneName } from '../../web/controls/pill.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { useDates, useLanguage, useText } from '../../web/language/language.tsx'
import { clockWords } from '../../web/track/clocks.tsx'
import { isOver, machineOf, machines } from '../../web/track/machines.ts'
import { daysAfter, useNow, useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { lanesOf } from './lane-picture.ts'
import { useConsents } from './use-case.ts'
import { useSeenParts } from './use-seen.ts'

// How far the picture looks ahead at least and at most.
const ahead = { least: 45, most: 150 }

interface Part {
  shared: SharedCase
}

/** Drawn over time where there is room for it; else one line for each lane, and the rest by a press. */
export function CaseLanes({ shared, isWhole }: Part & { isWhole: boolean }) {
  const t = useText()
  const lanes = useCaseLanes(shared)
  const isNarrow = useIsNarrow()
  const [isOpen, open] = useState(false)
  if (lanes.length === 0) return null
  if (isWhole && (!isNarrow || isOpen)) return <OverTime shared={shared} lanes={lanes} />
  return (
    <section className="card case-strip" aria-label={t('web.lanes.label')}>
      <ul>
        {lanes.map(({ lane, label, spans }) => (
          <li key={lane} data-track={lane}>
            <strong>{label}</strong>
            <span>
              {spans.find(({ current }) => current)?.label ?? (
                <span className="second">{t(spans.length > 0 ? 'case.lane.over' : 'case.lane.empty')}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {isWhole && (
        <Button size="small" look="quiet" onPress={() => open(true)}>
          {t('case.lane.overTime')}
        </Button>
      )}
    </section>
  )
}

/** The lanes that this profession sees, with what was, what is and what is due next. */
function useCaseLanes(shared: SharedCase): Lane[] {
  const t = useText()
  const { dueTone } = useDates()
  const { network } = useMe()
  const now = useNow()
  const seen = useSeenParts(shared.case)
  return lanesOf(shared.tracks, shared.events, shared.clocks, {
    laneOf: machineOf,
    isOver,
    state: (track, state) =>
      isInSecretPlace(machineOf(track.kind), state)
        ? t('case.lane.safePlace')
        : // Several processes share a lane, so a state there also says whose it is.
          t(`lane.${track.kind}.${state}`, {}, t(`${track.kind}.state.${state}`)),
    // The whole sentence stands among the next dates; here a word or two have room.
    clock: (clock) => t(`lane.clock.${clock}`, {}, clockWords({ clock }, t)),
    dayOf: (instant) => dayOf(instant, network.timezone),
    tone: (clock, when) => (canBeLate(clock) ? dueTone(when, now) : 'calm'),
    lane: (lane) => t(`lane.${lane}`),
  }).filter(({ lane }) => seen.lane(lane))
}

function OverTime({ shared, lanes }: Part & { lanes: readonly Lane[] }) {
  const t = useText()
  const { network } = useMe()
  const today = useToday()
  const last =
    lanes
      .flatMap((lane) => lane.pills.map((pill) => pill.on))
      .toSorted()
      .at(-1) ?? today
  const furthest = daysAfter(today, ahead.most)
  const wanted = [daysAfter(last, 20), daysAfter(today, ahead.least)].toSorted().at(-1) as string
  const first = [
    dayOf(shared.case.openedAt, network.timezone),
    ...lanes.flatMap((lane) => lane.spans.map((span) => span.from)),
  ]
  const mine = (lane: LaneName) => (shared.held as string[]).includes(compartmentOfLane(lane))
  return (
    <Card>
      <Lanes
        lanes={lanes}
        empty={(lane) => (mine(lane) ? t('case.lane.empty') : undefined)}
        today={today}
        from={first.toSorted()[0] as string}
        to={wanted > furthest ? furthest : wanted}
      />
      <Elsewhere
        shared={shared}
        empty={lanes.filter((lane) => lane.spans.length === 0).map((lane) => lane.lane)}
      />
    </Card>
  )
}
/** The part of the file to which what happens in a lane belongs. */
function compartmentOfLane(lane: LaneName): string {
  const machine = machines.find((one) => one.lane === lane && typeof one.compartment === 'string')
  return machine ? compartmentOf(machine) : 'open'
}

/** Lanes whose compartment is not mine: who holds it, or that it is not shared. */
function Elsewhere({ shared, empty }: { shared: SharedCase; empty: readonly string[] }) {
  const { t, language } = useLanguage()
  const consents = useConsents(shared.case.id)
  const notMine = allLanes
    .filter((lane) => empty.includes(lane))
    .map((lane) => ({ lane, compartment: compartmentOfLane(lane) }))
    .filter(({ compartment }) => !(shared.held as string[]).includes(compartment))
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const holderOf = (compartment: string) =>
    consents.data?.readers
      .find((one) => one.compartment === compartment)
      ?.holders.find((holder) => holder.name)?.name
  const nobody = notMine.filter(({ compartment }) => !holderOf(compartment))
  if (empty.length === allLanes.length && notMine.length === 0)
    return <p className="case-elsewhere second">{t('case.lane.nothing')}</p>
  if (notMine.length === 0) return null
  return (
    <ul className="case-elsewhere second">
      {notMine.map(({ lane, compartment }) => {
        const organisation = holderOf(compartment)
        return (
          organisation && <li key={lane}>{t('case.lane.with', { lane: t(`lane.${lane}`), organisation })}</li>
        )
      })}
      {nobody.length > 0 && (
        <li>
          {t('case.lane.notShared', { lanes: list.format(nobody.map(({ lane }) => t(`lane.${lane}`))) })}
        </li>
      )}
    </ul>
  )
}
