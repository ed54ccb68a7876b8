// How to reach the person without putting them in danger. It is opened with the page, since nobody may call before they
// have read it.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { codeOf } from '../../api/code-of.ts'
import { openLatestDated } from '../../client/records.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { useText } from '../../web/language/language.tsx'
import { latestOf } from '../../client/sealed-record.ts'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { ownViewOf } from '../../tracks/case-summary.ts'
import { machineOf } from '../../web/track/machines.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { underContact } from './case-slots.ts'
import { ContactFacts } from './contact-facts.tsx'
import { emptyContact, type SafeContact } from '../safe-contact.ts'
import { session } from '../../web/session/window-session.ts'
import { factToShow } from '../../tracks/case-facts.ts'

const loadDialog = () => import('./contact-dialog.tsx')
const ContactDialog = lazy(async () => ({ default: (await loadDialog()).ContactDialog }))

function ReadContact({ contact, ...shown }: { contact: SafeContact; caseId: string; of: string }) {
  return (
    <>
      <ContactFacts contact={contact} />
      <Suspense>
        <Filled slot={underContact} {...shown} />
      </Suspense>
    </>
  )
}

/** Whoever is about to call reads first how it is for the person. A telephone names the risk a hand's breadth above. */
function HowItIs({ shared }: { shared: SharedCase }) {
  const t = useText()
  const isNarrow = useIsNarrow()
  const view = ownViewOf(shared.events, machineOf)
  if (!view) return null
  return (
    <p>
      {t('case.contact.feels', { view: t(`code.${view}`) })}
      {shared.case.risk && !isNarrow && (
        <>
          <br />
          <span className="second">
            {t('case.risk', { level: t(`code.${factToShow(shared.case.risk, shared.words.risk)}`) })}
          </span>
        </>
      )}
    </p>
  )
}

export function SafeContactCard({ shared, onWritten }: { shared: SharedCase; onWritten: () => void }) {
  const t = useText()
  const row = latestOf(shared.records, 'safe_contact')
  const held = shared.held.includes('contact')
  const { data, error } = useQuery({
    queryKey: ['safe-contact-dated', shared.case.id, row?.id],
    queryFn: async () => (await openLatestDated<SafeContact>(session, shared, 'safe_contact')) ?? null,
    enabled: row !== undefined && held,
  })
  const { open, hide, button } = useLazyDialog(loadDialog)
  // Whoever has asked the person again writes it down anew: nothing else would make it count any more.
  const isOutdated = codeOf(error) === 'outdated'
  return (
    <Card title={t('case.contact.title')} accent="action">
      <div className="stack">
        <HowItIs shared={shared} />
        {data ? (
          <ReadContact contact={data.value} caseId={shared.case.id} of={data.at} />
        ) : (
          !error && <p className="second">{t(held ? 'case.contact.none' : 'case.contact.notHeld')}</p>
        )}
        <ErrorMessage error={error} />
        {held && (!error || isOutdated) && (
          <Button size="small" {...button}>
            {t(data ? 'case.contact.change' : 'case.contact.add')}
          </Button>
        )}
      </div>
      <Suspense>
        {open && (
          <ContactDialog
            caseId={shared.case.id}
            reference={shared.case.reference}
            before={data?.value ?? (row ? undefined : emptyContact)}
            row={row}
            isOpening={row !== undefined && !data && !error}
            onClose={hide}
            onWritten={() => {
              hide()
              onWritten()
            }}
          />
        )}
      </Suspense>
    </Card>
  )
}
