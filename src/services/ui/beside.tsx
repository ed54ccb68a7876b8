// Some services need a process of their own: an employer who is checked, a relative who is looked for, a paper. Those that there are, and a
// button that begins one.
import { useNavigate } from '@tanstack/react-router'
import { newId } from '../../api/new-id.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import type { Loaded } from './use-service.ts'

const processOf: Readonly<Record<string, string>> = {
  job_placement: 'job',
  family_location: 'tracing',
  family_reunification: 'tracing',
  translation: 'paper_translation',
}

export function Beside({ service }: { service: Loaded }) {
  const t = useText()
  const dates = useDates()
  const navigate = useNavigate()
  const { busy, error, run } = usePendingAction()
  const { answer, shared } = service
  const { track, caseId } = answer
  const kind = track.kind === 'goal' ? processOf[track.subkind ?? ''] : undefined
  if (!kind || caseId === null) return null
  const subkind = kind === 'tracing' ? (track.subkind as string) : undefined
  const there = shared.tracks.filter((one) => one.kind === kind && (one.subkind ?? undefined) === subkind)
  const begin = () =>
    run(async () => {
      const id = newId()
      await session.tracks.openTrack(kind, { id, caseId, ...(subkind && { subkind }) }, id)
      await service.readAgain()
      await navigate({ to: `/tracks/${id}` })
    })
  return (
    <Card title={t(`${kind}.name`)}>
      <div className="stack">
        {there.length > 0 && (
          <Rows
            rows={there.map((one) => ({
              id: one.id,
              title: t(`${kind}.state.${one.state}`),
              detail: dates.day(one.openedAt),
              href: `/tracks/${one.id}`,
            }))}
          />
        )}
        <ErrorMessage error={error} />
        <div className="row">
          <Button icon="plus" isPending={busy} onPress={() => void begin()}>
            {t(`services.begin.${kind}`)}
          </Button>
        </div>
      </div>
    </Card>
  )
}
