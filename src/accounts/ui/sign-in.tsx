// Signing in: by passphrase (proved without being sent, which takes about half a second of work here), by passkey, or by the
// printed code. Each opens the keys as well. What was typed stays, whatever goes wrong.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText, type Text } from '../../web/language/language.tsx'
import type { Me } from '../../web/session/session.tsx'
import { Entrance } from '../../web/shell/entrance.tsx'
import { Redirect } from '../../web/shell/redirect.ts'
import { codeOf } from '../../api/code-of.ts'
import { isLie } from '../../client/refusal.ts'
import { isProblem } from '../../api/problem.ts'
import { api } from '../../web/session/api.ts'
import { knownProvider, providerProof, rememberProvider } from '../../identity-provider/ui/provider-proof.ts'
import { signIn } from './sign-in-here.ts'
import { passkeyWords } from './unlocker-errors.ts'

interface SignInProps {
  /** Who was here before; then only the passphrase is asked. */
  handle?: string | undefined
  /** The session ended while the screens were open. */
  ended?: boolean
  onEnter: (me: Me) => void
}

interface SecretProps {
  byCode: boolean
  autoFocus: boolean
  value: string
  onChange: (value: string) => void
}

/** What only the rarer ways need. */
const ways = () => import('./unlockers.ts')
// Only where an organisation has a sign-in of its own.
const ProviderFirst = lazy(() =>
  import('../../identity-provider/ui/provider-first.tsx').then((module) => ({
    default: module.ProviderFirst,
  })),
)
const hasPasskeys = 'PublicKeyCredential' in globalThis

/** What went wrong, and what to do, in one sentence. */
function faultWords(error: unknown, byCode: boolean, t: Text): string {
  const code = codeOf(error)
  if (byCode && ['bad-words', 'broken', 'wrong-commit', 'wrong-words'].includes(code))
    return t('signin.code.wrong')
  if (['wrong-words', 'wrong-passphrase', 'invalid'].includes(code)) return t('signin.wrong')
  return t(`chain.${code}`, {}, t(`problem.${code}`, {}, t('problem.failed')))
}

/** Where somebody is sent first, or what brought them here. */
function leadOf(at: { provider: boolean; reauthenticate: boolean; ended: boolean; known: boolean }): string {
  if (at.provider) return at.reauthenticate ? 'signin.provider.anew' : 'signin.provider.lead'
  if (at.ended) return 'signin.ended'
  return at.known ? 'signin.locked' : 'signin.lead'
}

/** `lied`: the server contradicts what was seen before, and it may have been brought back from an older copy. */
function Fault({ title, lied }: { title: string; lied: boolean }) {
  const t = useText()
  if (!lied) return <ErrorNotice title={title} kept={t('signin.kept')} />
  return (
    <div role="alert">
      <Notice
        tone="danger"
        title={title}
        action={<ButtonLink href="/restored">{t('signin.restored')}</ButtonLink>}
      >
        <p>{t('signin.restored.lead')}</p>
      </Notice>
    </div>
  )
}

/** Where somebody goes first whose organisation has a sign-in of its own. */
function useProvider(known: string | undefined) {
  // Whoever was here a moment ago is still known there; whoever begins the day goes there first.
  const [provider, setProvider] = useState(known || providerProof() ? null : knownProvider())
  const [reauthenticate, setReauthenticate] = useState(false)
  /** Whether this refusal sends them there. */
  const learn = (error: unknown): boolean => {
    const first = isProblem(error) ? error.detail.provider : undefined
    if (first) rememberProvider(first)
    setProvider(first ?? null)
    setReauthenticate(isProblem(error) && error.detail.because === 'provider-anew')
    return first !== undefined
  }
  return { provider, reauthenticate, learn, pass: () => setProvider(null) }
}

/** Tries a way in, and says what went wrong. */
function useEntering(onEnter: (me: Me) => void, learn: (error: unknown) => boolean) {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [lied, setLied] = useState(false)
  const enter = async (by: () => Promise<Me>, wordsFor: (error: unknown) => string) => {
    setBusy(true)
    setFault(null)
    try {
      onEnter(await by())
    } catch (error) {
      setFault(learn(error) ? null : wordsFor(error))
      setLied(isLie(error))
      setBusy(false)
    }
  }
  return { busy, fault, setFault, lied, enter }
}

/** Whose keys are opened; where that is known, it can still be somebody else. */
function Handle({ known, asksHandle, handle, setHandle, askHandle }: ReturnType<typeof useTyped>) {
  const t = useText()
  if (asksHandle)
    return (
      <TextField
        label={t('signin.handle')}
        hint={t('signin.handle.hint')}
        value={handle}
        onChange={setHandle}
        name="handle"
        dir="ltr"
        autoComplete="username"
        autoFocus
      />
    )
  return (
    <div className="row">
      <span>
        {t('signin.as')}{' '}
        <strong>
          <bdi>{known}</bdi>
        </strong>
      </span>
      <Button look="quiet" size="small" onPress={askHandle}>
        {t('signin.other')}
      </Button>
    </div>
  )
}

/** The passphrase, or the printed code in its place. */
function Secret({ byCode, autoFocus, value, onChange }: SecretProps) {
  const t = useText()
  const [shown, setShown] = useState(false)
  return (
    <>
      <TextField
        key={byCode ? 'code' : 'passphrase'}
        label={t(byCode ? 'signin.code' : 'signin.passphrase')}
        hint={byCode ? t('signin.code.hint') : undefined}
        value={value}
        onChange={onChange}
        type={shown || byCode ? 'text' : 'password'}
        dir={byCode ? 'ltr' : 'auto'}
        autoComplete={byCode ? 'off' : 'current-password'}
        autoFocus={autoFocus}
      />
      {!byCode && (
        <div>
          <Button look="quiet" size="small" icon="eye" onPress={() => setShown(!shown)}>
            {t(shown ? 'signin.hide' : 'signin.show')}
          </Button>
        </div>
      )}
    </>
  )
}

/** What is typed; it stays while somebody is sent elsewhere first. */
function useTyped(known: string | undefined) {
  const [handle, setHandle] = useState(known ?? '')
  const [other, setOther] = useState(false)
  const [byCode, setByCode] = useState(false)
  const [secret, setSecret] = useState('')
  const turn = () => {
    setByCode(!byCode)
    setSecret('')
  }
  const asksHandle = !known || other
  return {
    known,
    asksHandle,
    handle,
    setHandle,
    askHandle: () => setOther(true),
    byCode,
    turn,
    secret,
    setSecret,
  }
}

interface FormProps {
  typed: ReturnType<typeof useTyped>
  entering: ReturnType<typeof useEntering>
}

/** What is typed, and the other ways in. */
function SignInForm({ typed, entering: { busy, fault, setFault, lied, enter } }: FormProps) {
  const t = useText()
  const { asksHandle, handle, byCode, secret } = typed
  const send = async () => {
    if (busy) return
    if (!secret.trim() || (asksHandle && !handle.trim()))
      return setFault(t(byCode ? 'signin.code.missing' : 'signin.missing'))
    const who = handle.trim().toLowerCase()
    await enter(
      async () => (byCode ? (await ways()).signInByCode(who, secret) : signIn(who, secret)),
      (error) => faultWords(error, byCode, t),
    )
  }
  const byPasskey = () =>
    busy ||
    enter(
      async () => (await ways()).signInByPasskey(),
      (error) => passkeyWords(error, t),
    )
  const turn = () => {
    typed.turn()
    setFault(null)
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {providerProof() && <Notice tone="done" title={t('signin.provider.said')} />}
      {fault && <Fault title={fault} lied={lied} />}
      <Handle {...typed} />
      <Secret byCode={byCode} autoFocus={!asksHandle} value={secret} onChange={typed.setSecret} />
      {busy && <Progress label={t('signin.busy')} />}
      <Button type="submit" look="primary" icon="key" wide isPending={busy}>
        {t(asksHandle ? 'signin.enter' : 'signin.unlock')}
      </Button>
      {hasPasskeys && !byCode && (
        <Button icon="lock" wide onPress={() => void byPasskey()}>
          {t('signin.passkey')}
        </Button>
      )}
      <Button look="quiet" wide onPress={turn}>
        {t(byCode ? 'signin.usePassphrase' : 'signin.useCode')}
      </Button>
    </form>
  )
}

export function SignIn({ handle: known, ended = false, onEnter }: SignInProps) {
  const t = useText()
  const typed = useTyped(known)
  const { provider, reauthenticate, learn, pass } = useProvider(known)
  const entering = useEntering(onEnter, learn)
  const { data: setup } = useQuery({ queryKey: ['setup'], queryFn: () => api.setup.state({}) })
  // Fetched before it is needed: a browser shows its passkeys only right after a press.
  useEffect(() => void (hasPasskeys && ways().catch(() => undefined)), [])

  // Nobody has keys here yet, so nobody can sign in: whoever installs it goes on at the set-up.
  if (setup?.open) return <Redirect href={'/set-up' + location.search} />
  return (
    <Entrance
      title={t(typed.asksHandle ? 'signin.title' : 'signin.again')}
      lead={t(leadOf({ provider: provider !== null, reauthenticate, ended, known: !typed.asksHandle }))}
      foot={
        <>
          <p>{t('signin.foot')}</p>
          <a href="/recover">{t('signin.recover')}</a>
        </>
      }
    >
      {provider ? (
        <Suspense>
          <ProviderFirst provider={provider} reauthenticate={reauthenticate} onOther={pass} />
        </Suspense>
      ) : (
        <SignInForm typed={typed} entering={entering} />
      )}
    </Entrance>
  )
}
