// What stood on a sheet before it was put right, whole and with whose word it was: opened when somebody asks for it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Facts } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { readEarlierSheets, type OpenedSheet } from '../client/sheet.ts'
import type { ServiceForm } from '../form.ts'
import { factsOf } from './sheet-words.ts'
import type { Loaded } from './use-service.ts'

interface Props {
  service: Loaded
  form: ServiceForm
  now: OpenedSheet
}

export function EarlierSheets({ service, form, now }: Props) {
  const { t, dates, language } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { answer, shared } = service
  const { data } = useQuery({
    queryKey: ['earlier-sheets', answer.track.id, form.code, now.row.id],
    queryFn: () => readEarlierSheets(session, shared, answer.track.id, { service: form.code, row: now.row }),
    enabled: isOpen,
    gcTime: 0,
  })
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('services.before')}</summary>
      {isOpen && !data && <Skeleton label={t('case.opening')} lines={3} />}
      {data?.map(({ row, on, sheet, trouble }) => (
        <section key={row.id} className="service-facts" aria-label={dates.day(on)}>
          <p className="second">
            <bdi>{row.by ?? t('track.by.person')}</bdi> · {dates.day(on)}
          </p>
          {sheet ? (
            <Facts facts={factsOf(form, sheet, { t, dates, locale: language.locale })} />
          ) : (
            <p>{t(trouble === 'unfit' ? 'chain.unfit' : 'web.hold.failed')}</p>
          )}
        </section>
      ))}
      {data?.length === 0 && <p className="second">{t('services.beforeNone')}</p>}
    </details>
  )
}
