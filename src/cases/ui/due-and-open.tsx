// What comes next, and what was asked for and is not there yet. Each line opens the process it belongs to beside the page.
import { type SharedCase } from '../../client/case-keys.ts'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { useFirstRows } from '../../web/controls/first-rows.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import { isOpenNeed } from '../../tracks/case-summary.ts'
import { machineOf } from '../../web/track/machines.ts'
import { codeWords } from '../../web/track/answers.ts'
import { firstStepOf } from './next-step.tsx'
import { panelOf } from './panel-address.ts'
import { byPressure } from './rank-steps.ts'
import { citationOf, clockWords, Due, dutyWords } from '../../web/track/clocks.tsx'

const dates = 3
/** How many needs stand there at first: the rest comes by one press. */
const needs = { wide: 5, narrow: 3 }

interface Part {
  shared: SharedCase
}

/** The next three duties after the one that is named above; those without a known limit stand beneath, where there is room. */
export function NextDates({ shared }: Part) {
  const t = useText()
  const isNarrow = useIsNarrow()
  const named = firstStepOf(shared)?.clock.id
  const next = byPressure(shared.clocks.filter(({ id }) => id !== named)).slice(0, dates)
  const rows = (
    <Rows
      rows={next.map((clock) => {
        const track = shared.tracks.find((one) => one.id === clock.track)
        return {
          id: clock.id,
          title: track ? dutyWords({ clock: clock.clock, state: track.state }, t) : clockWords(clock, t),
          href: panelOf(shared.case.id, clock.track),
          detail: (
            <span className="row">
              <span>
                {[track && t(`${track.kind}.name`), clock.source !== 'house' && citationOf(clock, t)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {!clock.verified && <Pill>{t('track.unverified')}</Pill>}
              {isNarrow && <Due clock={clock} />}
            </span>
          ),
          actions: !isNarrow && <Due clock={clock} />,
        }
      })}
    />
  )
  // On a telephone the next one is named above, and the others fold.
  if (isNarrow && next.length === 0) return null
  return (
    <Card title={t('case.dates.title')} folds>
      {next.length === 0 ? (
        <EmptyState small icon="calendar" title={t('case.dates.none')} words={t('case.dates.noneWords')} />
      ) : (
        rows
      )}
    </Card>
  )
}

/** What is needed and not there yet. Which place it is stands in no list, whoever looks. */
export function OpenNeeds({ shared }: Part) {
  const t = useText()
  const isNarrow = useIsNarrow()
  const open = shared.tracks.filter(
    ({ kind, state }) => !machineOf(kind).planRows && isOpenNeed(machineOf(kind), state),
  )
  const [shown, more] = useFirstRows(open, needs[isNarrow ? 'narrow' : 'wide'])
  const hasPlan = shared.tracks.some(({ kind }) => machineOf(kind).planRows)
  const isShared = ['narrative', 'contact'].some((part) => (shared.held as string[]).includes(part))
  // A telephone has no room for what is not there; that something is not shared is said there too.
  if (open.length === 0 && (hasPlan || (isNarrow && isShared))) return null
  return (
    <Card
      title={
        isNarrow && open.length > 0 ? t('case.needs.count', { count: open.length }) : t('case.needs.title')
      }
      folds={open.length > 0}
    >
      {open.length === 0 && !isShared ? (
        <p className="second">{t('case.needs.notShared')}</p>
      ) : open.length === 0 ? (
        <EmptyState small icon="heart" title={t('case.needs.none')} words={t('case.needs.noneWords')} />
      ) : (
        <div className="stack">
          <Rows
            rows={shown.map((track) => {
              const state = <Pill>{t(`${track.kind}.state.${track.state}`)}</Pill>
              const what = track.subkind ? codeWords(track.subkind, t) : undefined
              return {
                id: track.id,
                title: what ?? t(`${track.kind}.name`),
                href: panelOf(shared.case.id, track.id),
                detail: (
                  <span className="row">
                    <bdi>
                      {[what && t(`${track.kind}.name`), !machineOf(track.kind).secretPlace && track.other]
                        .filter(Boolean)
                        .join(' · ')}
                    </bdi>
                    {isNarrow && state}
                  </span>
                ),
                actions: !isNarrow && state,
              }
            })}
          />
          {more}
        </div>
      )}
    </Card>
  )
}
