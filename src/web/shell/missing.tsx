// The two pages that stand in for a page: there is nothing here (or it is not shared with you, which is the same
// answer on purpose), and it could not be shown.
import { Button, ButtonLink } from '../controls/button.tsx'
import { ErrorNotice } from '../controls/errors.tsx'
import { useText } from '../language/language.tsx'
import { Page } from './page.tsx'

/** For an address without a page, and for a case that one may not see. */
export function Missing() {
  const t = useText()
  return (
    <Page title={t('web.page.missing')} lead={t('web.page.missingWords')} width="narrow">
      <div className="row">
        <ButtonLink href="/" look="primary">
          {t('web.page.start')}
        </ButtonLink>
      </div>
    </Page>
  )
}

/** For a screen that failed; `reset` tries again. */
export function Broken({ reset }: { reset: () => void }) {
  const t = useText()
  return (
    <Page title={t('web.page.failed')} width="narrow">
      <ErrorNotice
        title={t('web.errors.kept')}
        kept=""
        action={<Button onPress={reset}>{t('web.page.again')}</Button>}
      />
    </Page>
  )
}
