// One service of ours, written down for the directory or changed in it. What is left open is shown to others as not known,
// never as no; an address is asked of nobody, and of a confidential place nothing by which it could be found.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { newId } from '../../api/new-id.ts'
import { useState, type FormEvent } from 'react'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { api } from '../../web/session/api.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { servedGroups } from '../codes.ts'
import { emptyOffer, listingOf, offerOf, wrongIn, type Offer } from '../offer.ts'
import { OfferArea } from './offer-area.tsx'
import { OfferHours } from './offer-hours.tsx'
import { useOptions } from './options.ts'
import { Several } from './several.tsx'
import { languageNames } from './words.ts'
import './directory.css'

export function WriteOffer({ service }: { service: string }) {
  const t = useText()
  const me = useMe()
  const isNew = service === 'new'
  const written = useQuery({
    queryKey: ['directory', 'read', service],
    queryFn: ({ signal }) => api.directory.read({ service }, { signal }),
    enabled: !isNew,
  })
  const [fresh] = useState(() => emptyOffer(newId(), me.organisation.kind === 'shelter'))
  const offer = isNew ? fresh : written.data && offerOf(written.data)
  return (
    <Page
      width="narrow"
      title={t(isNew ? 'directory.own.add' : 'directory.own.changing')}
      lead={t('directory.own.lead')}
      back={{ href: '/directory/own', label: t('directory.own.title') }}
    >
      <ErrorMessage error={written.error} />
      {!offer && !written.error && <Skeleton label={t('directory.loading')} lines={8} />}
      {offer && <OfferForm key={service} begun={offer} place={`offer.${service}`} />}
    </Page>
  )
}

/** What is typed, kept as a draft, with what is wrong with it, and the publishing. */
function useOffering(begun: Offer, place: string) {
  const t = useText()
  const navigateWhenDone = useNavigateWhenDone()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [offer, setOffer] = useState(begun)
  const change = (part: Partial<Offer>) => setOffer((before) => ({ ...before, ...part }))
  const draft = useDraft(place, offer, setOffer)
  const [attempt, setAttempt] = useState(0)
  const { busy, error, run } = usePendingAction()
  const wrong = attempt === 0 ? [] : wrongIn(offer)
  const faultOf = (field: string) => (wrong.includes(field) ? t(`directory.own.${field}.wrong`) : undefined)

  const publish = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (wrongIn(offer).length > 0) return
    const done = await run(async () => {
      await api.directory.publish(listingOf(offer))
      await draft.drop()
      await queries.invalidateQueries({ queryKey: ['directory'] })
    }, draft.keep)
    if (!done) return
    say({ text: t('directory.own.published', { name: offer.name.trim() }), tone: 'done' })
    await navigateWhenDone('/directory/own')
  }
  return { offer, change, draft, attempt, wrong, faultOf, busy, error, publish }
}

type Part = Pick<ReturnType<typeof useOffering>, 'offer' | 'change' | 'faultOf'>
type Options = ReturnType<typeof useOptions>

/** What it is: its name, what it helps with, a description. */
function What({ offer, change, faultOf, options }: Part & { options: Options }) {
  const t = useText()
  return (
    <Card title={t('directory.own.what')}>
      <div className="stack">
        <TextField
          id="offer-name"
          label={t('directory.own.name')}
          hint={t('directory.own.name.hint')}
          maxLength={300}
          value={offer.name}
          onChange={(name) => change({ name })}
          error={faultOf('name')}
        />
        <Several
          id="offer-codes"
          label={t('directory.own.codes')}
          hint={t('directory.own.codes.hint')}
          options={options.needs}
          chosen={offer.codes}
          onChange={(codes) => change({ codes })}
          error={faultOf('codes')}
        />
        <TextArea
          label={t('directory.own.description')}
          hint={t('directory.own.description.hint')}
          optional
          maxLength={4000}
          value={offer.description}
          onChange={(description) => change({ description })}
        />
      </div>
    </Card>
  )
}

/** Whom it serves: groups, ages, languages. */
function Who({ offer, change, faultOf }: Part) {
  const { t, language } = useLanguage()
  const me = useMe()
  return (
    <Card title={t('directory.own.who')} lead={t('directory.own.open')}>
      <div className="stack">
        <CheckboxGroup
          columns
          optional
          label={t('directory.serves')}
          choices={servedGroups.map((group) => ({ value: group, label: t(`directory.group.${group}`) }))}
          value={offer.serves}
          onChange={(serves) => change({ serves })}
        />
        <div className="row directory-times" id="offer-age">
          <TextField
            label={t('directory.own.minAge')}
            optional
            dir="ltr"
            maxLength={3}
            value={offer.minAge}
            onChange={(minAge) => change({ minAge })}
            error={faultOf('age')}
          />
          <TextField
            label={t('directory.own.maxAge')}
            optional
            dir="ltr"
            maxLength={3}
            value={offer.maxAge}
            onChange={(maxAge) => change({ maxAge })}
          />
        </div>
        <Several
          id="offer-languages"
          label={t('directory.own.languages')}
          optional
          options={languageOptions(language.locale, me.network.languages)}
          nameOf={languageNames(language.locale)}
          chosen={offer.languages}
          onChange={(languages) => change({ languages })}
        />
      </div>
    </Card>
  )
}

/** Where it is, unless that is nobody's to know. */
function Where({ offer, change, faultOf, options }: Part & { options: Options }) {
  const t = useText()
  return (
    <Card title={t('directory.own.where')} lead={t('directory.own.open')}>
      <div className="stack">
        <OfferArea key={`areas-${options.ready}`} where={offer} known={options.areas} onChange={change} />
        <CheckboxGroup
          label={t('directory.own.found')}
          choices={[
            {
              value: 'confidential',
              label: t('directory.own.confidential'),
              detail: t('directory.own.confidential.hint'),
              icon: 'lock',
            },
          ]}
          value={offer.confidential ? ['confidential'] : []}
          onChange={(chosen) => change({ confidential: chosen.length > 0 })}
        />
        {!offer.confidential && <Found offer={offer} change={change} faultOf={faultOf} />}
      </div>
    </Card>
  )
}

function OfferForm({ begun, place }: { begun: Offer; place: string }) {
  const t = useText()
  const { offer, change, draft, attempt, wrong, faultOf, busy, error, publish } = useOffering(begun, place)
  const options = useOptions()
  const part = { offer, change, faultOf }
  return (
    <form className="stack" onSubmit={(event) => void publish(event)} noValidate>
      <ErrorSummary
        attempt={attempt}
        faults={wrong.map((field) => ({ field: `offer-${field}`, words: faultOf(field) ?? '' }))}
      />
      {draft.found && <Notice>{t('directory.own.draft')}</Notice>}
      <What {...part} options={options} />
      <Who {...part} />
      <Where {...part} options={options} />
      <ErrorMessage error={error} />
      <div className="row">
        <Button type="submit" look="primary" isPending={busy}>
          {t('directory.own.publish')}
        </Button>
        <ButtonLink href="/directory/own">{t('directory.own.back')}</ButtonLink>
      </div>
    </form>
  )
}

/** How it is reached, where it may be. */
function Found({
  offer,
  change,
  faultOf,
}: {
  offer: Offer
  change: (part: Partial<Offer>) => void
  faultOf: (field: string) => string | undefined
}) {
  const t = useText()
  return (
    <>
      <TextField
        label={t('directory.fact.phone')}
        optional
        type="tel"
        dir="ltr"
        maxLength={60}
        value={offer.phone}
        onChange={(phone) => change({ phone })}
      />
      <TextField
        id="offer-url"
        label={t('directory.fact.url')}
        optional
        dir="ltr"
        maxLength={500}
        value={offer.url}
        onChange={(url) => change({ url })}
        error={faultOf('url')}
      />
      <TextField
        id="offer-email"
        label={t('directory.fact.email')}
        optional
        type="email"
        dir="ltr"
        maxLength={200}
        value={offer.email}
        onChange={(email) => change({ email })}
        error={faultOf('email')}
      />
      <OfferHours hours={offer.hours} error={faultOf('hours')} onChange={(hours) => change({ hours })} />
    </>
  )
}
