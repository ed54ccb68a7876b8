// The notes of a case, to be read in a row: whose they are, the whole text, the part of the file; searched on this device. Below them
// what was done, as sentences; beside them what the person writes and is written.
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { KeyHint } from '../../web/controls/key-hint.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useNow } from '../../web/session/now.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { WithAllWords } from '../../web/shell/with-words.tsx'
import { isOpen } from '../../tracks/case-state.ts'
import { besideNotes } from './case-slots.ts'
import { useNamesShown } from './names-shown.ts'
import { NoteLine } from './note-line.tsx'
import { useNoteKeys } from './note-keys.ts'
import { lastContact, narrowedTo, notesWith, type Narrowed } from './notes.ts'
import { NotesFilters } from './notes-filters.tsx'
import { usePersonName } from './show-names.tsx'
import { countStory } from './stories-read.ts'
import { useNotes, type Note, type ShownNote } from './use-notes.ts'
import './notes.css'

const WriteHere = lazy(async () => ({ default: (await import('./write-here.tsx')).WriteHere }))
const Debrief = lazy(async () => ({ default: (await import('./debrief.tsx')).Debrief }))
const Steps = lazy(async () => ({ default: (await import('./steps.tsx')).Steps }))
const NoteDialog = lazy(async () => ({ default: (await import('./note-dialog.tsx')).NoteDialog }))

/** How many stand there at first: what is older comes by one press. */
const inSight = { wide: 6, narrow: 3 }
const useNotesInSight = () => inSight[useIsNarrow() ? 'narrow' : 'wide']

interface Part {
  shared: SharedCase
  onChanged: () => void
}

export function NotesTab({ shared, onChanged }: Part) {
  const t = useText()
  const isNarrow = useIsNarrow()
  const [pressed, press] = useState<readonly string[]>([])
  const [narrowed, narrow] = useState<Narrowed>({})
  const { notes, isOpening } = useNotes(shared, pressed)
  const filters = <NotesFilters notes={notes} narrowed={narrowed} onNarrow={narrow} />
  return (
    <div className="main-and-side">
      <div className="stack">
        {shared.held.length > 0 && (
          <Suspense
            fallback={
              <div className="notes-awaited">
                <Skeleton label={t('case.note.here')} lines={6} />
              </div>
            }
          >
            <WriteHere shared={shared} onWritten={onChanged} />
          </Suspense>
        )}
        <Notes
          {...{ shared, notes, narrowed, isOpening, pressed, press, onChanged }}
          filters={
            isNarrow && (
              <details>
                <summary>{t('case.notes.filter')}</summary>
                {filters}
              </details>
            )
          }
        />
        <Suspense>
          <Debrief />
        </Suspense>
        <Suspense fallback={<Skeleton label={t('case.opening')} lines={3} />}>
          <FoldedIfNarrow title={t('case.story.title')}>
            <WithAllWords>
              <Steps shared={shared} />
            </WithAllWords>
          </FoldedIfNarrow>
        </Suspense>
      </div>
      <div className="stack">
        {!isNarrow && notes.length > inSight.wide && <Card title={t('case.notes.filter')}>{filters}</Card>}
        <Suspense fallback={<Skeleton label={t('case.opening')} lines={3} />}>
          <Filled slot={besideNotes} shared={shared} onChanged={onChanged} />
        </Suspense>
      </div>
    </div>
  )
}

interface NotesProps extends Part {
  notes: readonly ShownNote[]
  narrowed: Narrowed
  isOpening: boolean
  /** The ids of told ones that somebody has opened. */
  pressed: readonly string[]
  press: (pressed: readonly string[]) => void
  filters: ReturnType<typeof NotesFilters> | false
}

function Notes({ shared, notes, narrowed, isOpening, pressed, press, onChanged, filters }: NotesProps) {
  const t = useText()
  const atFirst = useNotesInSight()
  const list = useRef<HTMLDivElement>(null)
  useNoteKeys(list)
  const [isWhole, readAll] = useState(false)
  const [typed, type] = useState('')
  const [into, setInto] = useState<{ words: string; record: string } | null>(null)
  const isNarrowed = Object.keys(narrowed).length > 0
  const found = narrowedTo(notesWith(notes, typed), narrowed)
  const shown = isWhole || typed || isNarrowed ? found : found.slice(0, atFirst)
  const isSearched = notes.length > atFirst
  if (notes.length === 0) return <NoNotes />
  return (
    <Card
      title={t('case.notes.title')}
      aside={
        notes.length > 1 &&
        !isWhole && (
          <Button size="small" onPress={() => readAll(true)}>
            {t('case.notes.all', { count: notes.length })}
          </Button>
        )
      }
    >
      <div className="stack" ref={list}>
        {isSearched && <SearchNotes count={notes.length} {...{ typed, type }} />}
        {isSearched && filters}
        <LastContact notes={notes} />
        {isOpening && <Skeleton label={t('case.notes.opening')} lines={4} />}
        {(typed || isNarrowed) && (
          <p className="second" role="status">
            {found.length === 0 ? t('case.notes.noHit') : t('case.notes.found', { count: found.length })}
          </p>
        )}
        <Days
          notes={shown}
          line={(note) => (
            <NoteRow
              key={note.id}
              {...{ shared, note, isWhole, onChanged }}
              onOpen={() => {
                countStory()
                press([...pressed, note.id])
              }}
              onCover={() => press(pressed.filter((id) => id !== note.id))}
              onInto={setInto}
            />
          )}
        />
      </div>
      {into !== null && <Into shared={shared} note={into} onClose={() => setInto(null)} />}
    </Card>
  )
}

interface Searching {
  count: number
  typed: string
  type: (typed: string) => void
}

function SearchNotes({ count, typed, type }: Searching) {
  const t = useText()
  return (
    <div className="notes-search">
      <TextField type="search" label={t('case.notes.search', { count })} value={typed} onChange={type} />
      <KeyHint keys={['/']} />
    </div>
  )
}

function NoNotes() {
  const t = useText()
  return (
    <Card title={t('case.notes.title')}>
      <EmptyState small icon="book" title={t('case.notes.none')} words={t('case.notes.noneWords')} />
    </Card>
  )
}

interface NoteRowProps extends Part {
  note: ShownNote
  isWhole: boolean
  onOpen: () => void
  onCover: () => void
  onInto: (note: { words: string; record: string }) => void
}

function NoteRow({ shared, onChanged, ...row }: NoteRowProps) {
  const { case: head } = shared
  const name = usePersonName(shared)
  const isNamed = useNamesShown(head.id)
  const mayCorrect = isOpen(head.state)
  return (
    <NoteLine
      {...row}
      caseId={head.id}
      names={isNamed || name === undefined ? [] : [name]}
      onCorrected={mayCorrect ? onChanged : undefined}
    />
  )
}

/** Days as quiet bands. */
function Days({
  notes,
  line,
}: {
  notes: readonly ShownNote[]
  line: (note: ShownNote) => ReturnType<typeof NoteRow>
}) {
  const { day } = useDates()
  const now = useNow()
  return [...Map.groupBy(notes, ({ on }) => on)].map(([on, some]) => (
    <section key={on}>
      <h3 className="notes-day">{day(on, now)}</h3>
      <ul>{some.map(line)}</ul>
    </section>
  ))
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
function Into({
  shared,
  note: { words, record },
  onClose,
}: {
  shared: SharedCase
  note: { words: string; record: string }
  onClose: () => void
}) {
  const queries = useQueryClient()
  return (
    <Suspense>
      <NoteDialog
        shared={shared}
        into={words}
        onClose={onClose}
        onWritten={() => {
          onClose()
          const caseId = shared.case.id
          // Where the line breaks here the note waits once more on My work, and nothing is lost.
          void api.cases
            .settleNote({ caseId, record, as: 'filed' })
            .then(() => queries.invalidateQueries({ queryKey: ['working-notes'] }))
            .catch(() => undefined)
          void queries.invalidateQueries({ queryKey: ['case', caseId] })
        }}
      />
    </Suspense>
  )
}
