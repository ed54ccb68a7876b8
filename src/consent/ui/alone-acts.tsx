// What a house of two did alone: for whoever looks back at it, with two answers; and for the house itself, until that is done. Red when it is late.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { PhoneLink } from '../../web/controls/phone-link.tsx'
import type { Act } from '../seconds-api.ts'

export function AloneActs() {
  const { t, dates } = useLanguage()
  const { data } = useQuery({
    queryKey: ['seconds', 'acts'],
    queryFn: ({ signal }) => api.seconds.acts({}, { signal }),
  })
  const waiting = data?.acts.filter(({ reviewedOn }) => reviewedOn === null) ?? []
  if (waiting.length === 0) return null
  const rowOf = (one: Act): Row => {
    const day = dates.day(one.dueOn)
    return {
      id: one.track,
      title: one.isMine
        ? t('second.act.mine', { organisation: one.organisation })
        : t('second.act.own', { day }),
      detail: (
        <>
          {t('second.act.reason', { reason: t(`code.${one.reason}`), day: dates.day(one.doneOn) })}{' '}
          {one.isMine && one.phone && <PhoneLink number={one.phone} />}
        </>
      ),
      before: (
        <Pill tone={one.isLate ? 'late' : 'due'}>
          {t(one.isLate ? 'second.late' : 'second.due', { day })}
        </Pill>
      ),
      actions: one.isMine && <Answers track={one.track} about={one.organisation} />,
    }
  }
  return (
    <Card title={t('second.acts')} lead={t('second.acts.lead')}>
      <Rows rows={waiting.map(rowOf)} />
    </Card>
  )
}

function Answers({ track, about }: { track: string; about: string }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const say = (finding: 'was_right' | 'was_not_right') =>
    run(async () => {
      await api.seconds.review({ track, finding })
      await queries.invalidateQueries({ queryKey: ['seconds', 'acts'] })
    })
  return (
    <span className="row">
      <ErrorMessage error={error} />
      <Button size="small" isPending={busy} onPress={() => void say('was_right')}>
        {t('second.right')} <span className="unseen">{about}</span>
      </Button>
      <Button size="small" isPending={busy} onPress={() => void say('was_not_right')}>
        {t('second.wrong')} <span className="unseen">{about}</span>
      </Button>
    </span>
  )
}
