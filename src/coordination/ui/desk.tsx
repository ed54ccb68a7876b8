// What the coordinator sees at one glance: the oldest request that nobody answered, which duties are late in which organisation,
// who has no bed tonight, who meets this week. Counts, and a code name only where an organisation opened the case to her.
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { Agreements } from './agreements.tsx'
import { Reports } from './reports.tsx'
import { LateDuties } from './late-duties.tsx'
import { Tonight } from './tonight.tsx'
import { Unanswered } from './unanswered.tsx'
import { useCoordinationDesk } from './use-desk.ts'
import './desk.css'

export function CoordinationDesk() {
  const { t, dates } = useLanguage()
  const { network } = useMe()
  const { data: desk, error } = useCoordinationDesk()
  return (
    <Page
      title={t('coordination.title')}
      actions={<ButtonLink href="/needs">{t('needs.title')}</ButtonLink>}
      lead={
        desk &&
        t('coordination.lead', {
          network: network.name,
          when: `${dates.day(desk.now)} ${dates.time(desk.now)}`,
        })
      }
    >
      <ErrorMessage error={error} />
      {!desk && !error && <Skeleton label={t('coordination.loading')} lines={8} />}
      {desk && (
        <>
          <LateDuties desk={desk} />
          <div className="desk-halves">
            <Unanswered desk={desk} />
            <Tonight desk={desk} />
          </div>
          <Reports desk={desk} />
          <Agreements desk={desk} />
        </>
      )}
    </Page>
  )
}
