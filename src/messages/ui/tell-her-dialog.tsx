// Saying with the person where she is told that something is new, and in which hours. What a notice on a telephone tells somebody who looks
// at it stands above the fields, to be read to her.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SafeHours } from '../../cases/safe-hours.ts'
import { SafeHoursFields } from '../../cases/ui/safe-hours-fields.tsx'
import type { SharedCase } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import { NoWords } from '../../consent/ui/no-words.tsx'
import { isAddress } from '../../outbox/address.ts'
import { sealedFor } from '../../outbox/client.ts'
import { plainAddress, WhereTo, type Where } from '../../outbox/ui/where-to.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'

/** The hours that are agreed in her safe contact, where it can be read here. */
function useAgreedHours(shared: SharedCase): readonly SafeHours[] {
  const { data } = useQuery({
    queryKey: ['safe-hours', shared.case.id, shared.records.length],
    queryFn: async () => {
      if (!shared.held.includes('contact')) return []
      const contact = await openLatest<{ hours?: SafeHours[] }>(session, shared, 'safe_contact')
      return contact?.hours ?? []
    },
  })
  return data ?? []
}

export function TellHerDialog({
  shared,
  telling,
  onClose,
  onKept,
}: {
  shared: SharedCase
  telling: Awaited<ReturnType<typeof api.outbox.ofCase>>
  onClose: () => void
  onKept: () => void
}) {
  const t = useText()
  const agreed = useAgreedHours(shared)
  const [where, setWhere] = useState<Where>({ channel: telling.channels[0] ?? 'mail', to: '' })
  const [said, setSaid] = useState<readonly SafeHours[]>()
  const [tried, setTried] = useState(false)
  const { busy, error, run } = usePendingAction()
  const hours = said ?? agreed
  const to = plainAddress(where.to)
  const isWrong = !isAddress(where.channel, to)
  const hasHours = hours.some(({ days }) => days.length > 0)
  const keep = () => {
    setTried(true)
    if (isWrong || !hasHours) return
    void run(async () => {
      const { id: caseId, language } = shared.case
      const destination = { channel: where.channel, to, language, hours }
      await api.outbox.keepForCase({ caseId, ...(await sealedFor(telling, destination)) })
      onKept()
    })
  }
  return (
    <Dialog
      title={t('telling.her.title')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={() => (
        <Button look="primary" isPending={busy} onPress={keep}>
          {t('telling.her.keep')}
        </Button>
      )}
    >
      <NoWords shared={shared} />
      <p>{t('telling.her.tells')}</p>
      <p className="second">{t('telling.her.how')}</p>
      <WhereTo channels={telling.channels} value={where} isWrong={tried && isWrong} onChange={setWhere} />
      <SafeHoursFields value={hours} onChange={setSaid} />
      {tried && !hasHours && <p role="alert">{t('telling.her.noHours')}</p>}
      <ErrorMessage error={error} />
    </Dialog>
  )
}
