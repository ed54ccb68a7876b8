// What still runs on a case that is about to be closed: what ends with it, and what goes on and must not be forgotten. It
// names what this reader may see and counts nothing else: that there is something else may be what nobody must know.
import { useQuery } from '@tanstack/react-query'
import { atClosing } from '../../tracks/closing-effects.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { whenDue } from '../../web/language/dates.ts'
import { useText, type Text } from '../../web/language/language.tsx'
import { clockWords } from '../../web/track/clocks.tsx'
import { machineOf } from '../../web/track/machines.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { codeWords } from '../../web/track/answers.ts'
import { Due } from '../../web/track/clocks.tsx'
import { panelOf } from './panel-address.ts'
import { session } from '../../web/session/window-session.ts'

/** Read anew when somebody is about to close: a process that began a minute ago is listed too. */
export function StillRunning({ caseId }: { caseId: string }) {
  const t = useText()
  const query = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => readCase(session, caseId),
    staleTime: 0,
  })
  if (query.error) return <ErrorMessage error={query.error} />
  if (!query.data) return <Skeleton label={t('track.opening')} lines={3} />
  const { ends, goesOn } = runningOn(query.data)
  const rows = (tracks: SharedCase['tracks']) => tracks.map((track) => rowOf(query.data, track, t))
  return (
    <div className="still-running stack">
      {ends.length > 0 && <Rows heading={t('track.closing.ends')} rows={rows(ends)} />}
      {goesOn.length > 0 && <Rows heading={t('track.closing.goesOn')} rows={rows(goesOn)} />}
      {ends.length + goesOn.length === 0 && <p>{t('track.closing.none')}</p>}
      <p className="second">{t('track.closing.notShared')}</p>
    </div>
  )
}

/** Everything beside the case's own process, by what its closing does to it. */
function runningOn({ tracks, clocks }: SharedCase): Record<'ends' | 'goesOn', SharedCase['tracks']> {
  const those = (what: 'ends' | 'goes-on') =>
    tracks.filter(
      ({ id, kind, state }) =>
        kind !== 'case' &&
        atClosing(
          machineOf(kind),
          state,
          clocks.some((clock) => clock.track === id),
        ) === what,
    )
  return { ends: those('ends'), goesOn: those('goes-on') }
}

/** One process: where it stands, with whom, and what comes next. Which place it is stands in no list, whoever looks. */
function rowOf(
  { case: { id: caseId }, clocks }: SharedCase,
  track: SharedCase['tracks'][number],
  t: Text,
): Row {
  const what = track.subkind ? codeWords(track.subkind, t) : undefined
  const other = machineOf(track.kind).secretPlace ? undefined : track.other
  const last = '9999'
  const next = clocks
    .filter((clock) => clock.track === track.id)
    .toSorted((a, b) => ((whenDue(a) ?? last) < (whenDue(b) ?? last) ? -1 : 1))[0]
  return {
    id: track.id,
    title: what ?? t(`${track.kind}.name`),
    href: panelOf(caseId, track.id),
    detail: (
      <>
        <bdi>{[what && t(`${track.kind}.name`), other].filter(Boolean).join(' · ')}</bdi>
        {next && <div>{clockWords(next, t)}</div>}
      </>
    ),
    facts: [
      <Pill key="state">{t(`${track.kind}.state.${track.state}`)}</Pill>,
      ...(next ? [<Due key="due" clock={next} />] : []),
    ],
  }
}
