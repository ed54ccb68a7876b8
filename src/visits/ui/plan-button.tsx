// The ways to a new visit and to where one is due, for whoever may begin one by the rules of the country.
import { useQuery } from '@tanstack/react-query'
import { visitors } from '../../identification/visitors.ts'
import { mayPlanVisits } from '../../jurisdiction/switches.ts'
import { lawOnQuery } from '../../law/ui/use-law.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'

export function PlanButton() {
  const t = useText()
  const { roles, network } = useMe()
  const isVisitor = hasOneOf(roles, visitors)
  const law = useQuery({ ...lawOnQuery(network.pack, useToday()), enabled: isVisitor })
  if (!isVisitor || (law.data && !mayPlanVisits(law.data.switches, roles))) return null
  return (
    <>
      <ButtonLink href="/visits/new" icon="plus">
        {t('visit.plan.title')}
      </ButtonLink>
      <ButtonLink href="/visits/where" icon="search">
        {t('visit.where.title')}
      </ButtonLink>
    </>
  )
}
