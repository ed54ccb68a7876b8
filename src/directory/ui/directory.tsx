// The directory on its own: who can help, without any case. To refer somebody, one begins at their case, so that
// nobody is referred whom no case stands behind.
import { useText } from '../../web/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { DirectorySearch } from './search.tsx'

export function Directory() {
  const t = useText()
  return (
    <Page title={t('directory.title')} lead={t('directory.page.lead')}>
      <DirectorySearch />
    </Page>
  )
}
