// The directory on its own: who can help, without any case. To refer somebody, one begins at their case, so that
// nobody is referred whom no case stands behind.
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { DirectorySearch } from './search.tsx'

/** Whoever may say what their organisation offers, as the endpoint has it. */
const keepsListing = ['shelter', 'administrator']

export function Directory() {
  const t = useText()
  const me = useMe()
  return (
    <Page
      title={t('directory.title')}
      lead={t('directory.page.lead')}
      actions={
        <>
          {me.roles.some((role) => keepsListing.includes(role)) && (
            <ButtonLink href="/directory/own">{t('directory.own.title')}</ButtonLink>
          )}
          {me.roles.includes('coordinator') && (
            <>
              <ButtonLink href="/directory/lists">{t('directory.lists.title')}</ButtonLink>
              <ButtonLink href="/directory/twice">{t('directory.twice.title')}</ButtonLink>
            </>
          )}
          <ButtonLink href="/directory/gaps">{t('directory.gaps.title')}</ButtonLink>
        </>
      }
    >
      <DirectorySearch />
    </Page>
  )
}
