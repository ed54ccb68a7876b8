// An alert that stands on a case: who was called, who of them has seen it, and that somebody says: I see to it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { makeMove } from '../../web/session/window-session.ts'
import type { Called } from '../api.ts'

interface Part {
  shared: SharedCase
  onChanged: () => void
}

export function AlertsStanding({ shared, onChanged }: Part) {
  const standing = shared.tracks.filter(({ kind, state }) => kind === 'alert' && state === 'standing')
  return standing.map((track) => <One key={track.id} track={track} shared={shared} onChanged={onChanged} />)
}

function One({ track, onChanged }: Part & { track: SharedCase['tracks'][number] }) {
  const { t, dates } = useLanguage()
  const nameOf = useColleagueName()
  const { data, error } = useQuery({
    queryKey: ['alert', track.id],
    queryFn: ({ signal }) => api.alertCalls.called({ track: track.id }, { signal }),
    refetchInterval: 30_000,
  })
  const seenBy = ({ seen }: Called) =>
    seen.length === 0 ? (
      <Pill tone="due">{t('alert.notSeen')}</Pill>
    ) : (
      <Pill tone="done">
        {t('alert.seenAt', {
          who: seen[0]!.by ? nameOf(seen[0]!.by) : '',
          time: dates.time(seen[0]!.at),
        })}
      </Pill>
    )
  return (
    <Card accent="late" title={t('alert.stands')} lead={t('alert.stands.words')}>
      <div className="stack">
        <ErrorMessage error={error} />
        {data?.called.length === 0 && <p>{t('alert.nobody')}</p>}
        {data && data.called.length > 0 && (
          <Rows
            rows={data.called.map((one) => ({
              id: String(one.id),
              title: [t(`alert.as.${one.as}`), one.user && nameOf(one.user)].filter(Boolean).join(' · '),
              detail: <bdi>{one.house}</bdi>,
              facts: [seenBy(one)],
            }))}
          />
        )}
        <Act track={track} onChanged={onChanged} />
      </div>
    </Card>
  )
}

function Act({ track, onChanged }: { track: SharedCase['tracks'][number]; onChanged: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const make = (move: string) =>
    run(async () => {
      await makeMove('alert', move, track, {})
      await queries.invalidateQueries({ queryKey: ['alerts'] })
      onChanged()
    }, onChanged)
  return (
    <>
      <ErrorMessage error={error} />
      <div className="row">
        <Button look="primary" isPending={busy} onPress={() => void make('take')}>
          {t('alert.move.take')}
        </Button>
        {track.sides.includes('holder') && (
          <Button look="quiet" isPending={busy} onPress={() => void make('withdraw')}>
            {t('alert.slip')}
          </Button>
        )}
      </div>
    </>
  )
}
