// One panel drives every process there is: where it stands, what can be done next and what not yet (with the reason),
// what is due, what happened. Everything on it comes from the machine and the messages.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useRef, useState, type ReactNode, type Ref } from 'react'
import type { Machine } from '../../tracks/define.ts'
import { isProblem } from '../../api/problem.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { makeMoveOn } from '../../client/move-on-case.ts'
import { Button } from '../controls/button.tsx'
import { Card, Facts } from '../controls/card.tsx'
import { FoldedIfNarrow } from '../controls/folded-if-narrow.tsx'
import { useNotices } from '../controls/notice.tsx'
import { Pill } from '../controls/pill.tsx'
import { Skeleton } from '../controls/progress.tsx'
import { useDates, useText } from '../language/language.tsx'
import { DescriptionCard } from './description-card.tsx'
import { caseMove, isOver, machineOf } from './machines.ts'
import { useMe } from '../session/session.tsx'
import { ErrorMessage } from '../actions/error-message.tsx'
import { wordsOf } from '../actions/error-words.ts'
import { codeWords } from './answers.ts'
import { Clocks } from './clocks.tsx'
import { LawUnchecked } from './law-unchecked.tsx'
import { MoveForm } from './move-form.tsx'
import { offersOf, type Offer } from './offers.ts'
import { PanelSaid } from './panel-said.tsx'
import { trackQuery, type TrackAnswer as Answer } from './query.ts'
import { Filled } from '../shell/slots.tsx'
import { WithAllWords } from '../shell/with-words.tsx'
import { askingForm, besideTrack, closingForm } from './track-slots.ts'
import { CorrectStep } from './correct-step.tsx'
import { CorrectedDuties } from './corrected-duties.tsx'
import { Story, useMoments, type Happened } from './story.tsx'
import type { AnswerCorrection } from '../../client/answer-corrections.ts'
import { useAnswerCorrections } from './use-answer-corrections.ts'
import { heardInTime } from '../session/heard.ts'
import './track.css'
import { session } from '../session/window-session.ts'

interface TrackPanelProps {
  trackId: string
  /** A move that somebody has chosen already: its questions stand open where it can be made. */
  begun?: string | undefined
  /** Called after each move, so that what stands round it can look again. */
  onMoved?: () => void
}

/** The panel of one track. */
export function TrackPanel({ trackId, begun, onMoved }: TrackPanelProps) {
  const t = useText()
  // Others act on it too: who looks at it sees what is true now, and what comes while it stands open.
  const query = useQuery({
    ...trackQuery(trackId),
    staleTime: 0,
    ...heardInTime('work'),
  })
  const caseId = query.data?.caseId ?? null
  const keys = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => readCase(session, caseId as string),
    enabled: caseId !== null,
  })
  if (query.error)
    return (
      <ErrorMessage
        error={query.error}
        action={<Button onPress={() => void query.refetch()}>{t('web.page.again')}</Button>}
      />
    )
  if (!query.data) return <Skeleton label={t('track.opening')} lines={6} />
  return (
    <WithAllWords>
      <Panel answer={query.data} shared={keys.data} begun={begun} {...(onMoved ? { onMoved } : {})} />
    </WithAllWords>
  )
}

/** What somebody does with a track, and where they stand while they do it. */
function useTrackMoves(answer: Answer, machine: Machine, begun: string | undefined, onMoved?: () => void) {
  const t = useText()
  const { say } = useNotices()
  const queries = useQueryClient()
  const { track, caseId } = answer
  const [chosen, choose] = useState(begun ?? null)
  const [left, leave] = useState<string | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const standing = useRef<HTMLParagraphElement>(null)
  // A move changes lists far from here (beds, duties, agreements): each looks again when it is next seen.
  const readAgain = () => queries.invalidateQueries()
  const moved = async (move: string) => {
    // Another form may have been opened while this was on its way.
    choose((now) => (now === move ? null : now))
    say({ text: t(`${track.kind}.done.${move}`) })
    const before = document.activeElement
    await readAgain()
    // Reading takes a while: hands that have begun the next thing are not called away from it.
    if ([before, document.body].includes(document.activeElement)) standing.current?.focus()
    onMoved?.()
  }
  // What asks nothing is done at once. What ends something is asked once more, by its form.
  const press = async ({ name, exit }: Offer) => {
    const { ask, asksPerson, chainStatement } = machine.moves[name] ?? {}
    if (exit || asksPerson || chainStatement === 'close' || Object.keys(ask ?? {}).length > 0) {
      leave(null)
      return choose(name)
    }
    setBusy(name)
    try {
      await makeMoveOn(session, caseMove(caseId, track, name))
      await moved(name)
    } catch (error) {
      say({ text: wordsOf(error, t), tone: 'due' })
      if (isProblem(error) && error.code === 'stale') await readAgain()
    } finally {
      setBusy(null)
    }
  }
  const close = () => {
    leave(chosen)
    choose(null)
  }
  return { chosen, left, busy, standing, press, moved, readAgain, close }
}

interface PanelProps {
  answer: Answer
  shared: SharedCase | undefined
  begun: string | undefined
  onMoved?: () => void
}

function Panel({ answer, shared, begun, onMoved }: PanelProps) {
  const t = useText()
  const { roles } = useMe()
  const { track, caseId, events } = answer
  const machine = machineOf(track.kind)
  const corrections = useAnswerCorrections(shared, events)
  const offers = offersOf(machine, answer, { roles, t })
  const first = offers.find(({ name, open }) => open && name === begun)
  const { chosen, standing, moved, readAgain, close, ...moving } = useTrackMoves(
    answer,
    machine,
    first?.name,
    onMoved,
  )
  return (
    <div className="track-panel stack">
      <Standing answer={answer} machine={machine} state={standing} />
      {shared && <DescriptionCard shared={shared} track={track} onChanged={() => void readAgain()} />}
      {!chosen && <CorrectedDuties {...{ machine, answer, corrections, offers }} press={moving.press} />}
      <Card title={t('track.next')}>
        {/* The form stays with its answers even when somebody else's move has closed this way meanwhile; it then says why. */}
        {chosen ? (
          <Instead machine={machine} move={chosen} caseId={caseId}>
            <MoveForm
              key={chosen}
              machine={machine}
              track={track}
              move={chosen}
              caseId={caseId}
              held={shared?.held ?? []}
              facts={answer.facts}
              events={events}
              onMoved={() => void moved(chosen)}
              onStale={() => void readAgain()}
              onClose={close}
            />
          </Instead>
        ) : (
          <Offered track={track} machine={machine} offers={offers} {...moving} />
        )}
      </Card>
      <Card title={t('track.due')}>
        <Clocks clocks={answer.clocks} />
      </Card>
      {shared && (
        <Suspense fallback={null}>
          <Filled slot={besideTrack} shared={shared} track={track} />
        </Suspense>
      )}
      <Told {...{ answer, shared, corrections }} onCorrected={() => void readAgain()} />
    </div>
  )
}

interface ToldProps {
  answer: Answer
  shared: SharedCase | undefined
  corrections: ReadonlyMap<string, readonly AnswerCorrection[]>
  onCorrected: () => void
}

/** What happened, with what was put right of it. */
function Told({ answer: { track, events }, shared, corrections, onCorrected }: ToldProps) {
  const t = useText()
  const moments = useMoments()
  const machine = machineOf(track.kind)
  const act = (event: Happened) =>
    shared && (
      <CorrectStep
        {...{ shared, machine, track, event, onCorrected }}
        before={corrections.get(event.id) ?? []}
      />
    )
  return (
    <FoldedIfNarrow title={t('track.story.steps', { count: events.length })}>
      <Card title={t('track.story')}>
        <Story moments={moments(events, { corrections, act })} />
      </Card>
    </FoldedIfNarrow>
  )
}

interface InsteadProps {
  machine: Machine
  move: string
  caseId: string | null
  children: ReactNode
}

/** In some houses somebody else ends a case, and at some hours nobody is to ask the person: then that stands in the form's place. */
function Instead({ machine, move, caseId, children }: InsteadProps) {
  const t = useText()
  const { asksPerson, closesCase, exit } = machine.moves[move] ?? {}
  if (caseId === null || !(asksPerson || (closesCase && !exit))) return children
  return (
    <Suspense fallback={<Skeleton label={t('track.opening')} lines={6} />}>
      <Filled slot={asksPerson ? askingForm : closingForm} caseId={caseId}>
        {children}
      </Filled>
    </Suspense>
  )
}

interface OfferedProps {
  track: Answer['track']
  machine: Machine
  offers: readonly Offer[]
  left: string | null
  busy: string | null
  press: (offer: Offer) => Promise<void>
}

/** The buttons of what can be done now, what not yet and why, and what others do. */
function Offered({ track, machine, offers, left, busy, press }: OfferedProps) {
  const t = useText()
  const open = offers.filter((offer) => offer.open)
  const refused = offers.filter((offer): offer is Refused => !offer.open && offer.mine)
  const others = offers.filter((offer) => !offer.open && !offer.mine)
  return (
    <div className="stack">
      {open.length === 0 && (
        <p className="second">{t(isOver(track.kind, track.state) ? 'track.over' : 'track.nothing')}</p>
      )}
      <div className="row">
        {open.map((offer) => (
          <Button
            key={offer.name}
            look={offer.exit ? 'danger' : 'plain'}
            // Whoever thinks better of it stands where they were.
            autoFocus={left === offer.name}
            isPending={busy === offer.name}
            onPress={() => void press(offer)}
          >
            {offer.words}
          </Button>
        ))}
      </div>
      {refused.length > 0 && <Reasons heading={t('track.notYet')} refused={refused} />}
      {others.length > 0 && (
        <details className="track-others">
          <summary>{t('track.others', { count: others.length })}</summary>
          <ul>
            {others.map((offer) => (
              <li key={offer.name}>
                {offer.words}
                <span className="second"> · {t(sideOf(machine, offer.name, track.sides))}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** Who does it, where it is not me: the person on their own page, the other side, another profession. */
function sideOf(machine: Machine, name: string, mine: readonly string[]): string {
  const by = machine.moves[name]?.by ?? []
  if (by.some((side) => mine.includes(side))) return 'refused.not-your-role'
  return `track.does.${(['person', 'other', 'holder', 'carrier'] as const).find((side) => by.includes(side)) ?? 'holder'}`
}

type Refused = Extract<Offer, { open: false }>

/** Each reason once, below everything that it stands in the way of. */
function Reasons({ heading, refused }: { heading: string; refused: readonly Refused[] }) {
  const t = useText()
  const reasons = [...new Set(refused.map(({ because }) => because))]
  return (
    <div className="track-reasons">
      <h3>{heading}</h3>
      <ul>
        {reasons.map((because) => (
          <li key={because}>
            {refused
              .filter((offer) => offer.because === because)
              .map(({ name, words }) => (
                <strong key={name}>{words}</strong>
              ))}
            <span className="second">{t(`refused.${because}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where the track stands, whose it is, and with whom. A place stays "a safe place" to whoever has no part in it. */
function Standing({
  answer,
  machine,
  state,
}: {
  answer: Answer
  machine: Machine
  /** Where one stands after a step: what has come of it. */
  state: Ref<HTMLParagraphElement>
}) {
  const t = useText()
  const { day } = useDates()
  const { track, events } = answer
  // Since it stands so, and not since somebody last noted something on it.
  const since = events.find((event) => event.to !== event.from)?.at ?? track.openedAt
  const isHidden = machine.secretPlace && track.sides.every((side) => side === 'carrier')
  const facts = [
    { term: t('track.since'), value: day(since) },
    ...(track.owner ? [{ term: t('track.carriedBy'), value: <bdi>{track.owner}</bdi> }] : []),
    ...(track.other
      ? [{ term: t('track.with'), value: isHidden ? t('track.safePlace') : <bdi>{track.other}</bdi> }]
      : []),
  ]
  return (
    <Card>
      <div className="stack">
        <div className="row">
          <p className="track-state" ref={state} tabIndex={-1}>
            {t(`${track.kind}.state.${track.state}`)}
          </p>
          {machine.lane !== 'none' && <Pill track={machine.lane}>{t(`lane.${machine.lane}`)}</Pill>}
          {track.subkind && <Pill>{codeWords(track.subkind, t)}</Pill>}
          <PanelSaid answer={answer} />
        </div>
        <LawUnchecked pack={answer.pack} />
        <Facts facts={facts} />
      </div>
    </Card>
  )
}
