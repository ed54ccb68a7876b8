// One sheet of a return, written down: its lines in words that are sealed, and beside them the code that the server holds the journey back by.
import { useState, type FormEvent } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { makeMoveOn } from '../../client/move-on-case.ts'
import { sealBeside } from '../../client/seal-beside.ts'
import { partHeld, type Input } from '../../tracks/define.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import type { TrackAnswer } from '../../web/track/query.ts'
import { isAmount, sheets, type Sheet, type SheetMove } from '../return-desk.ts'
import { machineOf } from '../../web/track/machines.ts'
import { sheetWords } from './sheet-words.ts'

interface FormProps {
  move: SheetMove
  answer: TrackAnswer
  shared: SharedCase
  /** What was written last: it begins with that, so that nobody writes it twice. */
  before: Sheet
  onDone: () => Promise<void>
  onClose: () => void
}

interface Typed {
  sheet: Sheet
  codes: Readonly<Record<string, string>>
}

/** What is missing: a code that is asked, or an amount that is none. */
function lacking(move: SheetMove, { sheet, codes }: Typed): readonly string[] {
  const { asks, columns } = sheets[move]
  const amounts = Object.entries(sheet.lines).flatMap(([id, line]) =>
    columns.flatMap((column) => (line[column] && !isAmount(line[column]) ? [`${id}.${column}`] : [])),
  )
  return [...Object.keys(asks).filter((name) => !codes[name]), ...(move === 'plan_money' ? amounts : [])]
}

function useTypedSheet({ move, answer: { track }, shared, before, onDone }: FormProps) {
  const t = useText()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [typed, setTyped] = useState<Typed>({ sheet: before, codes: {} })
  const [tried, setTried] = useState(false)
  const intention = useIdempotentWrite<{ input: Input; key: string }>()
  const draft = useDraft(`return.${track.id}.${move.replaceAll('_', '-')}`, typed, setTyped)
  const missing = lacking(move, typed)
  const seal = async () => {
    const caseId = shared.case.id
    const compartment = partHeld(machineOf('solution'), track.subkind, shared.held)!
    const value = { text: sheetWords(move, typed.sheet, t), move, seen: typed.sheet }
    const report = await sealBeside(session, { caseId, compartment, track }, value)
    const codes = Object.fromEntries(Object.entries(typed.codes).filter(([, code]) => code !== ''))
    return { input: { ...codes, report } as never, key: crypto.randomUUID() }
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing.length > 0) return
    void run(async () => {
      const { input, key } = await intention.madeFor(typed, seal)
      await makeMoveOn(
        session,
        { caseId: shared.case.id, kind: 'solution', move, says: undefined, track },
        input,
        key,
      )
      await draft.drop()
      say({ text: t(`solution.done.${move}`) })
      await onDone()
    }, draft.keep)
  }
  const put = (line: string, column: string, value: string) =>
    setTyped((now) => ({
      ...now,
      sheet: {
        ...now.sheet,
        lines: { ...now.sheet.lines, [line]: { ...now.sheet.lines[line], [column]: value } },
      },
    }))
  const code = (name: string, value: string) =>
    setTyped((now) => ({ ...now, codes: { ...now.codes, [name]: value } }))
  const words = (value: string) => setTyped((now) => ({ ...now, sheet: { ...now.sheet, words: value } }))
  const lacks = (name: string, message: string) =>
    tried && missing.includes(name) ? { error: t(message) } : {}
  return { typed, put, code, words, lacks, busy, error, send }
}

type Typing = ReturnType<typeof useTypedSheet>

export function SheetForm(props: FormProps) {
  const t = useText()
  const { move, onClose } = props
  const typing = useTypedSheet(props)
  const { typed, words, busy, error, send } = typing
  return (
    <Card title={t(`returnDesk.${move}`)} lead={t(`returnDesk.${move}.lead`)}>
      <form className="stack" onSubmit={send} noValidate>
        <Lines move={move} typing={typing} />
        <TextArea
          label={t(`returnDesk.${move}.words`)}
          value={typed.sheet.words}
          maxLength={1000}
          onChange={words}
        />
        <Codes move={move} typing={typing} />
        <ErrorMessage error={error} />
        <div className="row">
          <Button look="primary" type="submit" isPending={busy}>
            {t('followUp.keep')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('ways.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function Lines({ move, typing: { typed, put, lacks } }: { move: SheetMove; typing: Typing }) {
  const t = useText()
  const { lines, columns } = sheets[move]
  return lines.map((line) => (
    <div className="way-row" key={line}>
      {columns.map((column) => (
        <TextField
          key={column}
          label={
            column === 'found'
              ? t(`returnDesk.line.${line}`)
              : t('returnDesk.of', {
                  column: t(`returnDesk.column.${column}`),
                  line: t(`returnDesk.line.${line}`),
                })
          }
          value={typed.sheet.lines[line]?.[column] ?? ''}
          maxLength={300}
          onChange={(value) => put(line, column, value)}
          {...lacks(`${line}.${column}`, 'returnDesk.amount')}
        />
      ))}
    </div>
  ))
}

function Codes({ move, typing: { typed, code, lacks } }: { move: SheetMove; typing: Typing }) {
  const t = useText()
  const { asks, maybe } = sheets[move]
  const labelled = (codes: readonly string[]) => codes.map((value) => ({ value, label: t(`code.${value}`) }))
  return (
    <>
      {Object.entries<readonly string[]>(asks).map(([name, codes]) => (
        <RadioGroup
          key={name}
          label={t(`ask.${name}`)}
          choices={labelled(codes)}
          value={typed.codes[name] ?? ''}
          onChange={(value) => code(name, value)}
          {...lacks(name, 'returnDesk.missing')}
        />
      ))}
      {Object.entries<readonly string[]>(maybe).map(([name, codes]) => (
        <Select
          key={name}
          label={t(`ask.${name}`)}
          optional
          options={labelled(codes)}
          value={typed.codes[name] ?? null}
          onChange={(value) => code(name, value ?? '')}
        />
      ))}
    </>
  )
}
