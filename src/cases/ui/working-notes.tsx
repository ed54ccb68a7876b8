// On My work: people of whom I have noted something for myself alone for a week. What is about them belongs into their file, where they read it.
import { useQuery } from '@tanstack/react-query'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { aliasHere } from './alias-here.ts'
import { caseReaders } from '../readers.ts'
import { workingNotesQuery } from './working-notes-query.ts'

export function WorkingNotes() {
  const { t, dates } = useLanguage()
  const now = useNow()
  const { roles } = useMe()
  const { data: cases = [] } = useQuery({ ...workingNotesQuery, enabled: hasOneOf(roles, caseReaders) })
  if (cases.length === 0) return null
  return (
    <Card title={t('workingNotes.title')} lead={t('workingNotes.lead')}>
      <Rows
        rows={cases.map(({ caseId, reference, oldest, notes }) => ({
          id: caseId,
          href: `/cases/${caseId}?tab=notes`,
          title: aliasHere(reference, t),
          before: <Pill tone="due">{t('workingNotes.count', { count: notes.length })}</Pill>,
          facts: [t('workingNotes.since', { day: dates.day(oldest, now) })],
        }))}
      />
    </Card>
  )
}
