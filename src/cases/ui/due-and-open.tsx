// What comes next, and what was asked for and is not there yet. Each line opens the process it belongs to beside the page.
import { type SharedCase } from '../../client/case-keys.ts'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import { isOpenNeed } from '../../tracks/case-summary.ts'
import { machineOf } from '../../web/track/machines.ts'
import { codeWords } from '../../web/track/answers.ts'
import { citationOf, clockWords, Due } from '../../web/track/clocks.tsx'

const dates = 3

interface Part {
  shared: SharedCase
}

/** The address of a case with one process open beside it, and perhaps one of its moves; going back closes it again. */
export const panelOf = (caseId: string, track: string, move?: string): string =>
  `/cases/${caseId}?track=${track}${move ? `&move=${move}` : ''}`

/** The next three duties with a date; those without a known limit stand beneath, where there is room. */
export function NextDates({ shared }: Part) {
  const t = useText()
  const when = (clock: SharedCase['clocks'][number]) => clock.dueAt ?? clock.dueOn ?? '9999'
  const next = shared.clocks.toSorted((a, b) => (when(a) < when(b) ? -1 : 1)).slice(0, dates)
  return (
    <Card title={t('case.dates.title')}>
      {next.length === 0 ? (
        <EmptyState small icon="calendar" title={t('case.dates.none')} words={t('case.dates.noneWords')} />
      ) : (
        <Rows
          rows={next.map((clock) => {
            const track = shared.tracks.find((one) => one.id === clock.track)
            return {
              id: clock.id,
              title: clockWords(clock, t),
              href: panelOf(shared.case.id, clock.track),
              detail: (
                <span className="row">
                  <span>
                    {[track && t(`${track.kind}.name`), clock.source !== 'house' && citationOf(clock, t)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  {!clock.verified && <Pill>{t('track.unverified')}</Pill>}
                </span>
              ),
              actions: <Due clock={clock} />,
            }
          })}
        />
      )}
    </Card>
  )
}

/** What is needed and not there yet. Which place it is stands in no list, whoever looks. */
export function OpenNeeds({ shared }: Part) {
  const t = useText()
  const open = shared.tracks.filter(({ kind, state }) => isOpenNeed(machineOf(kind), state))
  return (
    <Card title={t('case.needs.title')}>
      {open.length === 0 &&
      !['narrative', 'contact'].some((part) => (shared.held as string[]).includes(part)) ? (
        <p className="second">{t('case.needs.notShared')}</p>
      ) : open.length === 0 ? (
        <EmptyState small icon="heart" title={t('case.needs.none')} words={t('case.needs.noneWords')} />
      ) : (
        <Rows
          rows={open.map((track) => {
            const what = track.subkind ? codeWords(track.subkind, t) : undefined
            return {
              id: track.id,
              title: what ?? t(`${track.kind}.name`),
              href: panelOf(shared.case.id, track.id),
              detail: (
                <bdi>
                  {[what && t(`${track.kind}.name`), !machineOf(track.kind).secretPlace && track.other]
                    .filter(Boolean)
                    .join(' · ')}
                </bdi>
              ),
              actions: <Pill>{t(`${track.kind}.state.${track.state}`)}</Pill>,
            }
          })}
        />
      )}
    </Card>
  )
}
