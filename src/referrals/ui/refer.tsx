// Referring somebody: who can help, what they will learn, and the person's yes to it, read out in their own language.
// Nothing leaves before that; a question without a name may be asked first.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
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
import { wordsOf } from '../../web/actions/error-message.tsx'
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
function useCase(caseId: string) {
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
  const opened = useCase(caseId)
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

type Shared = NonNullable<ReturnType<typeof useCase>['data']>

function ReferForm({
  caseId,
  shared,
  head,
  held,
  mayTell,
  need: said,
  party,
  speaks,
  urgency,
}: { caseId: string } & Shared) {
  const t = useText()
  const navigateWhenDone = useNavigateWhenDone()
  const { say } = useNotices()
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
  const [attempt, setAttempt] = useState(0)
  const [faults, setFaults] = useState<FieldFault[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const known = useQuery({
    queryKey: ['referral', enquiry],
    enabled: enquiry !== null,
    queryFn: () => api.referrals.read({ track: enquiry as string }),
  })
  const circle = known.data?.recipientCircle ?? value.recipient?.circle ?? null
  const sharing = useReferralPages({ shared, value, ids, circle })
  const { pages } = sharing
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

  if (!draft.ready) return <Skeleton label={t('inbox.loading')} lines={4} />
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

  if (!value.recipient)
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
  // What was mended is no longer marked; the summary above stays as it was read.
  const open = attempt > 0 ? faultsOf(value, asked, t) : []
  const errorOf = (field: string) => open.find((fault) => fault.field === field)?.words
  return (
    <div className="stack">
      <DraftConflict draft={draft} />
      <ErrorSummary faults={faults} attempt={attempt} />
      {failed && <ErrorNotice title={failed} />}
      <Card
        title={value.recipient.name}
        lead={t(outside ? 'refer.outside' : 'refer.inside')}
        {...(enquiry
          ? {}
          : {
              aside: (
                <Button size="small" onPress={() => change({ recipient: null })}>
                  {t('refer.another')}
                </Button>
              ),
            })}
      >
        <Away circle={value.recipient.circle} />
        {!enquiry && <NeedQuestions value={value} change={change} held={held} errorOf={errorOf} />}
      </Card>
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
      <div className="row">
        <Button look="primary" icon="send" isPending={busy} onPress={() => void send()}>
          {t(value.mode === 'enquiry' ? 'refer.ask' : outside ? 'refer.send.letter' : 'refer.send')}
        </Button>
        <p className="second">
          {t(
            value.mode === 'enquiry'
              ? 'refer.ask.words'
              : outside
                ? 'refer.send.outside'
                : 'refer.send.words',
          )}
        </p>
      </div>
    </div>
  )
}
