// A letter to a service outside the network, printed by the browser itself. It holds the need and the parts that the
// person agreed to show, nothing else; what is not known is said to be unknown. It never names where the person stays.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Suspense, useState, type ReactNode } from 'react'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { languageNames } from '../../directory/ui/words.ts'
import { api } from '../../web/session/api.ts'
import { openLatest, openRecord, type RecordKind, type SealedRow } from '../../client/records.ts'
import { readCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useLanguage, useText, type Text } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { useMe } from '../../web/session/session.tsx'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import type { ReferralSummary } from '../api.ts'
import { outsidePlace } from './inbox-slots.ts'
import './referrals.css'
import { session } from '../../web/session/window-session.ts'

/** What was opened for the letter: only parts that were agreed are ever opened here. */
interface Opened {
  profile: Record<string, unknown> | undefined
  safeContact: Record<string, unknown> | undefined
  letter: { part: Compartment; text?: string; service?: string } | undefined
}

async function openParts(referral: ReferralSummary): Promise<Opened> {
  const nothing = { profile: undefined, safeContact: undefined, letter: undefined }
  const { caseId, agreed } = referral
  if (!caseId || !agreed?.stands) return nothing
  const shared = await readCase(session, caseId)
  const may = (row: SealedRow | undefined) =>
    row !== undefined &&
    agreed.compartments.includes(row.compartment) &&
    shared.held.includes(row.compartment)
  const open = async (row: SealedRow | undefined) =>
    row && may(row) ? openRecord<Record<string, unknown>>(session, caseId, row) : undefined
  const now = async (kind: RecordKind) =>
    may(latestOf(shared.records, kind))
      ? openLatest<Record<string, unknown>>(session, shared, kind)
      : undefined
  const note = shared.records.find((row) => row.kind === 'letter' && row.track === referral.track)
  const [profile, safeContact, words] = await Promise.all([now('profile'), now('safe_contact'), open(note)])
  const letter = note && words ? { ...words, part: note.compartment } : undefined
  return { profile, safeContact, letter }
}

const useLetter = (track: string) =>
  useQuery({
    queryKey: ['letter', track],
    queryFn: async () => {
      const referral = await api.referrals.read({ track })
      const [opened, service] = await Promise.all([
        openParts(referral),
        referral.service ? api.directory.read({ service: referral.service }) : undefined,
      ])
      return { referral, opened, service }
    },
  })

export function Letter() {
  const { t } = useLanguage()
  const { trackId = '' } = useParams({ strict: false })
  const { data, isError } = useLetter(trackId)
  const [hidden, hide] = useState<string[]>([])
  if (isError) return <Missing />
  if (!data)
    return (
      <Page title={t('letter.title')}>
        <Skeleton label={t('inbox.loading')} lines={8} />
      </Page>
    )
  const { referral } = data
  const parts = referral.agreed?.compartments ?? []
  const shown = parts.filter((part) => !hidden.includes(part))
  return (
    <Page
      title={t('letter.title')}
      lead={t('letter.lead')}
      back={{ href: '/referrals?box=sent', label: t('inbox.title') }}
      actions={
        <Button look="primary" icon="print" onPress={() => print()}>
          {t('letter.print')}
        </Button>
      }
      width="narrow"
    >
      <div className="stack no-print">
        <Suspense fallback={null}>
          <Filled slot={outsidePlace} referral={referral} />
        </Suspense>
        {referral.agreed && !referral.agreed.stands && (
          <Notice tone="danger" title={t('letter.ended')}>
            {t('letter.ended.words')}
          </Notice>
        )}
        {parts.length > 0 && referral.agreed?.stands && (
          <Card title={t('letter.parts')} lead={t('letter.parts.words')}>
            <CheckboxGroup
              label={t('letter.show')}
              columns
              choices={parts.map((part) => ({ value: part, label: t(`compartment.${part}`) }))}
              value={shown}
              onChange={(chosen) => hide(parts.filter((part) => !chosen.includes(part)))}
            />
          </Card>
        )}
      </div>
      <LetterPaper {...data} shown={shown as Compartment[]} />
    </Page>
  )
}

type Data = NonNullable<ReturnType<typeof useLetter>['data']>

/** Where the letter goes: who is asked, and the address of a place that may be known. */
function Address({ referral, service }: Pick<Data, 'referral' | 'service'>) {
  const t = useText()
  const place =
    service && !service.confidential ? (service.places[0] ?? service.providerPlaces[0]) : undefined
  return (
    <p dir="auto">
      <strong>{referral.recipient ?? t('letter.unknown')}</strong>
      {service?.provider.name && service.provider.name !== referral.recipient && (
        <>
          <br />
          {service.provider.name}
        </>
      )}
      {service && service.name !== referral.recipient && (
        <>
          <br />
          {service.name}
        </>
      )}
      {place?.address && (
        <>
          <br />
          {place.address}
        </>
      )}
    </p>
  )
}

/** What is asked, as far as codes say it. */
function Need({ referral, service, code }: Pick<Data, 'referral' | 'service'> & { code: string }) {
  const { t, language } = useLanguage()
  const unknown = t('letter.unknown')
  return (
    <Facts
      facts={[
        { term: t('letter.help'), value: t(`service.${code}`) },
        { term: t('refer.urgency'), value: t(`inbox.urgency.${referral.urgency}`) },
        {
          term: t('inbox.fact.language'),
          value: referral.language ? languageNames(language.locale)(referral.language) : unknown,
        },
        {
          term: t('inbox.fact.age'),
          value: referral.ageGroup ? t(`inbox.age.${referral.ageGroup}`) : unknown,
        },
        { term: t('inbox.fact.party'), value: t('inbox.party', { count: referral.party }) },
        {
          term: t('letter.serves'),
          value: service?.serves
            ? service.serves.map((group) => t(`directory.group.${group}`)).join(' · ')
            : unknown,
        },
      ]}
    />
  )
}

/** Who they are and how to reach them, as far as it is shown. */
function Person({ opened, shown }: Pick<Data, 'opened'> & { shown: readonly Compartment[] }) {
  const t = useText()
  const unknown = t('letter.unknown')
  const said = (value: unknown): ReactNode =>
    typeof value === 'string' && value.trim() ? <bdi>{value}</bdi> : unknown
  return (
    <>
      {shown.includes('identity') && (
        <section className="stack">
          <h2>{t('code.identity')}</h2>
          <Facts
            facts={[
              { term: t('letter.name'), value: said(opened.profile?.['name']) },
              { term: t('letter.birth'), value: said(opened.profile?.['birth']) },
            ]}
          />
        </section>
      )}
      {shown.includes('contact') && (
        <section className="stack">
          <h2>{t('letter.reach')}</h2>
          <Facts facts={contactFacts(opened.safeContact, t, said)} />
        </section>
      )}
    </>
  )
}

export function LetterPaper({ referral, opened, service, shown }: Data & { shown: readonly Compartment[] }) {
  const { t, dates } = useLanguage()
  const me = useMe()
  const now = useNow()
  const letterPart = opened.letter && shown.includes(opened.letter.part) ? opened.letter : undefined
  return (
    <article className="letter" aria-label={t('letter.title')}>
      <header className="stack">
        <p>
          <bdi>{me.organisation.name}</bdi>
          <br />
          {dates.day(now, '2000-01-01')}
        </p>
        <Address referral={referral} service={service} />
      </header>
      <p>{t('letter.dear')}</p>
      <p>{t('letter.ask')}</p>
      <Need referral={referral} service={service} code={letterPart?.service ?? referral.serviceCode} />
      <Person opened={opened} shown={shown} />
      {letterPart?.text && (
        <section className="stack">
          <h2>{t('letter.know')}</h2>
          <p className="letter-text" dir="auto">
            {letterPart.text}
          </p>
        </section>
      )}
      <section className="stack">
        <h2>{t('letter.rules')}</h2>
        <p>
          {referral.agreed
            ? t('letter.agreed', {
                purpose: t(`inbox.purpose.${referral.agreed.purpose}`),
                day: dates.day(referral.agreed.until, '2000-01-01'),
              })
            : t('letter.notAgreed')}
        </p>
        <p>{t('letter.answer', { organisation: me.organisation.name })}</p>
      </section>
      <p dir="ltr" className="second number">
        {referral.track.slice(-12)}
      </p>
    </article>
  )
}

/** How to reach the person and what must never be done; the code word stays with us. */
function contactFacts(
  contact: Record<string, unknown> | undefined,
  t: Text,
  said: (value: unknown) => ReactNode,
) {
  return [
    { term: t('letter.how'), value: said(contact?.['how']) },
    { term: t('letter.when'), value: said(contact?.['when']) },
    { term: t('letter.never'), value: said(contact?.['never']) },
  ]
}
