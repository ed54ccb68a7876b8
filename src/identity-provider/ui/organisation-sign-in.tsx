// The organisation's own sign-in, for its administrators: which provider, whether it is required, what one of them wants and another one
// agrees to, and which colleagues have bound their account there.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { BoundAccounts } from './bound-accounts.tsx'
import { OwnAccount } from './own-account.tsx'
import { ProviderInUse } from './provider-in-use.tsx'
import { ProviderForm } from './provider-form.tsx'
import { useStanding, type Standing } from './standing.ts'
import { WantedChange } from './wanted-change.tsx'

export function OrganisationSignIn() {
  const t = useText()
  const { data, error, isPending } = useStanding()
  return (
    <Page title={t('provider.title')} lead={t('provider.lead')}>
      <div className="stack">
        {isPending && (
          <Card>
            <Skeleton label={t('provider.loading')} lines={4} />
          </Card>
        )}
        <ErrorMessage error={error} />
        {data && <Known standing={data} />}
      </div>
    </Page>
  )
}

function Known({ standing }: { standing: Standing }) {
  const t = useText()
  const [changes, setChanges] = useState(false)
  const { issuers, provider, asked } = standing
  if (issuers.length === 0 && !provider)
    return (
      <Notice title={t('provider.none.title')}>
        <p>{t('provider.none.words')}</p>
      </Notice>
    )
  const asksForOne = changes || (!provider && !asked)
  return (
    <>
      {asked && <WantedChange asked={asked} provider={provider} />}
      {provider && (
        <ProviderInUse standing={standing} provider={provider} onChange={() => setChanges(true)} />
      )}
      {provider && <OwnAccount />}
      {asksForOne && <ProviderForm standing={standing} onDone={() => setChanges(false)} />}
      {provider && <BoundAccounts bound={standing.bound} />}
    </>
  )
}
