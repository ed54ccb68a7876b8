// One contact, opened: what was said, how the person can be reached safely, the thread, and what to do next. The words
// are opened in the vault of this window and are gone when it locks.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { AttachedList } from '../../attachments/ui/attached.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { KeyHint } from '../../web/controls/key-hint.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Unsigned } from '../../web/controls/unsigned.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import type { Dates } from '../../web/language/dates.ts'
import { useLanguage, type Text } from '../../web/language/language.tsx'
import { Moves } from '../../web/track/moves.tsx'
import { useAtDesk } from '../../web/session/stay-open.ts'
import { useNow } from '../../web/session/now.ts'
import { useOrganisations } from '../../web/session/organisations.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { session } from '../../web/session/window-session.ts'
import { answerRequest, openRequest, type Contact, type OpenedRequest } from '../client/answer-request.ts'
import type { Writing } from '../client/report-thread.ts'
import { contactMachine } from '../contact.ts'
import { isAboutSomebodyElse, longest, type ReadReport } from '../report.ts'
import { AskedCall } from './asked-call.tsx'
import { BecomeCase } from './become-case.tsx'
import { stepWords } from '../labour-steps.ts'
import { encounterFacts } from './encounter-facts.ts'
import { Transfer } from './transfer.tsx'
import { useTelling } from './use-telling.ts'
import './hotline.css'

export const useHotlineContact = (track: string, isHere = false) =>
  useQuery({
    queryKey: ['contact', track],
    queryFn: () => api.reports.read({ track }),
    // Whoever comes back to it, or has it open, sees what was written meanwhile.
    staleTime: 0,
    refetchInterval: isHere ? 3_000 : 20_000,
  })

/** Tells whoever wrote it, while they have the page open, that the desk is here; and the desk that they are. */
const useHere = (track: string) =>
  useQuery({
    queryKey: ['contact', track, 'here'],
    queryFn: () => api.reports.attend({ track }),
    staleTime: 0,
    refetchInterval: 10_000,
  }).data?.here === true

/** The contact's words, opened. Kept apart, so that a thread that cannot be opened still shows its clock and moves. */
export const useOpenedContact = (contact: Contact | undefined) =>
  useQuery({
    queryKey: ['contact', contact?.track, 'opened', contact?.messages.length],
    enabled: contact !== undefined,
    // When the person writes again, what was opened stays on screen until all of it is: somebody may be answering just now.
    placeholderData: (before, query) => (query?.queryKey[1] === contact?.track ? before : undefined),
    queryFn: () => openRequest(session, contact as Contact),
  })

/** How urgent it is, how far it came, whether they are here, and until when an answer is owed. */
function Pills({ contact, isHere }: { contact: Contact; isHere: boolean }) {
  const { t, dates } = useLanguage()
  const now = useNow()
  return (
    <span className="row">
      <Pill tone={contact.urgency === 'now' ? 'danger' : contact.urgency === 'day' ? 'due' : 'calm'}>
        {t(`inbox.urgency.${contact.urgency}`)}
      </Pill>
      <Pill>{t(`contact.state.${contact.state}`)}</Pill>
      {isHere && <Pill tone="done">{t('hotline.here')}</Pill>}
      {contact.dueAt && (
        <Pill tone={dates.dueTone(contact.dueAt, now)} icon="clock">
          {dates.due(contact.dueAt, now)}
        </Pill>
      )}
    </span>
  )
}

/** What can be done with it next. Answering and opening a case have their own places on this page. */
function NextSteps({ contact, onMoved }: { contact: Contact; onMoved: () => void }) {
  const { t } = useLanguage()
  return (
    <Card title={t('track.next')}>
      <Moves
        machine={contactMachine}
        track={{
          id: contact.track,
          kind: 'contact',
          subkind: null,
          state: contact.state,
          version: contact.version,
          sides: ['holder'],
        }}
        caseId={null}
        without={['reply', 'link', 'refer']}
        onMoved={onMoved}
        onStale={onMoved}
      />
    </Card>
  )
}

interface OpenedProps {
  contact: Contact
  opened: OpenedRequest
  onDone: () => void
}

/** Given to another desk, or a case of the person's own; what somebody said about another person becomes none. */
function WhatItBecomes({ contact, opened, onDone }: OpenedProps) {
  const { t } = useLanguage()
  const { report } = opened
  return (
    <>
      {!isAboutSomebodyElse(report) && <Transfer contact={contact} onDone={onDone} />}
      {contact.state !== 'closed' && isAboutSomebodyElse(report) && (
        <Notice title={t('hotline.tip')}>
          {t(report.kind === 'concern' ? 'hotline.tip.words' : 'hotline.after.review')}
        </Notice>
      )}
      {contact.state !== 'closed' && !isAboutSomebodyElse(report) && (
        <BecomeCase
          contact={contact}
          report={report}
          attached={[...(report.attached ?? []), ...opened.attached.flat()]}
          onStale={onDone}
        />
      )}
    </>
  )
}

export function Request() {
  useAtDesk()
  const { t, language, dates } = useLanguage()
  const { trackId = '' } = useParams({ strict: false })
  const queries = useQueryClient()
  const now = useNow()
  const isHere = useHere(trackId)
  const contact = useHotlineContact(trackId, isHere)
  const opened = useOpenedContact(contact.data)
  const reload = () => {
    void queries.invalidateQueries({ queryKey: ['contact', trackId] })
    void queries.invalidateQueries({ queryKey: ['contacts'] })
  }
  if (contact.isError) return <Missing />
  const { data } = contact
  if (!data)
    return (
      <Page title={t('hotline.one')} back={{ href: '/hotline', label: t('hotline.title') }}>
        <Skeleton label={t('hotline.loading')} lines={6} />
      </Page>
    )
  const report = opened.data?.report
  return (
    <Page
      title={t('hotline.contact', {
        channel: t(`code.${data.channel}`),
        language:
          data.language === null
            ? t('hotline.language.unknown')
            : languageName(data.language, language.locale),
      })}
      windowTitle={t('hotline.one')}
      back={{ href: '/hotline', label: t('hotline.title') }}
      lead={t('hotline.since', { when: dates.ago(data.openedAt, now) })}
      beside={<Pills contact={data} isHere={isHere} />}
    >
      <div className="main-and-side">
        <div className="stack">
          {opened.isError && (
            <ErrorNotice title={t('hotline.cannotOpen')} kept={t('hotline.cannotOpen.words')} />
          )}
          {opened.isPending && <Skeleton label={t('hotline.loading')} lines={4} />}
          {opened.data && <Words contact={data} opened={opened.data} onDone={reload} />}
          {opened.data && data.state !== 'closed' && <Answer contact={data} onSent={reload} />}
        </div>
        <aside className="stack">
          {report && <SafeContact report={report} />}
          <NextSteps contact={data} onMoved={reload} />
          {opened.data && <WhatItBecomes contact={data} opened={opened.data} onDone={reload} />}
        </aside>
      </div>
    </Page>
  )
}

/** Who sealed it: the browser of a visitor or the server for them, the desk itself, or somebody at work elsewhere. */
const sealedBy = ({ channel, sealedBy: by }: Contact) =>
  channel === 'web' || channel === 'link' ? by : channel === 'colleague' ? 'colleague' : 'desk'

const titleOf = {
  help: 'hotline.said',
  concern: 'hotline.worry',
  encounter: 'hotline.encounter',
  asked_after: 'hotline.after',
  labour: 'labour.said',
} as const

type Said = { contact: Contact; opened: OpenedRequest }
/** Called once something was done about it. */
type Done = { onDone: () => void }

/** What was answered beside the words; a colleague says with codes of their own what was agreed to and what is wanted. */
function factsOf(report: ReadReport, { t, dates }: { t: Text; dates: Dates }) {
  const unknown = t('inbox.unknown')
  const several = (values: readonly string[], words: string) =>
    values.map((one) => t(`${words}.${one}`)).join(' · ')
  const mayTell = several(report.mayTell, 'case.mayTell') || t('hotline.mayTell.none')
  const wished = { term: t('hotline.wishes'), value: several(report.wishes, 'help.wish') || unknown }
  return [
    // Of somebody else nobody can say whom one may tell.
    ...(report.kind === 'help' ? [{ term: t('case.contact.mayTell'), value: mayTell }] : []),
    ...(report.kind === 'labour'
      ? []
      : [{ term: t('hotline.safe'), value: report.safe ? t(`hotline.safe.${report.safe}`) : unknown }]),
    {
      term: t(report.kind === 'labour' ? 'labour.place' : 'hotline.place'),
      value: report.place ? <bdi>{report.place}</bdi> : unknown,
    },
    ...(report.teller ? [{ term: t('hotline.by'), value: <bdi>{report.teller}</bdi> }] : []),
    ...(report.encounter
      ? encounterFacts(report.encounter, { t, dates })
      : report.kind === 'labour'
        ? []
        : [wished]),
  ]
}

export function Words({ contact, opened, onDone }: Said & Done) {
  const said = useLanguage()
  const { t } = said
  const { report, signer } = opened
  const { data: organisations = [] } = useOrganisations()
  const house = organisations.find(({ id, isMisnamed }) => id === signer?.organisation && !isMisnamed)
  const signedBy = house ? [{ term: t('hotline.signedBy'), value: <bdi>{house.name}</bdi> }] : []
  return (
    <Card title={t(titleOf[report.kind])} aside={<Pill>{t(`hotline.sealedBy.${sealedBy(contact)}`)}</Pill>}>
      <div className="stack">
        {report.story ? (
          <blockquote className="told" lang={report.language || undefined} dir="auto">
            {report.story}
          </blockquote>
        ) : (
          <p className="second">{t('hotline.noStory')}</p>
        )}
        <AttachedList attached={report.attached ?? []} />
        {report.encounter && !opened.signer && <Unsigned />}
        <Facts facts={[...signedBy, ...factsOf(report, said)]} />
        <Thread contact={contact} opened={opened} onDone={onDone} />
      </div>
    </Card>
  )
}

/** Who wrote a line: of a complaint the inspectorate answers, and what a colleague told, a colleague tells on. */
function fromOf({ kind, encounter }: ReadReport, from: 'person' | 'hotline'): string {
  if (kind === 'labour' && from === 'hotline') return 'inspectorate'
  return encounter && from === 'person' ? 'colleague' : from
}

function Thread({ contact, opened: { report, texts, steps, calls, attached }, onDone }: Said & Done) {
  const { t, dates } = useLanguage()
  const telling = useTelling()
  return (
    <ol className="thread">
      {contact.messages.map((message, at) => (
        <li key={at} data-from={message.from}>
          <p className="second">
            {t(`hotline.from.${fromOf(report, message.from)}`)} · {dates.day(message.day)}
          </p>
          {steps[at] && <p className="strong">{stepWords(telling, steps[at])}</p>}
          <p dir="auto" className="told-text">
            {texts[at]}
          </p>
          {calls[at] && <AskedCall contact={contact} call={calls[at]} report={report} onDone={onDone} />}
          <AttachedList attached={attached[at] ?? []} />
        </li>
      ))}
    </ol>
  )
}

export function SafeContact({ report }: { report: ReadReport }) {
  const { t } = useLanguage()
  return (
    <Card title={t('hotline.safeContact')} lead={t('hotline.safeContact.words')} accent="action">
      <Facts
        facts={[
          {
            term: t('hotline.reach'),
            value: t(`hotline.reach.${report.encounter && !report.reach ? 'colleague' : report.channel}`),
          },
          ...(report.reach
            ? [
                {
                  term: t('hotline.number'),
                  value: <HoldToRead label={t('hotline.number')} dir="ltr" read={() => report.reach} />,
                },
              ]
            : []),
          {
            term: t('hotline.times'),
            value: report.times ? <bdi>{report.times}</bdi> : t('hotline.times.none'),
          },
          {
            term: t('hotline.word'),
            value: report.codeWord ? (
              <HoldToRead label={t('hotline.word')} read={() => report.codeWord} />
            ) : (
              t('hotline.word.none')
            ),
          },
        ]}
      />
    </Card>
  )
}

/** The next message of the thread, sealed for the one who holds the receipt. */
export function Answer({ contact, onSent }: { contact: Contact; onSent: () => void }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const [typed, setTyped] = useState({ text: '' })
  const draft = useDraft(`hotline.answer.${contact.track}`, typed, setTyped)
  const { busy, error, run } = usePendingAction()
  const answering = useRef<Writing>({})
  const send = async () => {
    const text = typed.text.trim()
    if (!text) return
    await run(async () => {
      await answerRequest(session, contact, text, answering.current)
      await draft.drop({ text: '' })
      say({ text: t('hotline.answered') })
    }, draft.keep)
    onSent()
  }
  const isOfColleague = contact.channel === 'colleague'
  return (
    <Card title={t('hotline.answer')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
        }}
      >
        <DraftConflict draft={draft} />
        <ErrorMessage error={error} />
        <TextArea
          label={t('hotline.answer.label')}
          hint={t(isOfColleague ? 'hotline.answer.colleague' : 'hotline.answer.hint')}
          readers={t(isOfColleague ? 'hotline.answer.colleague.readers' : 'hotline.answer.readers')}
          rows={4}
          maxLength={longest.story}
          value={typed.text}
          onChange={(text) => setTyped({ text })}
        />
        <div className="row">
          <Button
            type="submit"
            look="primary"
            icon="send"
            isPending={busy}
            isDisabled={typed.text.trim() === ''}
          >
            {t('hotline.answer.send')}
          </Button>
          <KeyHint keys={['Ctrl', 'Enter']} />
        </div>
      </form>
    </Card>
  )
}
