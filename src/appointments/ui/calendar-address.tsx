// A secret address under which my calendar reads the days of appointments. The secret is made here; it is shown once.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { caseReaders } from '../../cases/readers.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { addressOf, newSecretAddress } from '../client/secret-address.ts'

export function CalendarAddress() {
  const { t } = useLanguage()
  const { roles } = useMe()
  const [isOpen, setOpen] = useState(false)
  if (!hasOneOf(roles, caseReaders)) return null
  return (
    <>
      <div>
        <Button look="quiet" size="small" onPress={() => setOpen(true)}>
          {t('calendar.open')}
        </Button>
      </div>
      {isOpen && (
        <Dialog title={t('calendar.title')} isOpen onOpenChange={setOpen}>
          <Address />
        </Dialog>
      )}
    </>
  )
}

function Address() {
  const { t, language } = useLanguage()
  const queries = useQueryClient()
  const [address, setAddress] = useState('')
  const { busy, error, run } = usePendingAction()
  const { data } = useQuery({ queryKey: ['calendar'], queryFn: () => api.calendar.own({}) })
  const again = () => queries.invalidateQueries({ queryKey: ['calendar'] })
  const begin = () =>
    run(async () => {
      const { secret, secretHash } = await newSecretAddress()
      await api.calendar.begin({ secretHash, language: language.tag.slice(0, 2) })
      setAddress(addressOf(location.origin, secret))
      await again()
    })
  const stop = () =>
    run(async () => {
      await api.calendar.stop({})
      setAddress('')
      await again()
    })
  return (
    <div className="stack">
      <p>{t('calendar.lead')}</p>
      {address && (
        <>
          <p className="second">{t('calendar.once')}</p>
          <code dir="ltr" style={{ overflowWrap: 'anywhere' }}>
            {address}
          </code>
        </>
      )}
      {data?.isOn && !address && <p className="second">{t('calendar.on')}</p>}
      <div className="row">
        <Button isPending={busy} onPress={() => void begin()}>
          {t(data?.isOn ? 'calendar.again' : 'calendar.begin')}
        </Button>
        {data?.isOn && (
          <Button look="quiet" isPending={busy} onPress={() => void stop()}>
            {t('calendar.stop')}
          </Button>
        )}
      </div>
      <ErrorMessage error={error} />
    </div>
  )
}
