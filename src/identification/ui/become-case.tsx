// A contact becomes a case only by consent (or where a child or a life is in danger). What was said goes along as the
// case's first note, so that nobody asks twice; then the person can be referred.
import { useState } from 'react'
import type { Attached } from '../../attachments/attached.ts'
import { newId } from '../../api/new-id.ts'
import { isProblem } from '../../api/problem.ts'
import { planOpening, type Plan, type SealedCase } from '../../cases/client/open-case.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Carrier, useCarrier } from '../../organisations/ui/teams/carrier.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { ErrorSummary, type FieldFault } from '../../web/controls/errors.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { ComboBox } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { sourcesOf } from '../../tracks/define.ts'
import type { Contact } from '../client/answer-request.ts'
import {
  beginPenalty,
  carryAttached,
  carryNeeds,
  heldAt,
  linkContact,
  openContactCase,
  sealContactCase,
  waysHeld,
  type WayHeld,
} from '../client/become-case.ts'
import { contactMachine } from '../contact.ts'
import type { ReadReport } from '../report.ts'
import { session } from '../../web/session/window-session.ts'

type Basis = 'person_agreed' | 'child_duty' | 'vital_interest'
type Age = 'adult' | 'child' | 'unsure'

/** What is being answered, and the case that it becomes: kept together, so that a reload opens no second one. */
interface Becoming {
  name: string
  tag: string | null
  age: Age | null
  basis: Basis | null
  carrier: number | null
  plan: Plan
  /** Under which the contact is linked, however often it is pressed. */
  link: string
  opened: boolean
  /** They were asked once more since they wrote that nobody may be told. */
  askedSince?: boolean
  /** How they are held, where that is asked; and the penalty that begins with it. */
  held?: WayHeld | ''
  penalty?: string
}

interface Props {
  contact: Contact
  report: ReadReport
  /** What came with it and with the lines of its thread. */
  attached: readonly Attached[]
  /** The person wrote meanwhile: the contact is read again, the answers stay. */
  onStale: () => void
}

/** What is answered, kept as a draft, with what is missing of it. */
function useBecoming({ contact, report }: Props) {
  const { t } = useLanguage()
  const [becoming, setBecoming] = useState<Becoming>(() => ({
    name: '',
    tag: contact.language,
    age: null,
    basis: null,
    carrier: null,
    plan: planOpening(),
    link: crypto.randomUUID(),
    opened: false,
    held: heldAt(report) ?? '',
    penalty: newId(),
  }))
  const put = (change: Partial<Becoming>) => setBecoming((before) => ({ ...before, ...change }))
  const draft = useDraft(`hotline.case.${contact.track}`, becoming, setBecoming)
  const { name, tag, age, basis } = becoming
  const [attempt, setAttempt] = useState(0)
  const carrier = useCarrier(becoming.carrier)
  // Whoever wants to be asked first is asked now: the yes is the basis. Whoever said nobody has to have said otherwise since.
  const isAgainst = basis === 'person_agreed' && report.mayTell.includes('nobody')
  const isStopped = isAgainst && becoming.askedSince !== true
  const duty = basis === 'child_duty' && age === 'adult'
  const faults: FieldFault[] =
    attempt === 0
      ? []
      : [
          ...(basis === null ? [{ field: 'basis', words: t('hotline.case.missing.basis') }] : []),
          ...(name.trim() === '' ? [{ field: 'name', words: t('hotline.case.missing.name') }] : []),
          ...(age === null ? [{ field: 'age', words: t('hotline.case.missing.age') }] : []),
          ...(tag === null ? [{ field: 'tag', words: t('hotline.case.missing.language') }] : []),
          ...(isStopped ? [{ field: 'askedSince', words: t('hotline.case.missing.askedSince') }] : []),
          ...(duty ? [{ field: 'basis', words: t('refused.duty-is-for-children') }] : []),
        ]
  const wordsOf = (field: string) => faults.find((fault) => fault.field === field)?.words
  const isWhole = name.trim() !== '' && !duty && !isStopped
  const next = () => setAttempt(attempt + 1)
  return { becoming, put, draft, carrier, isAgainst, attempt, next, faults, wordsOf, isWhole }
}

type Answered = ReturnType<typeof useBecoming>

/** Opens the case and carries over what was said; a second press goes on where the first one stopped. */
function useOpenCaseOfContact(
  { contact, report, attached, onStale }: Props,
  { becoming, put, draft, carrier: { circle }, next, isWhole }: Answered,
) {
  const { t } = useLanguage()
  const navigateWhenDone = useNavigateWhenDone()
  const { say } = useNotices()
  const { name, tag, age, basis, plan } = becoming
  const { busy, error, run } = usePendingAction()
  const intention = useIdempotentWrite<SealedCase>()

  const openCase = async (spoken: string) => {
    const reach = t(`hotline.reach.${report.channel}`)
    const keepFrom = (report.encounter?.keepFrom ?? [])
      .map((one) => t(`encounter.keepFrom.${one}`))
      .join(' · ')
    const who = { name: name.trim(), language: spoken, ageGroup: age ?? 'unsure' } as const
    const asked = { ...who, circle, reach, keepFrom }
    // The same answers are sealed once: pressing again after a broken line sends the same bytes.
    const sealed = await intention.madeFor([name, spoken, age, circle], () =>
      sealContactCase(session, plan, { contact, report }, asked),
    )
    if (await openContactCase(session, plan, sealed)) say({ text: t('hotline.case.before') })
    put({ opened: true })
  }
  const go = async () => {
    next()
    if (!isWhole || basis === null || age === null || tag === null) return
    await run(
      async () => {
        // A second press after a broken line goes on where the first one stopped.
        if (!becoming.opened) await openCase(tag)
        await linkContact(session, contact, { basis, age_group: age }, becoming.link)
        if (becoming.held && becoming.penalty)
          await beginPenalty(session, { id: becoming.penalty, caseId: plan.id, way: becoming.held })
        await carryNeeds(session, plan.id, report)
        await carryAttached(session, plan.id, attached, ({ kind }) => t(`attachments.${kind}`))
        await draft.drop()
        void navigateWhenDone(`/cases/${plan.id}/refer`)
      },
      async (fault) => {
        if (isProblem(fault) && fault.code === 'stale') onStale()
        await draft.keep()
      },
    )
  }
  return { busy, error, go }
}

/** What they are called, and why there may be a case. */
function NameAndBasis({ report, answered }: { report: ReadReport; answered: Answered }) {
  const { t } = useLanguage()
  const { becoming, put, carrier, isAgainst, wordsOf } = answered
  const { name, basis } = becoming
  return (
    <>
      <TextField
        id="name"
        autoFocus
        label={t('hotline.case.name')}
        hint={t('hotline.case.name.hint')}
        readers={t('hotline.sealed', { organisation: carrier.name })}
        error={wordsOf('name')}
        value={name}
        onChange={(next) => put({ name: next })}
        maxLength={120}
      />
      <RadioGroup
        id="basis"
        label={t('hotline.case.basis')}
        error={wordsOf('basis')}
        choices={(['person_agreed', 'child_duty', 'vital_interest'] as const).map((value) => ({
          value,
          label: t(`code.${value}`),
        }))}
        value={basis}
        onChange={(value) => put({ basis: value as Basis })}
      />
      {isAgainst && (
        <CheckboxGroup
          id="askedSince"
          label={t('hotline.case.told')}
          error={wordsOf('askedSince')}
          choices={[{ value: 'yes', label: t('refer.told.since.yes') }]}
          value={becoming.askedSince ? ['yes'] : []}
          onChange={(value) => put({ askedSince: value.includes('yes') })}
        />
      )}
      {basis === 'person_agreed' && report.mayTell.includes('ask_first') && !isAgainst && (
        <Notice tone="due">{t('hotline.case.askFirst')}</Notice>
      )}
    </>
  )
}

/** How old they are, how they are held, which language they speak, and who will carry the case. */
function AboutThem({ report, answered }: { report: ReadReport; answered: Answered }) {
  const { t, language } = useLanguage()
  const me = useMe()
  const { becoming, put, carrier, wordsOf } = answered
  const { age, tag } = becoming
  return (
    <>
      <RadioGroup
        id="age"
        columns
        label={t('ask.age_group')}
        error={wordsOf('age')}
        choices={(['adult', 'child', 'unsure'] as const).map((value) => ({
          value,
          label: t(`inbox.age.${value}`),
        }))}
        value={age}
        onChange={(value) => put({ age: value as Age })}
      />
      <HeldQuestion report={report} held={becoming.held ?? ''} onChange={(held) => put({ held })} />
      <ComboBox
        id="tag"
        label={t('inbox.fact.language')}
        error={wordsOf('tag')}
        options={languageOptions(language.locale, me.network.languages)}
        value={tag}
        onChange={(next) => put({ tag: next })}
      />
      <Carrier carrier={carrier} onChange={(next) => put({ carrier: next })} />
    </>
  )
}

export function BecomeCase(props: Props) {
  const { contact, report } = props
  const { t } = useLanguage()
  const answered = useBecoming(props)
  const { draft, carrier, attempt, faults } = answered
  const { busy, error, go } = useOpenCaseOfContact(props, answered)
  if (!sourcesOf(contactMachine, contactMachine.moves.link).includes(contact.state)) return null
  return (
    <Card title={t('hotline.case')} lead={t('hotline.case.words')}>
      <Dialog
        title={t('hotline.case')}
        place="side"
        trigger={
          <Button icon="plus" isDisabled={!draft.ready}>
            {t('hotline.case.begin')}
          </Button>
        }
        actions={(close) => (
          <>
            <Button onPress={close}>{t('hotline.case.not')}</Button>
            <Button
              look="primary"
              icon="lock"
              isPending={busy}
              isDisabled={!carrier.isKnown || carrier.isInNoTeam}
              onPress={() => void go()}
            >
              {t('hotline.case.open')}
            </Button>
          </>
        )}
      >
        <ErrorSummary faults={faults} attempt={attempt} />
        <DraftConflict draft={draft} />
        <ErrorMessage error={error} />
        <NameAndBasis report={report} answered={answered} />
        <AboutThem report={report} answered={answered} />
        <p className="second">{t('hotline.case.carries')}</p>
      </Dialog>
    </Card>
  )
}

/** Of somebody met where people are held: whether they are, and how. */
function HeldQuestion({
  report,
  held,
  onChange,
}: {
  report: ReadReport
  held: WayHeld | ''
  onChange: (held: WayHeld | '') => void
}) {
  const { t } = useLanguage()
  if (heldAt(report) === undefined) return null
  return (
    <RadioGroup
      id="held"
      columns
      label={t('hotline.case.held')}
      hint={t('hotline.case.held.hint')}
      choices={['', ...waysHeld].map((value) => ({
        value,
        label: value ? t(`code.${value}`) : t('hotline.case.held.no'),
      }))}
      value={held}
      onChange={(value) => onChange(value as WayHeld | '')}
    />
  )
}
