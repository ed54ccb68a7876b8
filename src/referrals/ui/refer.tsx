// Referring somebody: who can help, what they will learn, and the person's yes to it, read out in their own language.
// Nothing leaves before that; a question without a name may be asked first.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import type { SafeContact } from '../../cases/safe-contact.ts'
import { services } from '../../directory/kinds.ts'
import { DirectorySearch } from '../../directory/ui/search.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { api } from '../../web/session/api.ts'
import { readCase } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import { comingNeeds } from '../../client/coming-need.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { ErrorNotice, ErrorSummary, type FieldFault } from '../../web/controls/errors.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { intakeOf, useOrganisations } from '../../web/session/organisations.ts'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { wordsOf } from '../../web/actions/error-words.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { Away } from '../../rota/ui/away.tsx'
import { ConsentQuestions, NeedQuestions } from './consent.tsx'
import { firstUrgency, suggestionFor, toldAgainst, type Referring } from '../client/referral-form.ts'
import { beginning, faultsOf } from './referral-form.ts'
import { useReferralPages } from './use-pages.ts'
import { newIds, sendReferral, type Ids } from '../client/send-referral.ts'
import { Someone } from './someone.tsx'
import { ToldFirst } from './told-first.tsx'
import './referrals.css'
import { session } from '../../web/session/window-session.ts'

/** What is looked for and from which stay, as the page of a stay says it: codes alone. */
function cameFrom(): { need: string | undefined; stay: string | undefined } {
  const query = new URLSearchParams(location.search)
  const need = query.get('need')
  return {
    need: services.some(({ code }) => code === need) ? (need as string) : undefined,
    stay: /^[0-9a-f-]{36}$/.exec(query.get('stay') ?? '')?.[0],
  }
}

/** The case with its keys taken: only what one can read can be shared. */
function useCaseToRefer(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'to-refer'],
    queryFn: async () => {
      const [shared, needs] = await Promise.all([readCase(session, caseId), comingNeeds(session, caseId)])
      const { case: head, held, tracks, events } = shared
      // What was said in a call stands in the first search; later ones begin anew.
      const need = tracks.some(({ kind }) => kind === 'referral') ? undefined : needs[0]
      const contact = held.includes('contact')
        ? await openLatest<SafeContact>(session, shared, 'safe_contact')
        : undefined
      const mayTell = contact?.mayTell ?? []
      // From a stay in a house: as many as sleep there, and back to it.
      const { need: sought, stay } = cameFrom()
      const asked = events.find(({ track, move }) => track === stay && move === 'opened')?.facts['party']
      return {
        shared,
        head,
        held,
        need: sought ?? need,
        party: typeof asked === 'number' ? asked : 1,
        mayTell,
        speaks: contact?.languages?.speaks ?? [],
        urgency: firstUrgency(tracks, events),
      }
    },
  })
}

export function Refer() {
  const t = useText()
  const { caseId = '' } = useParams({ strict: false })
  const opened = useCaseToRefer(caseId)
  if (opened.isError) return <Missing />
  const reference = opened.data?.head.reference
  return (
    <Page
      title={reference ? t('refer.title', { alias: aliasHere(reference, t) }) : t('refer.window')}
      windowTitle={t('refer.window')}
      lead={t('refer.lead')}
      back={{ href: `/cases/${caseId}`, label: t('inbox.case') }}
    >
      {opened.data ? (
        <ReferForm caseId={caseId} {...opened.data} />
      ) : (
        <Skeleton label={t('inbox.loading')} lines={6} />
      )}
    </Page>
  )
}

const isOf = (
  { circle, teams }: { circle: number; teams: readonly { circle: number }[] },
  asked: number | null,
): boolean => circle === asked || teams.some((team) => team.circle === asked)

type Shared = NonNullable<ReturnType<typeof useCaseToRefer>['data']>

type ReferProps = { caseId: string } & Shared

/** What is typed, kept as a draft, with what an enquiry that was answered has said already. */
function useReferring({ caseId, shared, head, held, party, urgency }: ReferProps) {
  // An enquiry that was answered with yes comes back here for its consent.
  const enquiry = new URLSearchParams(location.search).get('referral')
  const today = useToday()
  const { data: organisations = [] } = useOrganisations()
  const [form, setForm] = useState(() => ({
    value: { ...beginning(head.language, today, urgency), party },
    ids: newIds(enquiry),
  }))
  const { value, ids } = form
  const change = (part: Partial<Referring>) =>
    setForm((before) => ({ ...before, value: { ...before.value, ...part } }))
  const draft = useDraft(`referral.${enquiry ?? caseId}`, form, setForm)
  const known = useQuery({
    queryKey: ['referral', enquiry],
    enabled: enquiry !== null,
    queryFn: () => api.referrals.read({ track: enquiry as string }),
  })
  const circle = known.data?.recipientCircle ?? value.recipient?.circle ?? null
  const sharing = useReferralPages({ shared, value, ids, circle })
  useEffect(() => {
    const asked = known.data
    // What was typed before is there already, and says more than the enquiry does.
    if (!asked || !draft.ready || draft.found || value.recipient) return
    change({
      recipient: {
        name: asked.recipient ?? '',
        circle: null,
        service: asked.service,
        codes: [asked.serviceCode],
      },
      code: asked.serviceCode,
      urgency: asked.urgency,
      mode: 'agreed',
      ...suggestionFor(asked.serviceCode, held),
    })
    // Only once, when the enquiry has come and no earlier draft has.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [known.data, draft.ready])
  return { enquiry, today, organisations, value, ids, setForm, change, draft, known, circle, sharing }
}

/** What is wrong with it, and the sending of it. */
function useSendReferral({ caseId, head, mayTell }: ReferProps, referring: ReturnType<typeof useReferring>) {
  const t = useText()
  const navigateWhenDone = useNavigateWhenDone()
  const { say } = useNotices()
  const { enquiry, today, organisations, value, ids, setForm, draft, known, circle } = referring
  const { pages } = referring.sharing
  const [attempt, setAttempt] = useState(0)
  const [faults, setFaults] = useState<FieldFault[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const isChild = head.ageGroup !== 'adult'
  const kind = organisations.find((one) => isOf(one, circle))?.kind
  const against = toldAgainst(value, mayTell, kind)
  const asked = { isChild, today, pages, against }
  // The consent that an enquiry ends in is always for somebody of the network.
  const outside = value.recipient?.circle === null && !enquiry
  const send = async () => {
    const now = faultsOf(value, asked, t)
    setFaults(now)
    setAttempt((before) => before + 1)
    setFailed(null)
    if (now.length > 0) return
    setBusy(true)
    try {
      const keep = (next: Ids) => setForm((before) => ({ ...before, ids: next }))
      const { track } = await sendReferral(session, {
        caseId,
        value,
        isChild,
        pages,
        ids,
        keep,
        enquiry: known.data,
      })
      await draft.drop()
      say({
        text: t(outside ? 'refer.sent.outside' : value.mode === 'enquiry' ? 'refer.asked' : 'refer.sent', {
          recipient: value.recipient?.name ?? '',
        }),
      })
      const { stay } = cameFrom()
      const back = stay ? `/tracks/${stay}` : `/cases/${caseId}`
      void navigateWhenDone(outside ? `/referrals/${track}/letter` : back)
    } catch (error) {
      setFailed(wordsOf(error, t))
    } finally {
      setBusy(false)
    }
  }

  // What was mended is no longer marked; the summary above stays as it was read.
  const open = attempt > 0 ? faultsOf(value, asked, t) : []
  const errorOf = (field: string) => open.find((fault) => fault.field === field)?.words
  return { isChild, against, outside, attempt, faults, failed, busy, send, errorOf }
}

type Referred = ReturnType<typeof useReferring>

/** Who can help: somebody out of the directory, or somebody who does not stand there. */
function WhoCanHelp({
  speaks,
  head,
  held,
  need: said,
  referring,
}: Pick<Shared, 'speaks' | 'head' | 'held' | 'need'> & { referring: Referred }) {
  const { organisations, change, draft } = referring
  return (
    <div className="stack">
      <DraftConflict draft={draft} />
      <DirectorySearch
        understands={speaks}
        initial={{ language: head.language, ...(said ? { code: said } : {}) }}
        onRefer={(service, need) => {
          // What was looked for is what is asked of them, unless they say that they offer something else.
          const code =
            service.codes.length === 0 || service.codes.includes(need) ? need : (service.codes[0] ?? null)
          change({
            recipient: {
              name: service.name,
              circle: intakeOf(organisations, service.circle),
              service: service.id,
              codes: service.codes,
            },
            code,
            ...suggestionFor(code ?? undefined, held),
          })
        }}
      />
      <Someone onChoose={(recipient) => change({ recipient })} />
    </div>
  )
}

interface RecipientProps {
  name: string
  words: string
  /** Chooses somebody else; nothing where an enquiry has named them. */
  onAnother: (() => void) | undefined
  children: ReactNode
}

function Recipient({ name, words, onAnother, children }: RecipientProps) {
  const t = useText()
  const another = onAnother && (
    <Button size="small" onPress={onAnother}>
      {t('refer.another')}
    </Button>
  )
  return (
    <Card title={name} lead={words} {...(another ? { aside: another } : {})}>
      {children}
    </Card>
  )
}

interface SendProps {
  isEnquiry: boolean
  /** The answer comes by letter. */
  outside: boolean
  busy: boolean
  onSend: () => void
}

function SendRow({ isEnquiry, outside, busy, onSend }: SendProps) {
  const t = useText()
  return (
    <div className="row">
      <Button look="primary" icon="send" isPending={busy} onPress={onSend}>
        {t(isEnquiry ? 'refer.ask' : outside ? 'refer.send.letter' : 'refer.send')}
      </Button>
      <p className="second">
        {t(isEnquiry ? 'refer.ask.words' : outside ? 'refer.send.outside' : 'refer.send.words')}
      </p>
    </div>
  )
}

function ReferForm(props: ReferProps) {
  const { shared, held, mayTell } = props
  const t = useText()
  const referring = useReferring(props)
  const { enquiry, value, change, draft, sharing } = referring
  const { isChild, against, outside, attempt, faults, failed, busy, send, errorOf } = useSendReferral(
    props,
    referring,
  )
  if (!draft.ready) return <Skeleton label={t('inbox.loading')} lines={4} />
  if (!value.recipient)
    return (
      <WhoCanHelp
        speaks={props.speaks}
        head={props.head}
        held={held}
        need={props.need}
        referring={referring}
      />
    )
  return (
    <div className="stack">
      <DraftConflict draft={draft} />
      <ErrorSummary faults={faults} attempt={attempt} />
      {failed && <ErrorNotice title={failed} />}
      <Recipient
        name={value.recipient.name}
        words={t(outside ? 'refer.outside' : 'refer.inside')}
        onAnother={enquiry ? undefined : () => change({ recipient: null })}
      >
        <Away circle={value.recipient.circle} />
        {!enquiry && <NeedQuestions value={value} change={change} held={held} errorOf={errorOf} />}
      </Recipient>
      {against && (
        <ToldFirst
          against={against}
          mayTell={mayTell}
          askedSince={value.askedSince === true}
          onChange={(askedSince) => change({ askedSince })}
          error={errorOf('askedSince')}
        />
      )}
      <ConsentQuestions
        value={value}
        change={change}
        held={held}
        sharing={sharing}
        isChild={isChild}
        shared={shared}
        errorOf={errorOf}
      />
      <SendRow
        isEnquiry={value.mode === 'enquiry'}
        outside={outside}
        busy={busy}
        onSend={() => void send()}
      />
    </div>
  )
}
