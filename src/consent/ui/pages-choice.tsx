// Which records are copied onto pages: a list with checkboxes, of which nothing is chosen but what the purpose needs for certain; and
// the pages themselves, to be looked at together before anybody says yes.
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { openChoices } from '../client/choose-pages.ts'
import { PAPER, type Choice, type ChosenPage } from '../client/page-shape.ts'
import { PageDocument } from './page-document.tsx'
import './pages.css'

/** What can be chosen, opened once for each state of the file. */
export function useChoices(shared: SharedCase, isWanted: boolean): Choice[] | undefined {
  const { data } = useQuery({
    queryKey: ['page-choices', shared.case.id, shared.records.length, shared.held.join()],
    queryFn: () => openChoices(session, shared),
    enabled: isWanted,
    staleTime: Infinity,
    gcTime: 0,
  })
  return data
}

interface PagesChoiceProps {
  id: string
  choices: readonly Choice[] | undefined
  /** Ids of records. */
  value: readonly string[]
  onChange: (records: string[]) => void
  pages: readonly ChosenPage[]
  error: string | undefined
}

export function PagesChoice({ id, choices, value, onChange, pages, error }: PagesChoiceProps) {
  const t = useText()
  const { day } = useDates()
  const today = useToday()
  const me = useMe()
  if (!choices) return <Skeleton label={t('case.opening')} lines={3} />
  return (
    <div className="stack pages-choice">
      <CheckboxGroup
        id={id}
        label={t('access.pages')}
        hint={t(choices.length === 0 ? 'access.pages.none' : 'access.pages.hint')}
        choices={choices.map(({ id: record, title, entry }) => ({
          value: record,
          label: title || t(`compartment.${entry.part}`),
          detail: [
            entry.kind === PAPER && t('access.pages.paper'),
            day(entry.on, '2000-01-01'),
            title && t(`compartment.${entry.part}`),
            entry.by ?? t('case.readers.person'),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
        value={value}
        onChange={onChange}
        error={error}
      />
      {pages.length > 0 && (
        <details>
          <summary>{t('access.pages.preview', { count: pages.length })}</summary>
          <div className="stack">
            {pages.map((page) => (
              <PageDocument key={page.page} {...page} asOf={today} copiedBy={me.organisation.name} />
            ))}
          </div>
        </details>
      )}
    </div>
  )
}
