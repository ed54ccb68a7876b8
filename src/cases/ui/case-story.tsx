// The story of the work: what was done, as sentences, with the sealed notes between them. A note is opened when somebody
// presses for it, one at a time.
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { codeOf } from '../../api/code-of.ts'
import { WORKING } from '../../sealing/shapes.ts'
import { openDated, type SealedRow } from '../../client/records.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { Story, useMoments } from '../../web/track/story.tsx'
import { session } from '../../web/session/window-session.ts'

const NoteDialog = lazy(async () => ({ default: (await import('./note-dialog.tsx')).NoteDialog }))

const told = ['note', 'statement', 'reason', 'answers', 'words']
const first = 8

export function CaseStory({ shared }: { shared: SharedCase }) {
  const t = useText()
  const moments = useMoments()
  const [all, setAll] = useState(false)
  const [into, setInto] = useState<string | null>(null)
  const queries = useQueryClient()
  const notes = shared.records
    .filter((row) => told.includes(row.kind))
    .map((row) => ({
      id: row.id,
      at: row.madeAt,
      by: row.by ?? t('track.by.person'),
      what: (
        <SealedNote
          caseId={shared.case.id}
          row={row}
          held={shared.held.includes(row.compartment)}
          onInto={row.compartment === WORKING ? setInto : undefined}
        />
      ),
    }))
  const story = [...moments(shared.events), ...notes].toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <Card title={t('case.story.title')}>
      {story.length === 0 ? (
        <EmptyState small icon="book" title={t('case.story.none')} words={t('case.story.noneWords')} />
      ) : (
        <div className="stack">
          <Story moments={all ? story : story.slice(0, first)} />
          {!all && story.length > first && (
            <Button look="quiet" onPress={() => setAll(true)}>
              {t('case.story.all', { count: story.length })}
            </Button>
          )}
        </div>
      )}
      {into !== null && (
        <Suspense>
          <NoteDialog
            shared={shared}
            into={into}
            onClose={() => setInto(null)}
            onWritten={() => {
              setInto(null)
              void queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
            }}
          />
        </Suspense>
      )}
    </Card>
  )
}

function SealedNote({
  caseId,
  row,
  held,
  onInto,
}: {
  caseId: string
  row: SealedRow
  held: boolean
  /** Of a working note: it becomes a part of the file. */
  onInto: ((words: string) => void) | undefined
}) {
  const t = useText()
  const { day } = useDates()
  const [words, setWords] = useState<string | null>(null)
  /** The day that its writer said. */
  const [written, setWritten] = useState<string | undefined>()
  const compartment = t(`compartment.${row.compartment}`)
  const open = async () => {
    try {
      const { value, on, isSaid } = await openDated<{ text?: string }>(session, caseId, row)
      setWritten(isSaid ? day(on) : undefined)
      setWords(
        value.text ??
          Object.values(value)
            .filter((part) => typeof part === 'string')
            .join('\n'),
      )
    } catch (error) {
      setWords(t(codeOf(error) === 'unfit' ? 'chain.unfit' : 'web.hold.failed'))
    }
  }
  if (words !== null)
    return <OpenNote words={words} written={written} onInto={onInto} onCover={() => setWords(null)} />
  return (
    <span className="row">
      <Icon name="lock" size={16} />
      <em>{t('case.story.sealed', { kind: t(`case.record.${row.kind}`), compartment })}</em>
      {held ? (
        <Button size="small" look="quiet" onPress={() => void open()}>
          {t('case.story.read')}
        </Button>
      ) : (
        <span className="second">{t('case.story.notHeld')}</span>
      )}
    </span>
  )
}

function OpenNote({
  words,
  written,
  onInto,
  onCover,
}: {
  words: string
  written: string | undefined
  onInto: ((words: string) => void) | undefined
  onCover: () => void
}) {
  const t = useText()
  return (
    <div className="case-note">
      <p dir="auto">{words}</p>
      {written && <p className="second">{t('case.story.written', { day: written })}</p>}
      <div className="row">
        <Button size="small" look="quiet" onPress={onCover}>
          {t('case.story.cover')}
        </Button>
        {onInto && (
          <Button size="small" onPress={() => onInto(words)}>
            {t('case.note.into')}
          </Button>
        )}
      </div>
    </div>
  )
}
