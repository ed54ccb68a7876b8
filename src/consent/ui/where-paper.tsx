// Where a yes was given on paper: which paper it is. A scan among the papers of the case, whose own digest then stands in what
// is signed, or a sheet that lies in the house's file and nowhere here.
import { useQuery } from '@tanstack/react-query'
import { readPapers, type Paper } from '../../papers/client/read-paper.ts'
import { Select } from '../../web/controls/select.tsx'
import { session } from '../../web/session/window-session.ts'
import { useText } from '../../web/language/language.tsx'
import type { Consent } from '../client/give-consent.ts'

export type Scan = Paper & { about: NonNullable<Paper['about']> }

/** The papers of a case that can be opened here, and what a consent says of a chosen one. */
export function usePapers(caseId: string): {
  papers: readonly Scan[]
  paperOf: (chosen: string | null) => Consent['paper']
} {
  const { data = [] } = useQuery({ queryKey: ['papers', caseId], queryFn: () => readPapers(session, caseId) })
  const papers = data.filter((one): one is Scan => one.about !== undefined && one.row.state === 'kept')
  const paperOf = (chosen: string | null): Consent['paper'] => {
    if (chosen === 'house') return chosen
    const scan = papers.find(({ row }) => row.id === chosen)
    return scan && { id: scan.row.id, sha256: scan.about.sha256 }
  }
  return { papers, paperOf }
}

export function WherePaper({
  id,
  papers,
  value,
  onChange,
  error,
}: {
  id: string
  papers: readonly Scan[]
  value: string | null
  onChange: (paper: string | null) => void
  error: string | undefined
}) {
  const t = useText()
  return (
    <Select
      id={id}
      label={t('access.paper')}
      options={[
        ...papers.map(({ row, about }) => ({ value: row.id, label: about.name })),
        { value: 'house', label: t('access.paper.house') },
      ]}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}
