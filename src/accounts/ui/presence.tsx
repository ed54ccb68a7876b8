// Asked once more who is there, where something would give others access, leave the system, or change who can come in. It stands over
// the screen; the request waits meanwhile and goes on as it was, so nothing typed is lost. Closing it changes nothing.
import { useEffect, useRef, useState } from 'react'
import { codeOf } from '../../api/code-of.ts'
import { whenPresenceAsked } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { passkeyWords, passphraseWords } from './unlocker-errors.ts'
import { provePasskey, provePassphrase } from './unlockers.ts'

/** With what somebody can confirm; the recovery code opens a door and proves nothing here. */
const titleFor = (ways: readonly string[]) =>
  !ways.includes('passkey')
    ? 'presence.title'
    : ways.includes('passphrase')
      ? 'presence.titleBoth'
      : 'presence.titlePasskey'

/** Waits for the server to ask; several requests at once are one question. */
export function Presence() {
  const t = useText()
  const waiting = useRef<((given: boolean) => void)[]>([])
  const [asked, setAsked] = useState(false)
  const title = titleFor(useMe().unlockers.map(({ kind }) => kind))
  useEffect(() => {
    const those = waiting.current
    whenPresenceAsked(
      () =>
        new Promise((answer) => {
          those.push(answer)
          setAsked(true)
        }),
    )
    return () => {
      whenPresenceAsked(async () => false)
      for (const answer of those.splice(0)) answer(false)
    }
  }, [])
  const answer = (given: boolean) => {
    setAsked(false)
    for (const one of waiting.current.splice(0)) one(given)
  }
  return (
    <Dialog title={t(title)} isOpen={asked} onOpenChange={(isOpen) => !isOpen && answer(false)} alert>
      <Proof onProved={() => answer(true)} />
    </Dialog>
  )
}

type Way = 'passkey' | 'passphrase'

/** Proves by either way that it is still the same person. */
function useProving(words: string, onProved: () => void) {
  const t = useText()
  const me = useMe()
  const [busy, setBusy] = useState<Way | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  const prove = async (by: Way) => {
    if (busy) return
    if (by === 'passphrase' && !words) return setFault(t('presence.missing'))
    setBusy(by)
    setFault(null)
    try {
      await (by === 'passkey' ? provePasskey(me.unlockers) : provePassphrase(me.handle, words))
      onProved()
    } catch (error) {
      // The session is over: the request goes on, and the door that asks for it opens by itself.
      if (codeOf(error) === 'not-signed-in') return onProved()
      setFault(by === 'passkey' ? passkeyWords(error, t) : passphraseWords(error, t))
      setBusy(null)
    }
  }
  return { busy, fault, prove }
}

function Proof({ onProved }: { onProved: () => void }) {
  const t = useText()
  const me = useMe()
  const [words, setWords] = useState('')
  const { busy, fault, prove } = useProving(words, onProved)
  const has = (kind: string) => me.unlockers.some((one) => one.kind === kind)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void prove('passphrase')
      }}
    >
      <p>{t('presence.why')}</p>
      {fault && <ErrorNotice title={fault} kept={t('presence.kept')} />}
      {has('passkey') && (
        <Button
          look={has('passphrase') ? 'plain' : 'primary'}
          icon="key"
          wide
          isPending={busy === 'passkey'}
          onPress={() => void prove('passkey')}
        >
          {t('presence.passkey')}
        </Button>
      )}
      {has('passphrase') && (
        <>
          <TextField
            id="presence-passphrase"
            label={t('signin.passphrase')}
            value={words}
            onChange={setWords}
            type="password"
            autoComplete="current-password"
            autoFocus
          />
          <Button type="submit" look="primary" icon="check" wide isPending={busy === 'passphrase'}>
            {t('presence.go')}
          </Button>
        </>
      )}
    </form>
  )
}
