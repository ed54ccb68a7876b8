// Keys and recovery: how I come in, and what happens when I lose something. Each part of the page is a section in a file of
// its own; the organisation's sections stand beneath my own.
import { Suspense, useState } from 'react'
import { OwnAccount } from '../../../identity-provider/ui/own-account.tsx'
import { OrganisationKeys } from '../../../organisations/ui/keys/organisation-keys.tsx'
import { FoldedIfNarrow } from '../../../web/controls/folded-if-narrow.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useMe, useSession } from '../../../web/session/session.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { Filled } from '../../../web/shell/slots.tsx'
import { PaperCode } from '../recovery-code.tsx'
import { Health } from './health.tsx'
import { besideSessions } from './keys-slots.ts'
import { PassphraseSection } from './passphrase.tsx'
import { RecoverySection } from './recovery.tsx'
import { Sessions } from './sessions.tsx'
import { WaysIn } from './unlockers.tsx'

export function Keys() {
  const t = useText()
  const me = useMe()
  const { refresh } = useSession()
  const [made, setMade] = useState<{ code: string; proof: string } | null>(null)
  const kept = async () => {
    await refresh()
    setMade(null)
  }
  if (made)
    return (
      <Page title={t('keys.code.title')} lead={t('keys.code.lead')} width="narrow">
        <PaperCode handle={me.handle} {...made} go={t('keys.code.done')} onKept={kept} />
      </Page>
    )
  return (
    <Page title={t('keys.title')} lead={t('keys.lead')}>
      <div className="stack">
        <Health />
        <WaysIn />
        <OwnAccount />
        <FoldedIfNarrow title={t('keys.recovery.title')}>
          <RecoverySection onCode={setMade} />
        </FoldedIfNarrow>
        <FoldedIfNarrow title={t('keys.passphrase.title')}>
          <PassphraseSection />
        </FoldedIfNarrow>
        <FoldedIfNarrow title={t('keys.sessions.title')}>
          <Sessions />
        </FoldedIfNarrow>
        <Suspense>
          <Filled slot={besideSessions} />
        </Suspense>
        <OrganisationKeys />
      </div>
    </Page>
  )
}
