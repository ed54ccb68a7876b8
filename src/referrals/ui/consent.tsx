// The two halves of a referral's form: what is needed (all that travels in clear), and what the person agrees to.
import { useQuery } from '@tanstack/react-query'
import { clearServiceCodes, services } from '../../directory/kinds.ts'
import { areaWords } from '../../web/language/area-words.ts'
import { CARRYING } from '../../sealing/case-shape.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { api } from '../../web/session/api.ts'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { hasWordsIn } from '../../web/language/speech.ts'
import { useToday } from '../../web/session/now.ts'
import { onPaper } from '../../consent/client/consent-text.ts'
import { usePapers, WherePaper } from '../../consent/ui/where-paper.tsx'
import { named } from '../../consent/client/give-consent.ts'
import { InterpreterFirst, waysIn, WhoInterpreted } from '../../consent/ui/interpreted.tsx'
import { PagesChoice } from '../../consent/ui/pages-choice.tsx'
import { PagesOrPart } from '../../consent/ui/pages-or-part.tsx'
import { UnseenParts } from '../../consent/ui/unseen-parts.tsx'
import { ReadAloud } from '../../consent/ui/read-aloud.tsx'
import { purposes } from '../../consent/terms.ts'
import type { ReferralPages } from './use-pages.ts'
import { letterPart, suggestionFor, type Referring } from '../client/referral-form.ts'

interface Part {
  value: Referring
  change: (part: Partial<Referring>) => void
  held: readonly Compartment[]
  errorOf: (field: string) => string | undefined
}

const mostPeople = 12

/** What the recipient reads before saying yes: codes only. */
export function NeedQuestions({ value, change, held, errorOf }: Part) {
  const t = useText()
  const { number } = useDates()
  const terms = useQuery({
    queryKey: ['directory', 'terms'],
    queryFn: () => api.directory.terms({}),
    staleTime: 300_000,
  })
  const offered = value.recipient?.codes.length
    ? value.recipient.codes
    : [...services.map((service) => service.code), ...clearServiceCodes.filter((code) => code === 'health')]
  const areas = (terms.data?.areas ?? []).map(({ code, name }) => ({
    value: code,
    label: name ?? areaWords(code),
  }))
  return (
    <div className="columns">
      <ComboBox
        id="code"
        label={t('refer.code')}
        error={errorOf('code')}
        options={[...new Set(offered)].map((code) => ({ value: code, label: t(`service.${code}`) }))}
        value={value.code}
        onChange={(code) => change({ code, ...(code ? suggestionFor(code, held) : {}) })}
      />
      <RadioGroup
        label={t('refer.urgency')}
        choices={(['now', 'day', 'routine'] as const).map((urgency) => ({
          value: urgency,
          label: t(`inbox.urgency.${urgency}`),
        }))}
        value={value.urgency}
        onChange={(urgency) => change({ urgency: urgency as Referring['urgency'] })}
      />
      <div className="stack">
        <ComboBox
          key={String(terms.isSuccess)}
          label={t('refer.district')}
          hint={t('refer.district.hint')}
          optional
          options={areas}
          value={value.district}
          onChange={(district) => change({ district })}
        />
        <Select
          label={t('refer.party')}
          options={Array.from({ length: mostPeople }, (_, at) => ({
            value: String(at + 1),
            label: number(at + 1),
          }))}
          value={String(value.party)}
          onChange={(party) => change({ party: Number(party ?? 1) })}
        />
      </div>
    </div>
  )
}

type Consenting = Part & { sharing: ReferralPages; isChild: boolean; shared: SharedCase }

/** It goes to a place in the network. */
const isInside = ({ recipient }: Referring): boolean => recipient?.circle !== null

/** The pages that they learn, or the parts of the case. */
function WhatTheyLearn({ value, change, held, errorOf, sharing, shared }: Consenting) {
  const t = useText()
  const { share, pages } = sharing
  return (
    <>
      {sharing.mayChoose && (
        <PagesOrPart id="share" value={share} onChange={(chosen) => change({ share: chosen })} />
      )}
      {pages && (
        <PagesChoice
          id="pages"
          choices={sharing.choices}
          value={sharing.records}
          onChange={(records) => change({ records })}
          pages={pages}
          error={errorOf('pages')}
        />
      )}
      {!pages && (
        <CheckboxGroup
          id="compartments"
          columns
          label={t('refer.compartments')}
          hint={t('refer.compartments.hint')}
          error={errorOf('compartments')}
          // What passes between a person and their lawyer is given on by the lawyer alone.
          choices={held
            .filter((part) => part !== 'privileged' && part !== 'working')
            .map((part) => ({ value: part, label: t(`compartment.${part}`) }))}
          value={value.compartments}
          onChange={(compartments) => change({ compartments: compartments as Compartment[] })}
        />
      )}
      {!pages && (
        <UnseenParts
          caseId={shared.case.id}
          circle={value.recipient?.circle ?? null}
          parts={value.compartments}
        />
      )}
    </>
  )
}

/** What they may use it for, and until when. */
function PurposeAndEnd({ value, change, errorOf }: Omit<Part, 'held'>) {
  const t = useText()
  const today = useToday()
  return (
    <div className="columns">
      <Select
        label={t('refer.purpose')}
        options={purposes
          .filter((purpose) => purpose !== CARRYING)
          .map((purpose) => ({ value: purpose, label: t(`inbox.purpose.${purpose}`) }))}
        value={value.purpose}
        onChange={(purpose) => change({ purpose: (purpose ?? 'support') as Referring['purpose'] })}
      />
      <DateField
        id="until"
        label={t('refer.until')}
        error={errorOf('until')}
        value={value.until}
        min={today}
        onChange={(until) => change({ until: until ?? value.until })}
      />
    </div>
  )
}

/** Words that go along, sealed for the recipient. */
function LetterText({ value, change, sharing: { pages } }: Consenting) {
  const t = useText()
  return (
    <TextArea
      label={t('refer.text')}
      hint={t('refer.text.hint')}
      optional
      rows={3}
      value={value.text}
      onChange={(text) => change({ text })}
      {...(pages && { readers: t('refer.text.page', { recipient: value.recipient?.name ?? '' }) })}
      {...(!pages && value.compartments.length > 0
        ? {
            readers: t(isInside(value) ? 'refer.text.readers' : 'refer.text.readers.outside', {
              part: t(`compartment.${letterPart(value)}`),
              recipient: value.recipient?.name ?? '',
            }),
          }
        : {})}
    />
  )
}

/** How they said yes, who interpreted it, and where it stands on paper. */
function HowAgreed({
  value,
  change,
  errorOf,
  shared,
  onFile,
}: Consenting & { onFile: ReturnType<typeof usePapers> }) {
  const t = useText()
  const { language } = shared.case
  const { papers, paperOf } = onFile
  const inside = isInside(value)
  return (
    <>
      {!hasWordsIn(language) && <InterpreterFirst shared={shared} tag={language} />}
      <RadioGroup
        id="method"
        columns
        label={t('refer.method')}
        error={errorOf('method')}
        choices={waysIn(language, ['spoken_with_interpreter', 'spoken', 'written'] as const).map(
          (method) => ({
            value: method,
            label: t(`code.${method}`),
          }),
        )}
        value={value.method}
        onChange={(method) => change({ method: method as NonNullable<Referring['method']> })}
      />
      {inside && value.method === 'spoken_with_interpreter' && (
        <WhoInterpreted
          id="interpreter"
          tag={language}
          value={value.interpreted ?? { by: '', said: '' }}
          onChange={(interpreted) => change({ interpreted })}
          error={errorOf('interpreter')}
        />
      )}
      {inside && onPaper(value.method) && (
        <WherePaper
          id="paper"
          papers={papers}
          value={typeof value.paper === 'object' ? (value.paper?.id ?? null) : value.paper}
          onChange={(chosen) => change({ paper: paperOf(chosen) ?? null })}
          error={errorOf('paper')}
        />
      )}
    </>
  )
}

/** A child is asked too, and somebody consents for them. */
function ConsentOfChild({ value, change, errorOf }: Omit<Part, 'held'>) {
  const t = useText()
  return (
    <div className="columns">
      <CheckboxGroup
        id="assent"
        label={t('ask.assent')}
        error={errorOf('assent')}
        choices={[{ value: 'yes', label: t('refer.assent') }]}
        value={value.assent ? ['yes'] : []}
        onChange={(chosen) => change({ assent: chosen.length > 0 })}
      />
      <RadioGroup
        id="onBehalf"
        label={t('ask.on_behalf')}
        error={errorOf('onBehalf')}
        choices={(['guardian_agreed', 'best_interests_decided'] as const).map((code) => ({
          value: code,
          label: t(`code.${code}`),
        }))}
        value={value.onBehalf}
        onChange={(code) => change({ onBehalf: code as NonNullable<Referring['onBehalf']> })}
      />
    </div>
  )
}

/** What the person says yes to, with the words in which they are asked. */
export function ConsentQuestions(props: Consenting) {
  const {
    value,
    change,
    errorOf,
    sharing: { pages },
    isChild,
  } = props
  const t = useText()
  const { language, id: caseId } = props.shared.case
  const onFile = usePapers(caseId)
  const agreed = value.mode === 'agreed'
  return (
    <Card title={t('refer.learn')}>
      <div className="stack">
        {isInside(value) && (
          <RadioGroup
            label={t('refer.mode')}
            choices={(['agreed', 'enquiry'] as const).map((mode) => ({
              value: mode,
              label: t(`refer.mode.${mode}`),
              detail: t(`refer.mode.${mode}.words`),
            }))}
            value={value.mode}
            onChange={(mode) => change({ mode: mode as Referring['mode'] })}
          />
        )}
        {agreed && (
          <>
            <WhatTheyLearn {...props} />
            <PurposeAndEnd value={value} change={change} errorOf={errorOf} />
            <LetterText {...props} />
            {(pages ?? value.compartments).length > 0 && (
              <ReadAloud
                tag={language}
                recipient={value.recipient?.name ?? ''}
                compartments={pages ? [] : value.compartments}
                pages={pages?.map(named)}
                purpose={value.purpose}
                until={value.until}
              />
            )}
            <HowAgreed {...props} onFile={onFile} />
            {isChild && <ConsentOfChild value={value} change={change} errorOf={errorOf} />}
          </>
        )}
      </div>
    </Card>
  )
}
