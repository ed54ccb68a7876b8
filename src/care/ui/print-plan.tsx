// The plan for the person to take along, in their language: only the rows that they choose. Where nobody who speaks it has read a row, the
// paper says so.
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { rewriteDescription, type Description } from '../../client/description.ts'
import { NoWords } from '../../consent/ui/no-words.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { directionOf } from '../../language/direction.ts'
import type { Messages } from '../../language/messages.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { speechIn } from '../../web/language/speech.ts'
import { session } from '../../web/session/window-session.ts'
import { goalMachine } from '../goal.ts'
import { groupIn } from './groups.ts'
import { Paper } from './paper.tsx'
import type { Line } from './use-plan.ts'

interface Props {
  shared: SharedCase
  lines: readonly Line[]
  onClose: () => void
  onChanged: () => void
}
interface Row {
  line: Line
  words: Description
  text: string
  checked: boolean
}

/** What can stand on the paper: what is asked, agreed or under way, in words. */
const rowsFor = (lines: readonly Line[], language: string): Row[] =>
  lines.flatMap((line) => {
    const { words } = line
    if (!words || !['asked', 'agreed', 'under_way'].includes(groupIn(line.state))) return []
    const { theirs } = words
    const known = theirs?.language === language ? theirs : undefined
    return [{ line, words, text: known?.text ?? words.text, checked: known?.checked ?? false }]
  })

export function PrintPlan({ shared, lines, onClose, onChanged }: Props) {
  const { t } = useLanguage()
  const { data: speech } = useQuery({
    queryKey: ['speech', shared.case.language],
    queryFn: () => speechIn(shared.case.language),
    staleTime: Infinity,
  })
  return speech ? (
    <Choosing {...{ shared, lines, onClose, onChanged, speech }} />
  ) : (
    <span className="unseen">{t('case.opening')}</span>
  )
}

function Choosing({ shared, lines, onClose, onChanged, speech }: Props & { speech: Messages }) {
  const { t, language } = useLanguage()
  const their = shared.case.language
  const [rows, setRows] = useState(() => rowsFor(lines, their))
  const [chosen, choose] = useState<readonly string[]>([])
  const { busy, error, run } = usePendingAction()
  const named = languageName(their, language.locale)
  const put = (id: string, more: Partial<Row>) =>
    setRows(rows.map((row) => (row.line.id === id ? { ...row, ...more } : row)))
  const picked = rows.filter(({ line }) => chosen.includes(line.id))
  const printIt = () =>
    run(async () => {
      for (const row of picked) await keepTheirs(shared.case.id, row, their)
      print()
      onChanged()
    })
  return (
    <Dialog
      title={t('plan.print.title', { language: named })}
      place="side"
      onClose={onClose}
      actions={() => (
        <Button
          look="primary"
          icon="print"
          isPending={busy}
          isDisabled={picked.length === 0}
          onPress={() => void printIt()}
        >
          {t('plan.print.print')}
        </Button>
      )}
    >
      <NoWords shared={shared} />
      <CheckboxGroup
        label={t('plan.print.rows')}
        hint={t('plan.print.hint')}
        choices={rows.map(({ line, words }) => ({ value: line.id, label: words.text }))}
        value={chosen}
        onChange={choose}
      />
      <Translations rows={picked} named={named} onChange={put} />
      <ErrorMessage error={error} />
      <PlanPaper rows={picked} speech={speech} />
    </Dialog>
  )
}

/** What the paper says of a row is kept with it, so that nobody translates it twice. */
async function keepTheirs(
  caseId: string,
  { line, words, text, checked }: Row,
  language: string,
): Promise<void> {
  const before = line.opened?.row
  const { theirs } = words
  if (theirs?.language === language && theirs.text === text && theirs.checked === checked) return
  const where = { caseId, track: line.id, machine: goalMachine, subkind: line.service ?? undefined }
  await rewriteDescription(session, where, {
    value: { ...words, theirs: { language, text, checked } },
    before,
    id: newId(),
  })
}

interface Translating {
  rows: readonly Row[]
  named: string
  onChange: (id: string, more: Partial<Row>) => void
}

function Translations({ rows, named, onChange }: Translating) {
  const { t } = useLanguage()
  return (
    <>
      {rows.map(({ line, text, checked }, at) => (
        <fieldset className="need" key={line.id}>
          <legend className="unseen">{t('plan.row', { number: at + 1 })}</legend>
          <TextField
            label={t('plan.print.text', { language: named })}
            value={text}
            maxLength={400}
            onChange={(next) => onChange(line.id, { text: next, checked: false })}
          />
          <CheckboxGroup
            label={t('plan.print.translation')}
            optional
            choices={[{ value: 'yes', label: t('plan.print.checked') }]}
            value={checked ? ['yes'] : []}
            onChange={(values) => onChange(line.id, { checked: values.length > 0 })}
          />
        </fieldset>
      ))}
    </>
  )
}

interface OnPaper {
  line: Pick<Line, 'id' | 'by'>
  text: string
  checked: boolean
}

export function PlanPaper({ rows, speech }: { rows: readonly OnPaper[]; speech: Messages }) {
  return (
    <Paper speech={speech} title={speech.text('person.plan')}>
      {rows.map(({ line, text, checked }) => (
        <section key={line.id}>
          <p dir="auto">
            <b>{text}</b>
          </p>
          {line.by && <p>{speech.day(line.by)}</p>}
          {!checked && <p className="paper-note">{speech.text('person.plan.unchecked')}</p>}
        </section>
      ))}
      <p className="paper-note" dir={directionOf(speech.language)}>
        {speech.text('person.plan.yours')}
      </p>
    </Paper>
  )
}
