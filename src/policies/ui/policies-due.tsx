// On My work: policies that I answer for and whose day has come.
import { Card } from '../../web/controls/card.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { isDue } from '../policy.ts'
import { usePolicies } from './use-policies.ts'

export function PoliciesDue() {
  const { t, dates } = useLanguage()
  const me = useMe()
  const today = useToday()
  const { data } = usePolicies()
  const mine = data?.policies.filter((one) => one.owner === me.id && isDue(one, today)) ?? []
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
