// The two pages that stand in for a page: there is nothing here (or it is not shared with you, which is the same
// answer on purpose), and it could not be shown.
import { Button, ButtonLink } from '../controls/button.tsx'
import { Card, EmptyState } from '../controls/card.tsx'
import { ErrorNotice } from '../controls/errors.tsx'
import { useText } from '../language.tsx'
import { Page } from './page.tsx'

/** For an address without a page, and for a case that one may not see. */
export function Missing() {
  const t = useText()
  return (
    <Page title={t('web.page.missing')} width="narrow">
      <Card>
        <EmptyState icon="search" title={t('web.page.missing')} words={t('web.page.missingWords')}>
          <ButtonLink href="/" look="primary">
            {t('web.page.start')}
          </ButtonLink>
        </EmptyState>
      </Card>
    </Page>
  )
}

/** For a screen that failed; `reset` tries again. */
export function Broken({ reset }: { reset: () => void }) {
  const t = useText()
  return (
    <Page title={t('web.page.failed')} width="narrow">
      <ErrorNotice
        title={t('web.page.failed')}
        action={<Button onPress={reset}>{t('web.page.again')}</Button>}
      />
    </Page>
  )
}
