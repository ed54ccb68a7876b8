// The organisation's part of Keys and recovery: its key, who holds it, what is owed, its sheets on paper, and what two people compare by voice.
import { Suspense } from 'react'
import { FoldedIfNarrow } from '../../../web/controls/folded-if-narrow.tsx'
import { useText } from '../../../web/language/language.tsx'
import { Filled } from '../../../web/shell/slots.tsx'
import { teamsHead } from '../teams/team-slots.ts'
import { ColleaguesCompared } from './colleagues-compared.tsx'
import { OrganisationHealth } from './organisation-health.tsx'
import { TeamsHealth } from './teams-health.tsx'
import { OrganisationsCompared } from './organisations-compared.tsx'
import { RecoverySharesHealth } from './recovery-shares-health.tsx'

export function OrganisationKeys() {
  const t = useText()
  return (
    <>
      <OrganisationHealth />
      <Suspense>
        <Filled slot={teamsHead} />
      </Suspense>
      <TeamsHealth />
      <RecoverySharesHealth />
      <FoldedIfNarrow title={t('orgKeys.compare.title')}>
        <div className="stack">
          <ColleaguesCompared />
          <OrganisationsCompared />
        </div>
      </FoldedIfNarrow>
    </>
  )
}
