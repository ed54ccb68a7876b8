// What of a table is not taken, by line and column: the first of it in sight, all of it as a file for whoever keeps the table. It holds no
// value of anybody.
import { writeCsv } from '../../api/write-csv.ts'
import { saveFile } from '../actions/save-file.ts'
import { Button } from '../controls/button.tsx'
import { Card } from '../controls/card.tsx'
import { Table } from '../controls/table.tsx'
import { useText } from '../language/language.tsx'

const shown = 6

export interface NamedFault {
  line: number
  /** The heading; null where it is the whole line. */
  column: string | null
  words: string
}

interface FaultsProps {
  title: string
  lead: string
  faults: readonly NamedFault[]
  fileName: string
}

export function Faults({ title, lead, faults, fileName }: FaultsProps) {
  const t = useText()
  if (faults.length === 0) return null
  const save = () => {
    const rows = faults.map(({ line, column, words }) => [String(line), column ?? '', words])
    const text = writeCsv([t('caseload.line'), t('caseload.column'), t('caseload.reason')], rows)
    saveFile(new Blob([text], { type: 'text/csv' }), fileName)
  }
  return (
    <Card title={title} lead={lead}>
      <div className="stack">
        <Table
          holds="saved"
          caption={title}
          hideCaption
          items={faults.slice(0, shown).map((one, at) => ({ ...one, id: String(at) }))}
          columns={[
            {
              id: 'line',
              label: t('caseload.line'),
              cell: ({ line }) => <span className="number">{line}</span>,
            },
            { id: 'column', label: t('caseload.column'), cell: ({ column }) => <bdi>{column ?? '—'}</bdi> },
            { id: 'reason', label: t('caseload.reason'), cell: ({ words }) => words },
          ]}
        />
        <div className="row">
          <Button size="small" icon="document" onPress={save}>
            {t('caseload.refused.save', { count: faults.length })}
          </Button>
        </div>
      </div>
    </Card>
  )
}
