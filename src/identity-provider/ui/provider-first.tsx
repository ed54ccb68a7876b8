// At the door, where the organisation has a sign-in of its own: one press leads there.
import { useState } from 'react'
import { wordsOf } from '../../web/actions/error-words.ts'
import { Button } from '../../web/controls/button.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { useText } from '../../web/language/language.tsx'
import { forgetProvider } from './provider-proof.ts'

/** `reauthenticate`: who one is has to be said there anew, since the account is bound by it. `onOther`: to come in without, as whoever is of another house, or an administrator with a printed code, does. */
interface Props {
  provider: string
  reauthenticate: boolean
  onOther: () => void
}

export function ProviderFirst({ provider, reauthenticate, onOther }: Props) {
  const t = useText()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const go = async () => {
    setBusy(true)
    setFault(null)
    try {
      await (await import('./to-provider.ts')).goToProvider(provider, reauthenticate)
    } catch (error) {
      setFault(error)
      setBusy(false)
    }
  }
  const other = () => {
    // Where there is none any more, nobody is led there again.
    if (fault) forgetProvider()
    onOther()
  }
  return (
    <div className="stack">
      {fault !== null && <ErrorNotice title={wordsOf(fault, t)} kept="" />}
      <Button look="primary" icon="key" wide autoFocus isPending={busy} onPress={() => void go()}>
        {t('signin.provider.go')}
      </Button>
      <Button look="quiet" wide onPress={other}>
        {t('signin.provider.other')}
      </Button>
    </div>
  )
}
