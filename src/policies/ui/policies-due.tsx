// On My work: policies that I answer for and whose day has come; of my house also those whose owner is here no more, where I lead it.
import { Card } from '../../web/controls/card.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useColleagues } from '../../web/session/colleagues.ts'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { isDue, policyWriters } from '../policy.ts'
import { usePolicies } from './use-policies.ts'

export function PoliciesDue() {
  const { t, dates } = useLanguage()
  const me = useMe()
  const today = useToday()
  const { data } = usePolicies()
  const { data: colleagues } = useColleagues()
  const isHere = (id: string | null) =>
    colleagues?.some((one) => one.id === id && one.state === 'active') ?? true
  const leads = hasOneOf(me.roles, policyWriters)
  const mine =
    data?.policies.filter(
      (one) => isDue(one, today) && (one.owner === me.id || (leads && one.isOurs && !isHere(one.owner))),
    ) ?? []
  if (mine.length === 0) return null
  return (
    <Card title={t('policies.mine')}>
      <Rows
        rows={mine.map(({ id, title, reviewOn }) => ({
          id,
          title,
          href: '/policies',
          detail: t('policies.review.by', { day: dates.day(reviewOn) }),
        }))}
      />
    </Card>
  )
}
