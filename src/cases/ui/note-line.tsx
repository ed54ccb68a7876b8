// One note: whose, when, the whole text with what was put right, the part of the file.
import { lazy, Suspense, useState } from 'react'
import { WORKING } from '../../sealing/shapes.ts'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { Button } from '../../web/controls/button.tsx'
import { ChangedText } from '../../web/controls/changed-text.tsx'
import { Held } from '../../web/controls/pill.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { NamesHidden } from './hidden-name.tsx'
import { beginningOf } from './notes.ts'
import type { ShownNote } from './use-notes.ts'

const NoteReading = lazy(async () => ({ default: (await import('./note-reading.tsx')).NoteReading }))
const SettleNote = lazy(async () => ({ default: (await import('./settle-note.tsx')).SettleNote }))
const loadCorrect = () => import('./correct-note.tsx')
const CorrectNote = lazy(async () => ({ default: (await loadCorrect()).CorrectNote }))

interface LineProps {
  note: ShownNote
  /** What is hidden in its words. */
  names: readonly string[]
  /** Nothing of it is cut. */
  isWhole: boolean
  onOpen: () => void
  onCover: () => void
  /** Of a working note: it becomes a part of the file. */
  onInto: (note: { words: string; record: string }) => void
  /** Where it may be put right: by whom that is read again. */
  onCorrected: (() => void) | undefined
  caseId: string
}

export function NoteLine(props: LineProps) {
  const { note, names, isWhole, onOpen, onCover, onInto } = props
  const { row, by, on, at, text, trouble, contact, isSupervision } = note
  const t = useText()
  const { time } = useDates()
  const { network } = useMe()
  const kind = t(`case.record.${row.kind}`)
  const part = t(`compartment.${row.compartment}`)
  return (
    <li className="notes-line" tabIndex={-1}>
      <p className="notes-by">
        <bdi>{by}</bdi>
        {dayOf(at, network.timezone) === on && <span className="second">{time(at)}</span>}
      </p>
      <div className="notes-text">
        {text !== undefined && <Words note={note} text={text} names={names} isWhole={isWhole} />}
        {trouble && <p role="alert">{t(trouble)}</p>}
        {text === undefined && !trouble && (
          <p>
            <em>{t('case.story.sealed', { kind, compartment: part })}</em>
          </p>
        )}
        <Corrections note={note} names={names} />
        <Suspense>
          <NoteReading caseId={props.caseId} note={note} onSaid={props.onCorrected}>
            {row.kind !== 'note' && !trouble && (
              <Button size="small" look="quiet" onPress={text === undefined ? onOpen : onCover}>
                {text === undefined ? t('case.story.open', { kind }) : t('case.story.cover')}
                {text !== undefined && <span className="unseen"> {kind}</span>}
              </Button>
            )}
            {row.compartment === WORKING && text !== undefined && (
              <>
                <Button size="small" look="quiet" onPress={() => onInto({ words: text, record: row.id })}>
                  {t('case.note.into')}
                </Button>
                <SettleNote caseId={props.caseId} record={row.id} />
              </>
            )}
            <CorrectButton {...props} />
          </NoteReading>
        </Suspense>
      </div>
      <div className="notes-part">
        <Held held words={t('case.readers.holds')}>
          {part}
        </Held>
        {row.kind !== 'note' && <span className="second">{kind}</span>}
        {contact && <span className="second">{t(`case.note.contact.${contact}`)}</span>}
        {isSupervision && <span className="second">{t('case.note.supervision')}</span>}
      </div>
    </li>
  )
}

/** What the house wrote it can put right. */
function CorrectButton({ note, caseId, onCorrected }: LineProps) {
  const t = useText()
  const { organisation } = useMe()
  const { open, hide, button } = useLazyDialog(loadCorrect)
  if (!onCorrected || note.text === undefined || !note.isText || note.row.by !== organisation.name)
    return null
  return (
    <span className="notes-correct">
      <Button size="small" look="quiet" {...button}>
        {t('case.note.correct')}
      </Button>
      <Suspense>
        {open && (
          <CorrectNote
            caseId={caseId}
            note={note}
            onClose={hide}
            onWritten={() => {
              hide()
              onCorrected()
            }}
          />
        )}
      </Suspense>
    </span>
  )
}

interface Shown {
  note: ShownNote
  text: string
  names: readonly string[]
  isWhole: boolean
}

function Words({ note, text, names, isWhole }: Shown) {
  const t = useText()
  const [whole, setWhole] = useState(false)
  const beginning = isWhole || whole ? undefined : beginningOf(text)
  const [first] = note.before ?? []
  if (first && !beginning)
    return (
      <p dir="auto">
        <ChangedText
          before={first.text ?? ''}
          after={text}
          draw={(piece) => <NamesHidden text={piece} names={names} />}
        />
      </p>
    )
  return (
    <>
      <p dir="auto">
        <NamesHidden text={beginning ?? text} names={names} />
      </p>
      {beginning && (
        <Button size="small" look="quiet" onPress={() => setWhole(true)}>
          {t('case.notes.whole')}
        </Button>
      )}
    </>
  )
}

/** Who put it right, when and why; and what was written first, at one press. */
function Corrections({ note: { before, corrections }, names }: Pick<Shown, 'note' | 'names'>) {
  const t = useText()
  const { day } = useDates()
  const [isFirst, showFirst] = useState(false)
  const [first] = before ?? []
  if (!first || !corrections) return null
  return (
    <div className="notes-corrected second">
      <p>
        <strong>{t('case.note.corrected', { count: corrections.length })}</strong>{' '}
        {corrections.map((one) => (
          <span key={one.id}>
            <bdi>{one.by}</bdi>, {day(one.on)}
            {one.why && `: ${t(`case.note.why.${one.why}`)}`}.{' '}
          </span>
        ))}
        <Button size="small" look="quiet" aria-expanded={isFirst} onPress={() => showFirst(!isFirst)}>
          {t('case.note.first')}
        </Button>
      </p>
      {isFirst && (
        <p dir="auto">
          <NamesHidden text={first.text ?? ''} names={names} />
        </p>
      )}
    </div>
  )
}
