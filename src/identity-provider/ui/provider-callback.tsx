// Where the organisation's provider sends a browser back to. What stands at the end of the address is taken off it at once, and the way
// goes on to the door, or to one's own ways in.
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { wordsOf } from '../../web/actions/error-words.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { Entrance } from '../../web/shell/entrance.tsx'
import { takeProviderCallback } from './to-provider.ts'

// Once for each way there, however often the page is drawn.
let coming: Promise<string> | undefined

export function ProviderCallback() {
  const t = useText()
  const navigate = useNavigate()
  const [fault, setFault] = useState<unknown>(null)
  useEffect(() => {
    const { search } = location
    if (search) {
      history.replaceState(history.state, '', '/provider')
      coming = takeProviderCallback(search)
    }
    coming?.then(
      (to) => void navigate({ to, replace: true }),
      (error: unknown) => setFault(error),
    )
    if (!coming) void navigate({ to: '/', replace: true })
  }, [navigate])
  return (
    <Entrance title={t('signin.provider.title')}>
      {fault ? (
        <ErrorNotice
          title={wordsOf(fault, t)}
          kept=""
          action={<ButtonLink href="/">{t('signin.provider.again')}</ButtonLink>}
        />
      ) : (
        <Progress label={t('signin.provider.coming')} />
      )}
    </Entrance>
  )
}
