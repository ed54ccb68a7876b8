// Opening a part without the person's yes: because a life is in danger, which takes a second person and lasts days; or
// because a court ordered it. Never what passes between the person and their lawyer.
import { newId } from '../../api/new-id.ts'
import { useRef, useState, type FormEvent } from 'react'
import { failedForGood } from '../../api/problem.ts'
import { packs } from '../../../jurisdictions/packs.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { shareWithoutConsent } from '../client/share-without-consent.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { glassDays, glassReasons, tellings } from '../terms.ts'
import { ToWhom, type ToWhomTerms } from './recipient.tsx'
import { session } from '../../web/session/window-session.ts'

interface Opening extends ToWhomTerms {
  /** The opening to be: the same one however often it is pressed, and after a reload. */
  track: string
  basis: 'vital_interest' | 'court_order' | null
  until: string | null
  reason: (typeof glassReasons)[number] | null
  words: string
  told: (typeof tellings)[number] | null
}

const nothing = (): Opening => ({
  track: newId(),
  basis: null,
  recipient: null,
  compartments: [],
  purpose: null,
  until: null,
  reason: null,
  words: '',
  told: null,
})
const days = Array.from({ length: glassDays }, (_, index) => index + 1)

interface ShareProps {
  shared: SharedCase
  onOpened: () => void
  /** It was refused for good: what stands there from an earlier try is read anew. */
  onRefused: () => void
}

/** What is typed, what is missing of it, and the opening itself. */
function useShareWithoutConsent({ shared, onOpened, onRefused }: ShareProps) {
  const t = useText()
  const { say } = useNotices()
  const { case: head } = shared
  const [opening, setOpening] = useState(nothing)
  const [attempt, setAttempt] = useState(0)
  const { busy, error, run } = usePendingAction()
  const tried = useRef<string | null>(null)
  const draft = useDraft(`without.${head.id}`, opening, setOpening)
  const put = (change: Partial<Opening>) => setOpening((before) => ({ ...before, ...change }))
  const glass = opening.basis === 'vital_interest'
  const needed = [
    ...(['basis', 'recipient', 'purpose', 'until', 'told'] as const).filter((name) => opening[name] === null),
    ...(glass && opening.reason === null ? ['reason' as const] : []),
    ...(opening.compartments.length === 0 ? ['compartments' as const] : []),
    ...(opening.words.trim() === '' ? ['words' as const] : []),
  ]
  const faults =
    attempt === 0
      ? []
      : needed.map((name) => ({ field: `without-${name}`, words: t(`access.without.needs.${name}`) }))
  const wrong = (name: string) => faults.find((fault) => fault.field === `without-${name}`)?.words

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    const { track, basis, recipient, purpose, until, reason, told, compartments, words } = opening
    if (needed.length > 0 || !basis || !recipient || !purpose || !until || !told) return
    await run(
      async () => {
        const caseId = head.id
        const now = JSON.stringify(opening)
        const changed = tried.current !== null && tried.current !== now
        tried.current = now
        const asked = { caseId, track, basis, recipient, purpose, until, compartments, words, told, reason }
        await shareWithoutConsent(session, { ...asked, language: head.language }, changed)
        tried.current = null
        await draft.drop(nothing())
        say({ text: t(glass ? 'access.without.asked' : 'access.without.opened') })
        setAttempt(0)
        onOpened()
      },
      async (fault) => {
        await draft.keep().catch(() => undefined)
        if (!failedForGood(fault)) return
        put({ track: newId() })
        tried.current = null
        onRefused()
      },
    )
  }

  return { opening, put, glass, attempt, faults, wrong, busy, error, draft, send }
}

type Asked = Pick<ReturnType<typeof useShareWithoutConsent>, 'opening' | 'put' | 'wrong'>

/** A life in danger opens for days, and one says which danger it is. */
function InDanger({ opening, put, wrong }: Asked) {
  const t = useText()
  const today = useToday()
  return (
    <>
      <RadioGroup
        id="without-until"
        label={t('access.howLong')}
        columns
        choices={days.map((count) => ({
          value: daysAfter(today, count),
          label: t('access.days', { count }),
        }))}
        value={opening.until}
        onChange={(until) => put({ until })}
        error={wrong('until')}
      />
      <RadioGroup
        id="without-reason"
        label={t('access.without.reason')}
        choices={glassReasons.map((value) => ({ value, label: t(`code.${value}`) }))}
        value={opening.reason}
        onChange={(reason) => put({ reason: reason as Opening['reason'] })}
        error={wrong('reason')}
      />
    </>
  )
}

/** An order of a court opens for as long as the order says, and the law allows. */
function Ordered({ opening, put, wrong, pack }: Asked & { pack: string }) {
  const t = useText()
  const today = useToday()
  const longest = packs.get(pack)?.consent.releaseMaxDays ?? 180
  return (
    <DateField
      id="without-until"
      label={t('access.until')}
      value={opening.until}
      min={daysAfter(today, 1)}
      max={daysAfter(today, longest)}
      onChange={(until) => put({ until })}
      error={wrong('until')}
    />
  )
}

/** Why, and whether the person has been told. */
function WordsAndTold({ opening, put, wrong }: Asked) {
  const t = useText()
  const glass = opening.basis === 'vital_interest'
  return (
    <>
      <TextArea
        id="without-words"
        label={t(glass ? 'access.without.why' : 'access.without.reference')}
        hint={t('access.without.sealed')}
        maxLength={2000}
        value={opening.words}
        onChange={(words) => put({ words })}
        error={wrong('words')}
      />
      <RadioGroup
        id="without-told"
        label={t('access.without.told')}
        hint={t('access.without.toldHint')}
        choices={tellings.map((value) => ({ value, label: t(`access.without.told.${value}`) }))}
        value={opening.told}
        onChange={(told) => put({ told: told as Opening['told'] })}
        error={wrong('told')}
      />
    </>
  )
}

export function ShareWithoutConsent(props: ShareProps) {
  const { shared } = props
  const t = useText()
  const { opening, put, glass, attempt, faults, wrong, busy, error, draft, send } =
    useShareWithoutConsent(props)
  const asked = { opening, put, wrong }
  return (
    <Card>
      <form className="stack access-give" onSubmit={(event) => void send(event)} noValidate>
        <ErrorSummary faults={faults} attempt={attempt} />
        <DraftConflict draft={draft} />
        <RadioGroup
          id="without-basis"
          label={t('access.without.basis')}
          choices={(['vital_interest', 'court_order'] as const).map((value) => ({
            value,
            label: t(`access.without.${value}`),
          }))}
          value={opening.basis}
          onChange={(basis) => put({ basis: basis as Opening['basis'], until: null })}
          error={wrong('basis')}
        />
        {opening.basis && (
          <>
            <Notice tone={glass ? 'danger' : 'info'}>{t(`access.without.${opening.basis}.words`)}</Notice>
            <ToWhom
              id="without"
              caseId={shared.case.id}
              except={[shared.case.ownerCircle]}
              parts={shared.held.filter((part) => part !== 'privileged' && part !== 'working')}
              hint={t('access.without.parts')}
              value={opening}
              put={put}
              wrong={wrong}
            />
            {glass ? <InDanger {...asked} /> : <Ordered {...asked} pack={shared.case.pack} />}
            <WordsAndTold {...asked} />
          </>
        )}
        <ErrorMessage error={error} />
        <div className="row">
          <Button type="submit" isPending={busy}>
            {t(opening.basis === 'court_order' ? 'access.without.open' : 'access.without.ask')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
