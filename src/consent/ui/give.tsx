// Agreeing in front of the person: for whom, which parts, what for, until when; read aloud in their language; then what
// they said is recorded. The keys are wrapped here, and go with the one call that records the agreement.
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { WORKING, type Compartment } from '../../sealing/shapes.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { ComboBox } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { hasWordsIn } from '../../web/language/speech.ts'
import { methods } from '../terms.ts'
import { onPaper } from '../client/consent-text.ts'
import { named, type Consent } from '../client/give-consent.ts'
import { partsOf, type ChosenPage } from '../client/page-shape.ts'
import { InterpreterFirst, WhoInterpreted, waysIn } from './interpreted.tsx'
import { WherePaper } from './where-paper.tsx'
import { InPlaceOf } from './in-place-of.tsx'
import { PagesOrPart } from './pages-or-part.tsx'
import { PagesChoice } from './pages-choice.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { ToWhom } from './recipient.tsx'
import { useGiveConsent, type Begun, type Terms } from './use-give-consent.ts'

const quick = [30, 90, 180] as const
// What the person does on their own page is recorded there, not here.
const spoken = methods.filter((method): method is Consent['method'] => method !== 'own_page')
const onBehalfWays = ['guardian_agreed', 'best_interests_decided'] as const

interface GiveProps {
  shared: SharedCase
  /** What stands in the chain, as far as whoever agrees here may end it. */
  grants: CaseView['grants']
  begun?: Begun | undefined
  onGiven: () => void
  onRefused: () => void
}

/** The parts that somebody can give: what is between lawyer and client, a lawyer; what was noted for oneself, nobody. */
const givable = (
  held: readonly Compartment[],
  { lawyer, begun }: { lawyer: boolean; begun: Begun | undefined },
) =>
  held.filter(
    (one) => one !== WORKING && (lawyer || one !== 'privileged' || begun?.compartments.includes(one)),
  )

export function Give({ shared, grants, begun, onGiven, onRefused }: GiveProps) {
  const t = useText()
  const me = useMe()
  const { case: head, held } = shared
  const giving = useGiveConsent({ shared, begun, onGiven, onRefused })
  const { terms, put, recipient, faults } = giving
  const wrong = (name: string) => faults.find((fault) => fault.field === `give-${name}`)?.words
  const lawyer = me.roles.includes('lawyer')
  const part = { terms, put, wrong }
  return (
    <Card>
      <form className="stack access-give" onSubmit={(event) => void giving.send(event)} noValidate>
        <ErrorSummary faults={faults} attempt={giving.attempt} />
        <DraftConflict draft={giving.draft} />
        <ToWhom
          id="give"
          caseId={head.id}
          // What the carrier itself may go on reading is agreed where it hands the case on.
          except={begun?.recipient === head.ownerCircle ? [] : [head.ownerCircle]}
          parts={givable(held, { lawyer, begun })}
          hint={t('access.partsHint')}
          value={terms}
          put={giving.putToWhom}
          wrong={wrong}
          between={
            giving.mayChoose && (
              <PagesOrPart id="give-share" value={giving.share} onChange={(share) => put({ share })} />
            )
          }
          pages={
            giving.pages && (
              <PagesChoice
                id="give-pages"
                choices={giving.choices}
                value={giving.records}
                onChange={(records) => put({ records })}
                pages={giving.pages}
                error={wrong('pages')}
              />
            )
          }
        />
        <HowLong {...part} longest={giving.longest} />
        <Understood {...part} shared={shared} />
        {recipient && <Told terms={terms} pages={giving.pages} recipient={recipient} grants={grants} />}
        {recipient && <OwnWords {...part} />}
        {giving.child && <ForChild {...part} />}
        <HowAgreed {...part} papers={giving.papers} />
        <ErrorMessage error={giving.error} />
        <div className="row">
          <Button type="submit" look="primary" icon="key" isPending={giving.busy}>
            <Sent terms={terms} pages={giving.pages} recipient={recipient?.name} />
          </Button>
        </div>
      </form>
    </Card>
  )
}

/** A part of the form: what stands in it, how it changes, and what is wrong with it. */
interface Part {
  terms: Terms
  put: (change: Partial<Terms>) => void
  wrong: (name: string) => string | undefined
}

/** Which language they understand; where we have no words in it, that somebody has to interpret. */
function Understood({ terms, put, wrong, shared }: Part & { shared: SharedCase }) {
  const { t, language } = useLanguage()
  const me = useMe()
  return (
    <>
      <ComboBox
        id="give-language"
        label={t('ask.language')}
        options={languageOptions(language.locale, me.network.languages)}
        value={terms.language}
        onChange={(tag) => put({ language: tag })}
        error={wrong('language')}
      />
      {terms.language && !hasWordsIn(terms.language) && (
        <InterpreterFirst shared={shared} tag={terms.language} />
      )}
    </>
  )
}

function HowLong({ terms, put, wrong, longest }: Part & { longest: number }) {
  const t = useText()
  const today = useToday()
  const chosenDays = quick.find((days) => terms.until === daysAfter(today, days))
  return (
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
  )
}

/** What ends with this yes, and what is read aloud before it. */
function Told({
  terms: { compartments: parts, purpose, until, language },
  pages,
  recipient: { circle, name },
  grants,
}: {
  terms: Terms
  pages: readonly ChosenPage[] | undefined
  recipient: { circle: number; name: string }
  grants: CaseView['grants']
}) {
  if (!purpose) return null
  const compartments = pages ? [] : parts
  const given = pages?.map((page) => ({ page: page.page, parts: partsOf(page) }))
  return (
    <>
      <InPlaceOf terms={{ to: circle, purpose, compartments, pages: given }} grants={grants} />
      {(pages ?? compartments).length > 0 && until && language && (
        <ReadAloud
          tag={language}
          recipient={name}
          compartments={compartments}
          pages={pages?.map(named)}
          purpose={purpose}
          until={until}
        />
      )}
    </>
  )
}

/** What they say themselves that will be read. */
function OwnWords({ terms, put }: Part) {
  const t = useText()
  return (
    <TextArea
      id="give-own"
      label={t('access.own')}
      hint={t('access.own.hint')}
      optional
      rows={2}
      value={terms.own}
      onChange={(own) => put({ own })}
    />
  )
}

/** A child says yes together with somebody who answers for them. */
function ForChild({ terms, put, wrong }: Part) {
  const t = useText()
  return (
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
  )
}

function HowAgreed({
  terms,
  put,
  wrong,
  papers,
}: Part & { papers: Parameters<typeof WherePaper>[0]['papers'] }) {
  const t = useText()
  return (
    <>
      <RadioGroup
        id="give-method"
        label={t('ask.method')}
        columns
        choices={waysIn(terms.language, spoken).map((value) => ({ value, label: t(`method.${value}`) }))}
        value={terms.method}
        onChange={(method) => put({ method: method as Terms['method'] })}
        error={wrong('method')}
      />
      {terms.method === 'spoken_with_interpreter' && terms.language && (
        <WhoInterpreted
          id="give-interpreter"
          tag={terms.language}
          value={{ by: terms.interpreter, said: terms.saidAs }}
          onChange={({ by, said }) => put({ interpreter: by, saidAs: said })}
          error={wrong('interpreter')}
        />
      )}
      {onPaper(terms.method) && (
        <WherePaper
          id="give-paper"
          papers={papers}
          value={terms.paper}
          onChange={(paper) => put({ paper })}
          error={wrong('paper')}
        />
      )}
    </>
  )
}

/** What the button says: whose yes, to what, for whom, until when. */
function Sent({
  terms: { compartments, until },
  pages,
  recipient,
}: {
  terms: Terms
  pages: readonly ChosenPage[] | undefined
  recipient: string | undefined
}) {
  const { t, language, dates } = useLanguage()
  if (recipient && until && pages?.length)
    return t('access.send.pages', { count: pages.length, organisation: recipient, day: dates.day(until) })
  if (!recipient || pages || compartments.length === 0 || !until) return t('access.sendShort')
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  return t('access.send', {
    parts: list.format(compartments.map((part) => t(`compartment.${part}`))),
    organisation: recipient,
    day: dates.day(until),
  })
}
