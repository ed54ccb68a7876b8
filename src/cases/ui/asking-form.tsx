// Before the person is asked or told something: whether that is safe at this hour. Outside the hours that they agreed the form stays shut
// until whoever acts says that the person is with them, or uses the way that was agreed for an emergency.
import { useState, type ReactNode } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { SafeNow, useSafety, useWallWords } from './safe-now.tsx'
import { useContact } from './use-contact.ts'

export function AskingForm({ caseId, children }: { caseId: string; children: ReactNode }) {
  const t = useText()
  const words = useWallWords()
  const { data: contact, isPending, error } = useContact(caseId, true)
  const safety = useSafety(contact?.hours)
  const [isTogether, say] = useState(false)
  if (isPending) return <Skeleton label={t('track.opening')} lines={2} />
  if (!safety || safety.isSafe || isTogether)
    return (
      <div className="stack">
        <ErrorMessage error={error} />
        <SafeNow hours={contact?.hours} />
        {children}
      </div>
    )
  return (
    <Notice tone="due" title={t('work.safe.before', { next: safety.next ? words(safety.next) : '' })}>
      <div className="stack">
        {contact?.emergency ? (
          <p>
            {t('case.contact.emergency')}: <bdi>{contact.emergency}</bdi>
          </p>
        ) : (
          <p>{t('work.safe.noEmergency')}</p>
        )}
        <div className="row">
          <Button size="small" onPress={() => say(true)}>
            {t(contact?.emergency ? 'work.safe.either' : 'work.safe.together')}
          </Button>
        </div>
      </div>
    </Notice>
  )
}
