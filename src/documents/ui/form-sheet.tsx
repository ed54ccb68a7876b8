// A form on the screen and on paper: the gaps first, as questions; then its blocks, each with a press that copies it.
import { useState, type ReactNode } from 'react'
import type { FormRule } from '../../jurisdiction/forms.ts'
import type { Law } from '../../law/law-of.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { Page } from '../../web/shell/page.tsx'
import {
  blockText,
  editionNow,
  fillForm,
  formsOf,
  formText,
  type FilledBlock,
  type FilledField,
  type FilledForm,
  type Known,
  type Typed,
} from '../fill-form.ts'
import { EditionNotice } from './edition-notice.tsx'
import './forms.css'

interface SheetProps {
  form: FormRule
  law: Law
  known: Known
  /** Those among which its editions are; left out, those of this law. */
  forms?: readonly FormRule[]
  /** The place of what is typed into a form. */
  draftOf: (form: string) => string
  back: { href: string; label: string }
  /** What stands above the gaps. */
  children?: ReactNode
  /** Where the form is sent as one text: what stands below it and is done with that, and whether something is missing. */
  below?: (filled: { text: string; isWhole: boolean }) => ReactNode
}

export function FormSheet({ form, law, forms, known, draftOf, back, children, below }: SheetProps) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState<Typed>({})
  const { ready, found } = useDraft(draftOf(form.id), typed, setTyped)
  const now = editionNow(form, forms ?? formsOf(law), useToday())
  const filled: FilledForm = fillForm(form, known, typed, inDocumentLanguage)
  const { blocks, gaps } = filled
  // A field stays where it is typed: it does not jump away under the hand when it is no gap any more.
  const open = blocks.flatMap(({ fields }) => fields).filter((one) => isAsked(one, known))
  const isBegun = found || Object.keys(typed).length > 0
  const begun = isBegun ? typed : undefined
  const edition = <EditionNotice form={form} now={now} base={back.href} draftOf={draftOf} typed={begun} />
  // Nobody begins on an edition that the office does not take any more; what was begun on it stays what it was.
  if (now.isOver && ready && !isBegun)
    return (
      <Page
        title={inDocumentLanguage(form.title)}
        lead={inDocumentLanguage(form.edition)}
        width="narrow"
        back={back}
      >
        {edition}
      </Page>
    )
  return (
    <Page
      title={inDocumentLanguage(form.title)}
      lead={inDocumentLanguage(form.edition)}
      width="narrow"
      back={back}
      actions={
        <Button icon="print" onPress={() => print()}>
          {t('forms.print')}
        </Button>
      }
    >
      <div className="stack no-print">
        {ready && (now.isOver || now.next) && edition}
        {children}
        <Notice tone={gaps.length > 0 ? 'due' : 'done'} title={t('forms.gaps', { count: gaps.length })}>
          {gaps.length > 0 ? gaps.map(({ label }) => label).join(' · ') : t('forms.ready')}
        </Notice>
        <Asked
          fields={open}
          typed={typed}
          put={(id, words) => setTyped((before) => ({ ...before, [id]: words }))}
        />
      </div>
      <Sheet form={form} law={law} filled={filled} isOneText={below !== undefined} />
      {below && (
        <div className="no-print">{below({ text: formText(filled), isWhole: gaps.length === 0 })}</div>
      )}
    </Page>
  )
}

interface SheetOnPaper {
  form: FormRule
  law: Law
  filled: FilledForm
  isOneText: boolean
}

/** The form as it leaves, and whose words it is by. */
function Sheet({ form, law, filled, isOneText }: SheetOnPaper) {
  const { t } = useLanguage()
  const source = law.sources.find(({ id }) => id === form.source)
  return (
    <div className="form-sheet stack">
      {isOneText ? (
        <Card>
          <p className="form-value">
            <bdi>{formText(filled)}</bdi>
          </p>
        </Card>
      ) : (
        filled.blocks.map((block) => <Block key={block.title} block={block} />)
      )}
      <p className="second">
        {source?.basis !== 'house' && t('forms.draft')} {source?.cite}
      </p>
    </div>
  )
}

/** What the file does not know: what the office insists on in sight, the rest behind a press. */
function Asked(props: { fields: FilledField[]; typed: Typed; put: (id: string, words: string) => void }) {
  const { t } = useLanguage()
  const { fields, typed, put } = props
  if (fields.length === 0) return null
  const question = ({ field, label, value }: FilledField) => (
    <TextField
      key={field.id}
      label={label}
      optional={field.must ? undefined : true}
      value={typed[field.id] ?? value}
      onChange={(words) => put(field.id, words)}
    />
  )
  const must = fields.filter(({ field }) => field.must)
  const others = fields.filter(({ field }) => !field.must)
  return (
    <Card title={t('forms.ask')} lead={t('forms.ask.words')}>
      <div className="stack">
        <div className="columns">{must.map(question)}</div>
        {others.length > 0 && (
          <details>
            <summary>{t('forms.ask.more', { count: others.length })}</summary>
            <div className="columns">{others.map(question)}</div>
          </details>
        )}
      </div>
    </Card>
  )
}

/** What the file does not fill in. */
const isAsked = ({ field }: FilledField, known: Known) =>
  field.from === undefined || !known[field.from]?.trim()

function Block({ block }: { block: FilledBlock }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const text = blockText(block)
  const empty = block.fields.filter(({ field, value }) => value === '' && !field.must)
  const shown = block.fields.filter((one) => !empty.includes(one))
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => say({ text: t('forms.copied') }),
      () => say({ tone: 'due', text: t('forms.notCopied') }),
    )
  return (
    <Card
      title={block.title}
      aside={
        <span className="no-print">
          <Button size="small" isDisabled={text === ''} onPress={copy}>
            {t('forms.copy')}
            <span className="unseen"> {block.title}</span>
          </Button>
        </span>
      }
    >
      <Facts
        facts={shown.map(({ label, value }) => ({
          term: label,
          value: value === '' ? '—' : <bdi className="form-value">{value}</bdi>,
        }))}
      />
      {empty.length > 0 && (
        <p className="second">{t('forms.empty', { fields: empty.map(({ label }) => label).join(' · ') })}</p>
      )}
    </Card>
  )
}
