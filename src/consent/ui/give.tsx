// Agreeing in front of the person: for whom, which parts, what for, until when; read aloud in their language; then what
// they said is recorded. The keys are wrapped here, and go with the one call that records the consent.
import { v7 as newId } from 'uuid'
import { useRef, useState, type FormEvent } from 'react'
import { failedForGood } from '../../api/problem.ts'
import { packs } from '../../../jurisdictions/packs.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { ComboBox } from '../../web/controls/select.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { useRecipients } from '../../web/session/organisations.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { methods, usualPurpose } from '../terms.ts'
import { type Consent } from '../client/give-consent.ts'
import { giveConsent } from '../client/give-consent.ts'
import { onPaper } from '../client/consent-text.ts'
import { usePapers, WherePaper } from './where-paper.tsx'
import { InPlaceOf } from './in-place-of.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { ToWhom, type ToWhomTerms } from './recipient.tsx'
import { session } from '../../web/session/window-session.ts'

interface Terms extends ToWhomTerms {
  /** The consent to be: the same one however often it is pressed, and after a reload. */
  track: string
  until: string | null
  language: string | null
  method: Consent['method'] | null
  /** A paper of the case by its id, or `house`; where the yes was given on paper. */
  paper: string | null
  assent: 'yes' | 'no' | null
  onBehalf: 'guardian_agreed' | 'best_interests_decided' | null
}

const quick = [30, 90, 180] as const
// What the person does on their own page is recorded there, not here.
const spoken = methods.filter((method): method is Consent['method'] => method !== 'own_page')
const onBehalfWays = ['guardian_agreed', 'best_interests_decided'] as const

/** What another screen asks to be agreed: to whom, of which parts, what for. */
export type Begun = Pick<Terms, 'recipient' | 'compartments' | 'purpose'>

export function Give({
  shared,
  grants,
  begun,
  onGiven,
}: {
  shared: SharedCase
  /** What stands in the chain, as far as whoever agrees here may end it. */
  grants: CaseView['grants']
  begun?: Begun | undefined
  onGiven: () => void
}) {
  const { t, language, dates } = useLanguage()
  const me = useMe()
  const today = useToday()
  const { say } = useNotices()
  const places = useRecipients()
  const { case: head, held } = shared
  const longest = packs.get(head.pack)?.consent.releaseMaxDays ?? 180
  const empty = (): Terms => ({
    track: newId(),
    recipient: null,
    compartments: [],
    purpose: null,
    until: daysAfter(today, Math.min(90, longest)),
    language: head.language,
    method: null,
    paper: null,
    assent: null,
    onBehalf: null,
    ...begun,
  })
  const [terms, setTerms] = useState(empty)
  const [attempt, setAttempt] = useState(0)
  const { busy, error, run } = usePendingAction()
  const tried = useRef<string | null>(null)
  const draft = useDraft(`give.${head.id}${begun?.recipient ? `.${begun.recipient}` : ''}`, terms, setTerms)
  const put = (change: Partial<Terms>) => setTerms((before) => ({ ...before, ...change }))
  // A purpose that nobody has chosen follows the organisation; a team's own work is not its organisation's.
  const purposeOf = (circle: number | null | undefined) =>
    usualPurpose(
      places.find((one) => one.circle === circle && one.organisation.circle === circle)?.organisation.kind,
    )
  const putTerms = (change: Partial<Terms>) =>
    put(
      change.recipient !== undefined && terms.purpose === purposeOf(terms.recipient)
        ? { ...change, purpose: purposeOf(change.recipient) }
        : change,
    )
  const child = head.ageGroup !== 'adult'
  const recipient = places.find((one) => one.circle === terms.recipient)
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const { papers, paperOf } = usePapers(head.id)
  const lawyer = me.roles.includes('lawyer')

  const needed = [
    ...(['recipient', 'purpose', 'until', 'language', 'method'] as const).filter(
      (name) => terms[name] === null,
    ),
    ...(onPaper(terms.method) && !paperOf(terms.paper) ? ['paper' as const] : []),
    ...(terms.compartments.length === 0 ? ['compartments' as const] : []),
    ...(child && terms.assent !== 'yes' ? ['assent' as const] : []),
    ...(child && terms.onBehalf === null ? ['onBehalf' as const] : []),
  ]
  const faults =
    attempt === 0 ? [] : needed.map((name) => ({ field: `give-${name}`, words: t(`access.needs.${name}`) }))
  const wrong = (name: string) => faults.find((fault) => fault.field === `give-${name}`)?.words

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    const { purpose, until, language: tag, method } = terms
    if (needed.length > 0 || !recipient || !purpose || !until || !tag || !method) return
    await run(
      async () => {
        const ofChild = child && terms.onBehalf ? { assent: true, onBehalf: terms.onBehalf } : {}
        const { compartments } = terms
        const yes: Consent = {
          caseId: head.id,
          track: terms.track,
          recipient: { name: recipient.name, circle: recipient.circle },
          compartments,
          told: compartments,
          purpose,
          until,
          language: tag,
          method,
          paper: onPaper(method) ? paperOf(terms.paper) : undefined,
        }
        const now = JSON.stringify(terms)
        const changed = tried.current !== null && tried.current !== now
        tried.current = now
        await giveConsent(session, yes, ofChild, changed)
        tried.current = null
        await draft.drop(empty())
        say({ text: t('access.given', { organisation: recipient.name, day: dates.day(until) }) })
        setAttempt(0)
        onGiven()
      },
      async (fault) => {
        await draft.keep().catch(() => undefined)
        if (!failedForGood(fault)) return
        put({ track: newId() })
        tried.current = null
        // What stands there from an earlier try is shown as what it is.
        onGiven()
      },
    )
  }

  const chosenDays = quick.find((days) => terms.until === daysAfter(today, days))
  return (
    <Card title={t('access.give')} lead={t('access.giveLead')}>
      <form className="stack access-give" onSubmit={(event) => void send(event)} noValidate>
        <ErrorSummary faults={faults} attempt={attempt} />
        <DraftConflict draft={draft} />
        <ToWhom
          id="give"
          // What the carrier itself may go on reading is agreed where it hands the case on.
          except={begun?.recipient === head.ownerCircle ? [] : [head.ownerCircle]}
          parts={held.filter((part) => lawyer || part !== 'privileged' || begun?.compartments.includes(part))}
          hint={t('access.partsHint')}
          value={terms}
          put={putTerms}
          wrong={wrong}
        />
        <div className="columns">
          <RadioGroup
            label={t('access.howLong')}
            columns
            choices={quick
              .filter((days) => days <= longest)
              .map((days) => ({ value: String(days), label: t('access.days', { count: days }) }))}
            value={chosenDays ? String(chosenDays) : null}
            onChange={(days) => put({ until: daysAfter(today, Number(days)) })}
          />
          <DateField
            id="give-until"
            label={t('access.until')}
            hint={t('access.longest', { count: longest })}
            value={terms.until}
            min={daysAfter(today, 1)}
            max={daysAfter(today, longest)}
            onChange={(until) => put({ until })}
            error={wrong('until')}
          />
        </div>
        <ComboBox
          id="give-language"
          label={t('ask.language')}
          options={languageOptions(language.locale, me.network.languages)}
          value={terms.language}
          onChange={(tag) => put({ language: tag })}
          error={wrong('language')}
        />
        {recipient && terms.purpose && (
          <InPlaceOf
            terms={{ to: recipient.circle, purpose: terms.purpose, compartments: terms.compartments }}
            grants={grants}
          />
        )}
        {recipient && terms.compartments.length > 0 && terms.purpose && terms.until && terms.language && (
          <ReadAloud
            tag={terms.language}
            recipient={recipient.name}
            compartments={terms.compartments}
            purpose={terms.purpose}
            until={terms.until}
          />
        )}
        {child && (
          <div className="columns">
            <RadioGroup
              id="give-assent"
              label={t('ask.assent')}
              columns
              choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`track.${value}`) }))}
              value={terms.assent}
              onChange={(assent) => put({ assent: assent as Terms['assent'] })}
              error={wrong('assent')}
            />
            <RadioGroup
              id="give-onBehalf"
              label={t('ask.on_behalf')}
              choices={onBehalfWays.map((value) => ({ value, label: t(`code.${value}`) }))}
              value={terms.onBehalf}
              onChange={(way) => put({ onBehalf: way as Terms['onBehalf'] })}
              error={wrong('onBehalf')}
            />
          </div>
        )}
        <RadioGroup
          id="give-method"
          label={t('ask.method')}
          columns
          choices={spoken.map((value) => ({ value, label: t(`method.${value}`) }))}
          value={terms.method}
          onChange={(method) => put({ method: method as Terms['method'] })}
          error={wrong('method')}
        />
        {onPaper(terms.method) && (
          <WherePaper
            id="give-paper"
            papers={papers}
            value={terms.paper}
            onChange={(paper) => put({ paper })}
            error={wrong('paper')}
          />
        )}
        <ErrorMessage error={error} />
        <div className="row">
          <Button type="submit" look="primary" icon="key" isPending={busy}>
            {recipient && terms.compartments.length > 0 && terms.until
              ? t('access.send', {
                  parts: list.format(terms.compartments.map((part) => t(`compartment.${part}`))),
                  organisation: recipient.name,
                  day: dates.day(terms.until),
                })
              : t('access.sendShort')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
