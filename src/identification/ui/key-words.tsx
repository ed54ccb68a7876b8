// The six words of the lock to which requests for help are sealed, as the hotline's own checked log has it: to be read out to
// callers who compare before they write. And does the public page, as the server says, name this very lock?
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { verifiedKey } from '../../client/verified-key.ts'
import { vault } from '../../web/session/vault.ts'
import { session } from '../../web/session/window-session.ts'

const hour = 3_600_000

export function KeyWords() {
  const t = useText()
  const { data, error } = useQuery({
    queryKey: ['desk-key'],
    queryFn: async () => {
      const { circle, publicKey } = await api.reports.lock({})
      const known = await verifiedKey(session, circle)
      const { words } = await vault.fingerprint({ publicKey: known.publicKey })
      return { words, same: known.publicKey === publicKey }
    },
    // Somebody may leave, or change what the page names, at any time.
    refetchInterval: hour,
  })
  return (
    <Card title={t('hotline.lock')} lead={t('hotline.lock.lead')}>
      <div className="stack">
        <ErrorMessage error={error} />
        {data && !data.same && (
          <Notice tone="danger" title={t('hotline.lock.other')}>
            {t('hotline.lock.otherDo')}
          </Notice>
        )}
        {data && (
          <p className="hotline-lock" dir="ltr" lang="en">
            {data.words}
          </p>
        )}
      </div>
    </Card>
  )
}
