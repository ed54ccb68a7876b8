// Above what was referred to us here: the way in for somebody whom a place abroad sends home.
import type { StaffRole } from '../../api/roles.ts'
import { caseRoles } from '../../api/roles.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'

export function FromAbroad() {
  const t = useText()
  const { roles } = useMe()
  if (!roles.some((role) => (caseRoles as readonly StaffRole[]).includes(role as StaffRole))) return null
  return (
    <div className="row">
      <ButtonLink href="/homecomings/new" look="quiet">
        {t('home.title')}
      </ButtonLink>
    </div>
  )
}
