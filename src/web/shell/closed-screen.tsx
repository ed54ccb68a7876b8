// In the place of a screen that is for other professions: whose it is, and the way on.
import type { StaffRole } from '../../api/roles.ts'
import { ButtonLink } from '../controls/button.tsx'
import { useText } from '../language/language.tsx'
import { useMe } from '../session/session.tsx'
import { Page } from './page.tsx'

/** A longer list says nothing to anybody. */
const fewRoles = 8

export function ClosedScreen({ roles }: { roles: readonly StaffRole[] }) {
  const t = useText()
  const mine = useMe().roles
  const listed = (some: readonly string[]) =>
    some.map((role) => t(`people.role.${role}`)).join(t('people.and'))
  return (
    <Page title={t('web.closed.title')} lead={t('web.closed.mine', { roles: listed(mine) })} width="narrow">
      {roles.length <= fewRoles && <p>{t('web.closed.theirs', { roles: listed(roles) })}</p>}
      <p>{t('web.closed.ask')}</p>
      <div className="row">
        <ButtonLink href="/" look="primary">
          {t('web.page.start')}
        </ButtonLink>
      </div>
    </Page>
  )
}
