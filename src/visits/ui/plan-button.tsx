// The ways to a new visit and to where one is due, for whoever may begin one.
import { visitors } from '../../identification/visitors.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'

export function PlanButton() {
  const t = useText()
  if (!hasOneOf(useMe().roles, visitors)) return null
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
