// Keys and recovery: how I come in, and what happens when I lose something. Each part of the page is a section in a file of
// its own; the organisation's sections stand beneath my own.
import { useState } from 'react'
import { OrganisationKeys } from '../../../organisations/ui/keys/organisation-keys.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useMe } from '../../../web/session/session.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { PaperCode } from '../recovery-code.tsx'
import { Health } from './health.tsx'
import { PassphraseSection } from './passphrase.tsx'
import { RecoverySection } from './recovery.tsx'
import { WaysIn } from './unlockers.tsx'

export function Keys() {
  const t = useText()
  const me = useMe()
  const [code, setCode] = useState<string | null>(null)
  if (code)
    return (
      <Page title={t('keys.code.title')} lead={t('keys.code.lead')} width="narrow">
        <PaperCode handle={me.handle} code={code} go={t('keys.code.done')} onKept={() => setCode(null)} />
      </Page>
    )
  return (
    <Page title={t('keys.title')} lead={t('keys.lead')}>
      <div className="stack">
        <Health />
        <WaysIn />
        <RecoverySection onCode={setCode} />
        <PassphraseSection />
        <OrganisationKeys />
      </div>
    </Page>
  )
}
