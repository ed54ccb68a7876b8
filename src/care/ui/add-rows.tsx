// Several rows of a plan in one go: only the person's words are needed, the rest can wait. The next empty row is always there, and a
// list that is pasted becomes rows. What was typed is kept sealed and outlives the sheet.
import { lazy, Suspense, useState, type ClipboardEvent, type FormEvent } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { newRow, rowOf, type TypedRow } from '../client/plan-row.ts'
import { addToPlan } from '../client/plan.ts'
import { rowsIn } from './groups.ts'
import { ToldNeeds } from './told-needs.tsx'

/** Its lists are large: they come while the sheet is read. */
const RowFields = lazy(async () => ({ default: (await import('./row-fields.tsx')).RowFields }))

/** As many as one sheet takes: a plan of more is two sittings. */
const most = 20

interface AddRowsProps {
  shared: SharedCase
  onClose: () => void
  onAdded: () => void
}

/** The rows while they are typed, with one empty one at the end. */
function useTypedRows(caseId: string) {
  const [sheet, setSheet] = useState<{ rows: TypedRow[]; agreed: boolean }>({ rows: [], agreed: false })
  const draft = useDraft(`plan.${caseId}`, sheet, setSheet)
  const { rows, agreed } = sheet
  const isFull = rows.length >= most
  const [blank, setBlank] = useState(() => newRow())
  const shown = isFull ? rows : [...rows, blank]
  const put = (row: TypedRow) => {
    const isNew = !rows.some(({ id }) => id === row.id)
    setSheet({ agreed, rows: isNew ? [...rows, row] : rows.map((one) => (one.id === row.id ? row : one)) })
    if (isNew) setBlank(newRow())
  }
  const paste = (event: ClipboardEvent, row: TypedRow) => {
    const lines = rowsIn(event.clipboardData.getData('text'))
    if (lines.length < 2) return
    event.preventDefault()
    const kept = rows.filter(({ id, text }) => id !== row.id && text.trim())
    const added = lines.map((text) => newRow(text)).slice(0, most - kept.length)
    setSheet({ agreed, rows: [...kept, ...added] })
  }
  const filled = rows.filter(({ text }) => text.trim())
  return {
    shown,
    filled,
    agreed,
    draft,
    put,
    paste,
    setAgreed: (to: boolean) => setSheet({ rows, agreed: to }),
  }
}

/** Puts the rows on the plan, once however often that is tried. */
function useAdding(caseId: string, onAdded: () => void) {
  const t = useText()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const add = ({ filled, agreed, draft }: ReturnType<typeof useTypedRows>) =>
    run(async () => {
      // One after the other: each is signed on top of the one before.
      for (const row of filled) await addToPlan(session, caseId, rowOf(row), { agreed })
      await draft.drop()
      say({ text: t('plan.added', { count: filled.length }) })
      onAdded()
    }, draft.keep)
  return { busy, error, add }
}

export function AddRows({ shared, onClose, onAdded }: AddRowsProps) {
  const t = useText()
  const caseId = shared.case.id
  const typed = useTypedRows(caseId)
  const { shown, filled, agreed, draft, put, paste, setAgreed } = typed
  const { busy, error, add } = useAdding(caseId, onAdded)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (filled.length > 0) void add(typed)
  }
  const later = () => {
    void draft.keep().catch(() => undefined)
    onClose()
  }
  return (
    <form className="stack plan-sheet" onSubmit={send} noValidate>
      <h3>{t('plan.add')}</h3>
      <p className="second">{t('plan.add.hint')}</p>
      <ToldNeeds
        shared={shared}
        taken={filled.map(({ text }) => text)}
        onTake={(text) => put(newRow(text))}
      />
      <DraftConflict draft={draft} />
      <Suspense fallback={<Skeleton label={t('plan.add')} lines={4} />}>
        {shown.map((row, at) => (
          <RowFields
            key={row.id}
            row={row}
            number={at + 1}
            isFirst={at === 0}
            onChange={put}
            onPaste={(event) => paste(event, row)}
          />
        ))}
      </Suspense>
      <CheckboxGroup
        label={t('plan.answer')}
        hint={t('plan.answer.hint')}
        optional
        choices={[{ value: 'yes', label: t('plan.agreed') }]}
        value={agreed ? ['yes'] : []}
        onChange={(values) => setAgreed(values.length > 0)}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button look="primary" type="submit" isPending={busy} isDisabled={filled.length === 0}>
          {t('plan.addRows', { count: filled.length })}
        </Button>
        <Button look="quiet" onPress={later}>
          {t('plan.later')}
        </Button>
      </div>
    </form>
  )
}
