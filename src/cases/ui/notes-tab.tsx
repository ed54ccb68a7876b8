// The notes of a case, to be read in a row: whose they are, the whole text, the part of the file; searched on this device. Below them
// what was done, as sentences; beside them what the person writes and is written.
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { WORKING } from '../../sealing/shapes.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Held } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { Story, useMoments } from '../../web/track/story.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { besideNotes } from './case-slots.ts'
import { beginningOf, lastContact, notesWith } from './notes.ts'
import { useNotes, type Note } from './use-notes.ts'
import './notes.css'

const NoteDialog = lazy(async () => ({ default: (await import('./note-dialog.tsx')).NoteDialog }))

/** How many stand there at first: what is older comes by one press. */
const first = { wide: { notes: 6, steps: 4 }, narrow: { notes: 3, steps: 1 } }
const useFirst = () => first[useIsNarrow() ? 'narrow' : 'wide']

interface Part {
  shared: SharedCase
  onChanged: () => void
}

export function NotesTab({ shared, onChanged }: Part) {
  const t = useText()
  return (
    <div className="main-and-side">
      <div className="stack">
        <Notes shared={shared} />
        <Steps shared={shared} />
      </div>
      <div className="stack">
        <Suspense fallback={<Skeleton label={t('case.opening')} lines={3} />}>
          <Filled slot={besideNotes} shared={shared} onChanged={onChanged} />
        </Suspense>
      </div>
    </div>
  )
}

function Notes({ shared }: { shared: SharedCase }) {
  const t = useText()
  const atFirst = useFirst()
  const [all, setAll] = useState(false)
  const [typed, type] = useState('')
  const [pressed, press] = useState<readonly string[]>([])
  const [into, setInto] = useState<string | null>(null)
  const { notes, isOpening } = useNotes(shared, pressed)
  const found = notesWith(notes, typed)
  const shown = all || typed ? found : found.slice(0, atFirst.notes)
  if (notes.length === 0)
    return (
      <Card title={t('case.notes.title')}>
        <EmptyState small icon="book" title={t('case.notes.none')} words={t('case.notes.noneWords')} />
      </Card>
    )
  return (
    <Card title={t('case.notes.title')}>
      <div className="stack">
        {notes.length > atFirst.notes && (
          <TextField
            type="search"
            label={t('case.notes.search', { count: notes.length })}
            value={typed}
            onChange={type}
          />
        )}
        <LastContact notes={notes} />
        {isOpening && <Skeleton label={t('case.notes.opening')} lines={4} />}
        {typed && found.length === 0 && <p className="second">{t('case.notes.noHit')}</p>}
        <ul>
          {shown.map((note) => (
            <Line
              key={note.id}
              note={note}
              onOpen={() => press([...pressed, note.id])}
              onCover={() => press(pressed.filter((id) => id !== note.id))}
              onInto={setInto}
            />
          ))}
        </ul>
        {shown.length < found.length && (
          <Button look="quiet" onPress={() => setAll(true)}>
            {t('case.notes.all', { count: found.length })}
          </Button>
        )}
      </div>
      {into !== null && <Into shared={shared} words={into} onClose={() => setInto(null)} />}
    </Card>
  )
}

/** When the person was reached last, as far as whoever looks reads the notes: worked out here, from what is sealed. */
function LastContact({ notes }: { notes: readonly Note[] }) {
  const t = useText()
  const { day } = useDates()
  const now = useNow()
  const last = lastContact(notes)
  if (!last) return null
  const { on, tries } = last
  return (
    <p className="second">
      {on ? t('case.notes.reached', { day: day(on, now) }) : t('case.notes.notReached')}
      {tries > 0 && ` ${t('case.notes.tried', { count: tries })}`}
    </p>
  )
}

/** A working note on its way into the file. */
function Into({ shared, words, onClose }: { shared: SharedCase; words: string; onClose: () => void }) {
  const queries = useQueryClient()
  return (
    <Suspense>
      <NoteDialog
        shared={shared}
        into={words}
        onClose={onClose}
        onWritten={() => {
          onClose()
          void queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
        }}
      />
    </Suspense>
  )
}

interface LineProps {
  note: Note
  onOpen: () => void
  onCover: () => void
  /** Of a working note: it becomes a part of the file. */
  onInto: (words: string) => void
}

function Line({ note, onOpen, onCover, onInto }: LineProps) {
  const { row, by, on, text, trouble, isHeld, contact, isSupervision } = note
  const t = useText()
  const { day } = useDates()
  const now = useNow()
  const kind = t(`case.record.${row.kind}`)
  const part = t(`compartment.${row.compartment}`)
  return (
    <li className="notes-line">
      <p className="notes-by">
        <bdi>{by}</bdi>
        <span className="second">{day(on, now)}</span>
      </p>
      <div className="notes-text">
        {text !== undefined && <Words text={text} />}
        {trouble && <p role="alert">{t(trouble)}</p>}
        {text === undefined && !trouble && (
          <p>
            <em>{t('case.story.sealed', { kind, compartment: part })}</em>
            {!isHeld && <span className="second"> {t('case.story.notHeld')}</span>}
          </p>
        )}
        {row.kind !== 'note' && isHeld && !trouble && (
          <Button size="small" look="quiet" onPress={text === undefined ? onOpen : onCover}>
            {text === undefined ? t('case.story.read') : t('case.story.cover')}
            <span className="unseen"> {kind}</span>
          </Button>
        )}
        {row.compartment === WORKING && text !== undefined && (
          <Button size="small" look="quiet" onPress={() => onInto(text)}>
            {t('case.note.into')}
          </Button>
        )}
      </div>
      <div className="notes-part">
        <Held held={isHeld} words={t(isHeld ? 'case.readers.holds' : 'case.story.notHeld')}>
          {part}
        </Held>
        {row.kind !== 'note' && <span className="second">{kind}</span>}
        {contact && <span className="second">{t(`case.note.contact.${contact}`)}</span>}
        {isSupervision && <span className="second">{t('case.note.supervision')}</span>}
      </div>
    </li>
  )
}

function Words({ text }: { text: string }) {
  const t = useText()
  const [whole, setWhole] = useState(false)
  const beginning = beginningOf(text)
  if (!beginning || whole) return <p dir="auto">{text}</p>
  return (
    <>
      <p dir="auto">{beginning}</p>
      <Button size="small" look="quiet" onPress={() => setWhole(true)}>
        {t('case.notes.whole')}
      </Button>
    </>
  )
}

/** What was done, as sentences; no note stands between them. */
function Steps({ shared }: { shared: SharedCase }) {
  const t = useText()
  const moments = useMoments()(shared.events)
  const { steps } = useFirst()
  const [all, setAll] = useState(false)
  if (moments.length === 0) return null
  return (
    <Card title={t('case.story.title')}>
      <div className="stack">
        <Story moments={all ? moments : moments.slice(0, steps)} />
        {!all && moments.length > steps && (
          <Button look="quiet" onPress={() => setAll(true)}>
            {t('case.story.all', { count: moments.length })}
          </Button>
        )}
      </div>
    </Card>
  )
}
