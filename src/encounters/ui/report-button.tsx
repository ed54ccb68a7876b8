// The way in, on top of My work: whoever has just met somebody looks for nothing.
import { networkRoles } from '../../api/roles.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'

export function ReportButton() {
  const t = useText()
  if (!hasOneOf(useMe().roles, networkRoles)) return null
  return (
    <ButtonLink href="/encounters/new" icon="plus">
      {t('encounter.title')}
    </ButtonLink>
  )
}
