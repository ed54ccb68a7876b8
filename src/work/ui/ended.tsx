// Consents that ended by their day, in grey: nothing is shared any more, and nobody is late with anything. Each can be put away.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'

type EndedConsent = Awaited<ReturnType<typeof api.work.ended>>['consents'][number]
/** So many stand there at first; on a telephone they are counted. */
const inSight = { wide: 2, narrow: 0 }

export function Ended({ whose }: { whose: 'mine' | 'team' }) {
  const { t, dates } = useLanguage()
  const [isWhole, setWhole] = useState(false)
  const most = inSight[useIsNarrow('40rem') ? 'narrow' : 'wide']
  const { data } = useQuery({
    queryKey: ['work', 'ended', whose],
    queryFn: ({ signal }) => api.work.ended({ whose }, { signal }),
  })
  const all = data?.consents ?? []
  if (all.length === 0) return null
  const shown = isWhole ? all : all.slice(0, most)
  const rowOf = (one: EndedConsent): Row => ({
    id: one.track,
    title: one.with ? t('work.ended.with', { organisation: one.with }) : t('work.ended.one'),
    href: `/cases/${one.caseId}/access`,
    detail: t('work.ended.words'),
    before: <span className="second">{dates.day(one.endedOn)}</span>,
    about: { name: aliasHere(one.reference, t), reference: one.reference },
    actions: <PutAway consent={one} />,
  })
  const heading = t('work.group', { name: t('work.group.ended'), count: dates.number(all.length) })
  return (
    <div className="work-ended">
      {shown.length > 0 ? (
        <Rows heading={heading} rows={shown.map(rowOf)} />
      ) : (
        <h3 className="rows-heading">{heading}</h3>
      )}
      {all.length > shown.length && (
        <Button look="quiet" size="small" onPress={() => setWhole(true)}>
          {t(most === 0 ? 'work.group.show' : 'work.group.rest', { count: all.length - shown.length })}
        </Button>
      )}
    </div>
  )
}

function PutAway({ consent: { track, reference } }: { consent: EndedConsent }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const away = () =>
    run(async () => {
      await api.work.putAway({ track })
      await queries.invalidateQueries({ queryKey: ['work', 'ended'] })
    })
  return (
    <span className="row">
      <ErrorMessage error={error} />
      <Button size="small" look="quiet" isPending={busy} onPress={() => void away()}>
        {t('work.ended.away')} <span className="unseen">{aliasHere(reference, t)}</span>
      </Button>
    </span>
  )
}
