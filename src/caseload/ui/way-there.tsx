// From the list of cases to many of them at once, for those whose work it is.
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { caseloadRoles } from '../codes.ts'

export function WayThere() {
  const t = useText()
  const { roles } = useMe()
  if (!hasOneOf(roles, caseloadRoles)) return null
  return (
    <ButtonLink href="/caseload" look="quiet">
      {t('caseload.title')}
    </ButtonLink>
  )
}
