// The letter that asks for a hold, in one screen: what the person agreed to tell, the paper as it will be, what it reveals, and one
// press that keeps it sealed, says that it went out, and prints it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { failedForGood } from '../../api/problem.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import type { HoldPart } from '../../jurisdiction/penalty-rules.ts'
import { lawQuery } from '../../law/ui/use-law.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { sealHold, sendHold, type Agreed } from '../client/send-hold.ts'
import { languagesOf, type Letter, type Told } from '../hold-letter.ts'
import { HoldPaper, Reveals, useHoldText } from './hold-paper.tsx'

interface Written {
  told: Told
  chosen: readonly HoldPart[]
  to: string | null
  how: Agreed | null
  /** Of the paper; left out, that of the screen. */
  language?: string
}
const ways = ['agreed_spoken', 'agreed_written', 'agreed_through_lawyer'] as const

export function WriteHold() {
  const t = useText()
  const { trackId = '' } = useParams({ strict: false })
  const track = useTrack(trackId)
  const caseId = track.data?.caseId ?? null
  const law = useQuery({ ...lawQuery(track.data?.pack ?? ''), enabled: track.data !== undefined })
  const shared = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => readCase(session, caseId as string),
    enabled: caseId !== null,
  })
  const profile = useQuery({
    queryKey: ['profile', caseId, shared.data?.records.length],
    queryFn: async () => (await profileOf(shared.data!)) ?? {},
    enabled: shared.data !== undefined,
  })
  const letter = law.data?.holdLetter
  if (track.isError || shared.isError) return <Missing />
  if (!track.data || !letter || !profile.data)
    return (
      <Page title={t('penalty.hold.title')}>
        <Skeleton label={t('track.opening')} lines={8} />
      </Page>
    )
  return <Writing key={trackId} answer={track.data} letter={letter} profile={profile.data} />
}

/** What is known already, where this part of the file is ours to read. */
async function profileOf(shared: SharedCase): Promise<Told | undefined> {
  if (!shared.held.includes('identity')) return undefined
  const opened = await openLatest<{ name?: string; birth?: string }>(session, shared, 'profile')
  return { name: opened?.name ?? '', born: opened?.birth ?? '' }
}

function Writing({ answer, letter, profile }: { answer: TrackAnswer; letter: Letter; profile: Told }) {
  const t = useText()
  const screen = useLanguage().language.tag
  const [written, setWritten] = useState<Written>({ told: profile, chosen: [], to: null, how: null })
  const { chosen, how, language = screen } = written
  const textOf = useHoldText(language)
  const put = (change: Partial<Written>) => setWritten((before) => ({ ...before, ...change }))
  const draft = useDraft(`hold.${answer.track.id}`, written, setWritten)
  const told = Object.fromEntries(chosen.map((part) => [part, written.told[part] ?? '']))
  const to = written.to ?? answer.track.other ?? ''
  const text = textOf?.(letter, told, to) ?? ''
  const mayAsk = ['told', 'not_held'].includes(answer.track.state)
  const sending = useSendHoldLetter(answer, { text, how }, draft.drop)
  return (
    <Page
      title={t('penalty.hold.title')}
      lead={t('penalty.hold.lead')}
      width="narrow"
      back={{ href: `/tracks/${answer.track.id}`, label: t('penalty.hold.back') }}
    >
      <div className="stack no-print">
        <Agreeing letter={letter} written={written} to={to} put={put} language={language} />
        <Reveals letter={letter} told={told} />
        <ErrorMessage error={sending.error} />
        <div className="row">
          {mayAsk && (
            <Button
              look="primary"
              icon="print"
              isPending={sending.busy}
              isDisabled={how === null || chosen.length === 0 || text === ''}
              onPress={sending.send}
            >
              {t('penalty.hold.send')}
            </Button>
          )}
          {!mayAsk && (
            <Button icon="print" onPress={() => print()}>
              {t('letter.print')}
            </Button>
          )}
        </div>
      </div>
      <HoldPaper text={text} language={language} />
    </Page>
  )
}

/** What the person agreed to tell, to whom and how they said so; each part that is told has its own line. */
function Agreeing(props: {
  letter: Letter
  written: Written
  to: string
  put: (change: Partial<Written>) => void
  language: string
}) {
  const { t, language: screen } = useLanguage()
  const { letter, written, to, put, language } = props
  const { chosen, how } = written
  return (
    <Card>
      <div className="stack">
        <RadioGroup
          label={t('penalty.hold.language')}
          columns
          choices={languagesOf(letter).map((tag) => ({
            value: tag,
            label: languageName(tag, screen.locale),
          }))}
          value={language}
          onChange={(tag) => put({ language: tag })}
        />
        <TextField label={t('penalty.hold.to')} value={to} onChange={(words) => put({ to: words })} />
        <CheckboxGroup
          label={t('penalty.hold.agreed')}
          hint={t('penalty.hold.agreed.hint')}
          columns
          choices={letter.holds.map((part) => ({ value: part, label: t(`law.letter.${part}`) }))}
          value={[...chosen]}
          onChange={(parts) => put({ chosen: parts as HoldPart[] })}
        />
        {letter.holds
          .filter((part) => chosen.includes(part))
          .map((part) => (
            <TextField
              key={part}
              label={t(`law.letter.${part}`)}
              value={written.told[part] ?? ''}
              onChange={(words) => put({ told: { ...written.told, [part]: words } })}
            />
          ))}
        <RadioGroup
          label={t('penalty.hold.how')}
          columns
          choices={ways.map((way) => ({ value: way, label: t(`code.${way}`) }))}
          value={how}
          onChange={(way) => put({ how: way as Agreed })}
        />
      </div>
    </Card>
  )
}

/** Sends once: a second press over a broken line is the same letter. */
function useSendHoldLetter(
  { track, caseId }: TrackAnswer,
  { text, how }: { text: string; how: Written['how'] },
  drop: () => Promise<unknown>,
) {
  const t = useText()
  const queries = useQueryClient()
  const navigateWhenDone = useNavigateWhenDone()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const intention = useIdempotentWrite<Awaited<ReturnType<typeof sealHold>>>()
  const send = () =>
    void run(
      async () => {
        if (how === null || caseId === null) return
        const letter = { caseId, track }
        const sealed = await intention.madeFor([text, how], () => sealHold(session, letter, text))
        await sendHold(session, letter, { sealed, how }, key)
        print()
        await drop()
        say({ text: t('penalty.done.send_hold') })
        await queries.invalidateQueries()
        await navigateWhenDone(`/tracks/${track.id}`)
      },
      (fault) => {
        if (!failedForGood(fault)) return
        setKey(crypto.randomUUID())
        intention.end()
      },
    )
  return { busy, error, send }
}
