// The first hour of an installation: the code from the console, the network, its first organisation, and the handle of
// its first administrator, who then chooses a passphrase.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { codeOf } from '../../api/code-of.ts'
import { isProblem } from '../../api/problem.ts'
import { organisationKinds } from '../../organisations/kinds.ts'
import { dialled, inDigits, packIds } from '../../organisations/network-facts.ts'
import { useCurrencies } from '../../organisations/ui/network/currencies.ts'
import { api } from '../../web/session/api.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { ErrorNotice, ErrorSummary, type FieldFault } from '../../web/controls/errors.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { packs } from '../../../jurisdictions/packs.ts'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage, useText, type Text } from '../../web/language/language.tsx'
import { Entrance } from '../../web/shell/entrance.tsx'
import './accounts.css'

// The next page, fetched while this one is filled in.
const loadJoin = () => import('./join.tsx')
const Join = lazy(async () => ({ default: (await loadJoin()).Join }))

type Beginning = Parameters<typeof api.setup.begin>[0]
type Begun = NonNullable<Parameters<typeof Join>[0]['begun']>
// Codes with a name that are no country, or an older code of one.
const noCountry = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])
const isPresent = (code: string) => new Intl.Locale(`und-${code}`).region === code && !noCountry.has(code)
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')

/** Countries by their names in this language; those without a name do not exist. */
function useCountries() {
  const { language } = useLanguage()
  return useMemo(() => {
    const names = new Intl.DisplayNames(language.locale, { type: 'region', fallback: 'none' })
    return letters
      .flatMap((one) => letters.map((other) => one + other))
      .filter(isPresent)
      .map((value) => ({ value, label: names.of(value) ?? '' }))
      .filter(({ label }) => label !== '')
      .toSorted((a, b) => a.label.localeCompare(b.label, language.locale))
  }, [language])
}

const zones = Intl.supportedValuesOf('timeZone')
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

const firstZone: string | null = zones.includes(ownZone) ? ownZone : null

const empty = {
  code: '',
  network: '',
  country: null as string | null,
  timezone: firstZone,
  pack: 'palermo' as string | null,
  currency: null as string | null,
  emergency: '',
  hotline: '',
  organisation: '',
  kind: null as string | null,
  handle: '',
}

/** Whether an answer cannot be sent: missing, or a number that nobody can dial. Only the hotline may be left out. */
const isWrong = (name: string, value: string): boolean =>
  name === 'hotline' || name === 'emergency'
    ? (name === 'emergency' || value !== '') && !dialled.test(value)
    : value === ''

export function SetUp() {
  const t = useText()
  const { data, error } = useQuery({ queryKey: ['setup'], queryFn: () => api.setup.state({}) })
  const [begun, begin] = useState<Begun | null>(null)
  if (begun)
    return (
      <Suspense>
        <Join begun={begun} />
      </Suspense>
    )
  if (data?.open) return <SetUpForm onDone={begin} />
  return (
    <Entrance title={t('setup.title')} {...(data ? { lead: t('setup.closed') } : {})}>
      {error ? (
        <ErrorNotice title={t('problem.unavailable')} />
      ) : (
        !data && <Skeleton label={t('setup.asking')} />
      )}
      {data && (
        <ButtonLink href="/" look="primary" wide>
          {t('setup.signIn')}
        </ButtonLink>
      )}
    </Entrance>
  )
}

/** What is typed, made into what is sent. */
const valuesOf = (form: typeof empty) => ({
  ...form,
  handle: form.handle.trim().toLowerCase(),
  code: form.code.trim(),
  emergency: inDigits(form.emergency),
  hotline: inDigits(form.hotline),
})

/** What cannot be sent, each with the sentence that says so. */
function missingIn(values: ReturnType<typeof valuesOf>, t: Text): FieldFault[] {
  const missing = Object.entries(values)
    .filter(([name, value]) => isWrong(name, value?.trim() ?? ''))
    .map(([name]) => ({ field: name, words: t(`setup.${name}.missing`) }))
  if (!missing.some((one) => one.field === 'handle') && !/^[a-z0-9-]{2,40}$/.test(values.handle))
    missing.push({ field: 'handle', words: t('setup.handle.wrong') })
  return missing
}

/** The fields that the server refused. What is no code by its length alone opens nothing either; a fault with its field needs no second sentence. */
function refusedIn(error: unknown, t: Text): FieldFault[] {
  const code = codeOf(error)
  const named = isProblem(error) && code === 'invalid' ? (error.detail.fields ?? []) : []
  const wrong = code === 'wrong-words' ? [{ field: 'code' }] : named
  return wrong.map(({ field: name }) => ({
    field: name,
    words: t(name === 'code' ? 'setup.wrong' : `setup.${name}.missing`),
  }))
}

/** What is typed, what is wrong with it, and the beginning of the network. */
function useBeginSetUp(onDone: (begun: Begun) => void) {
  const t = useText()
  const [form, setForm] = useState(empty)
  const [faults, setFaults] = useState<FieldFault[]>([])
  const [attempt, setAttempt] = useState(0)
  const [failed, setFailed] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const put = (field: keyof typeof empty) => (value: string | null) =>
    setForm((now) => ({ ...now, [field]: value ?? '' }))
  const field = (name: keyof typeof empty) => ({
    id: name,
    label: t(`setup.${name}`),
    error: faults.find((one) => one.field === name)?.words,
    onChange: (value: string | null) => {
      put(name)(value)
      setFaults((now) => now.filter((one) => one.field !== name))
    },
  })

  const send = async () => {
    if (busy) return
    const values = valuesOf(form)
    const missing = missingIn(values, t)
    setFaults(missing)
    setFailed(null)
    setAttempt(attempt + 1)
    if (missing.length > 0) return
    setBusy(true)
    try {
      const beginning = values as Beginning
      const { invitation } = await api.setup.begin(beginning)
      onDone({ invitation, called: { name: beginning.organisation.trim(), kind: beginning.kind } })
    } catch (error) {
      const wrong = refusedIn(error, t)
      setFaults(wrong)
      setAttempt((before) => before + 1)
      if (wrong.length === 0) setFailed(t(`problem.${codeOf(error)}`, {}, t('problem.failed')))
      setBusy(false)
    }
  }
  return { form, field, faults, attempt, failed, busy, send }
}

type Asking = Pick<ReturnType<typeof useBeginSetUp>, 'form' | 'field'>

/** The network: where it is, under which law, how it can be called. */
function NetworkFields({ form, field }: Asking) {
  const t = useText()
  const countries = useCountries()
  const currencies = useCurrencies()
  return (
    <>
      <TextField {...field('code')} hint={t('setup.code.hint')} value={form.code} dir="ltr" autoFocus />
      <TextField {...field('network')} hint={t('setup.network.hint')} value={form.network} />
      <div className="two">
        <ComboBox {...field('country')} options={countries} value={form.country || null} />
        <ComboBox
          {...field('timezone')}
          options={zones.map((value) => ({
            value,
            label: value.replaceAll('_', ' '),
          }))}
          value={form.timezone || null}
        />
      </div>
      <Select
        {...field('pack')}
        hint={t('setup.pack.hint')}
        options={packIds.map((value) => ({ value, label: inDocumentLanguage(packs.get(value)!.title) }))}
        value={form.pack || null}
      />
      <ComboBox {...field('currency')} options={currencies} value={form.currency || null} />
      <TextField
        {...field('emergency')}
        hint={t('setup.emergency.hint')}
        value={form.emergency}
        type="tel"
        dir="ltr"
      />
      <TextField
        {...field('hotline')}
        hint={t('setup.hotline.hint')}
        value={form.hotline}
        type="tel"
        dir="ltr"
        optional
      />
    </>
  )
}

/** Its first organisation, and its first administrator. */
function OrganisationFields({ form, field }: Asking) {
  const t = useText()
  return (
    <>
      <TextField {...field('organisation')} value={form.organisation} />
      <ComboBox
        {...field('kind')}
        options={organisationKinds.map((value) => ({ value, label: t(`people.kind.${value}`) }))}
        value={form.kind || null}
      />
      <TextField {...field('handle')} hint={t('setup.handle.hint')} value={form.handle} dir="ltr" />
    </>
  )
}

function SetUpForm({ onDone }: { onDone: (begun: Begun) => void }) {
  const t = useText()
  const { form, field, faults, attempt, failed, busy, send } = useBeginSetUp(onDone)
  useEffect(() => void loadJoin().catch(() => undefined), [])
  return (
    <Entrance title={t('setup.title')} lead={t('setup.lead')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ErrorSummary faults={faults} attempt={attempt} />
        {failed && <ErrorNotice title={failed} />}
        <NetworkFields form={form} field={field} />
        <OrganisationFields form={form} field={field} />
        <Button type="submit" look="primary" wide isPending={busy}>
          {t('setup.begin')}
        </Button>
      </form>
    </Entrance>
  )
}
