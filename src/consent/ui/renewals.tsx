// Below My work, in one line that opens: which authorities still read a whole part, and which houses as a whole. Nobody is late with it and nothing presses: it is
// asked when one next talks.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { caseRoles } from '../../api/roles.ts'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'

type Renewal = Awaited<ReturnType<typeof api.consent.renewals>>['renewals'][number]

export function Renewals() {
  const { t, dates } = useLanguage()
  const { roles } = useMe()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: ['consents', 'renewals'],
    queryFn: ({ signal }) => api.consent.renewals({}, { signal }),
    enabled: hasOneOf(roles, caseRoles),
  })
  const all = data?.renewals ?? []
  if (all.length === 0) return null
  const rowOf = (one: Renewal): Row => ({
    id: one.track,
    title: t(`access.renew.row.${one.as}`, { organisation: one.recipient ?? t('inbox.somebody') }),
    href: `/cases/${one.caseId}/access`,
    detail: t(`access.renew.words.${one.as}`, { day: dates.day(one.until) }),
    about: { name: aliasHere(one.reference, t), reference: one.reference },
  })
  return (
    <section className="stack" aria-label={t('access.renew.list')}>
      <p className="row second">
        {t('work.group', { name: t('access.renew.list'), count: dates.number(all.length) })}
        <Button look="quiet" size="small" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'work.group.hide' : 'work.group.show', { count: all.length })}
          <span className="unseen"> {t('access.renew.list')}</span>
        </Button>
      </p>
      {isOpen && (
        <Card>
          <Rows rows={all.map(rowOf)} />
        </Card>
      )}
    </section>
  )
}
