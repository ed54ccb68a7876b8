// What each column of a list means: those that nobody has understood in sight, the others folded.
import { useState } from 'react'
import { olderEncodings, type Encoding } from '../../api/table/decode.ts'
import { samplesOf } from '../../api/table/row.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { ColumnField } from '../../web/table/column-field.tsx'
import { listFieldNames, type ListTarget } from '../list/fields.ts'
import type { ChosenList, Listing } from './use-list.ts'

/** What has to be said before anything can be looked at. */
const missingIn = ({ name, mapping }: ChosenList): ('list' | 'service')[] => [
  ...(name.trim().length < 2 ? (['list'] as const) : []),
  ...(Object.values(mapping).includes('name') ? [] : (['service'] as const)),
]

export function ListColumns({ listing, chosen }: { listing: Listing; chosen: ChosenList }) {
  const t = useText()
  const { busy, put, check, back } = listing
  const [attempt, setAttempt] = useState(0)
  const missing = attempt === 0 ? [] : missingIn(chosen)
  // Fixed when the file was chosen: what is understood now stays where it was asked.
  const [asked] = useState(() => chosen.columns.filter((column) => chosen.mapping[column] === 'none'))
  const known = chosen.columns.filter((column) => !asked.includes(column))
  const column = (heading: string) => (
    <Column key={heading} heading={heading} chosen={chosen} onChange={(mapping) => put({ mapping })} />
  )
  return (
    <div className="stack">
      <ErrorSummary
        attempt={attempt}
        faults={missing.map((one) => ({
          field: one === 'list' ? 'list-name' : 'list-columns',
          words: t(`directory.lists.wrong.${one}`),
        }))}
      />
      <Card title={t('directory.lists.columns', { rows: chosen.rows.length })}>
        <div className="stack">
          <Whose
            listing={listing}
            chosen={chosen}
            error={missing.includes('list') ? t('directory.lists.wrong.list') : undefined}
          />
          <div className="stack" id="list-columns" tabIndex={-1}>
            {asked.map(column)}
          </div>
          {known.length > 0 && (
            <details open={asked.length === 0 && known.length <= 4}>
              <summary>{t('directory.lists.known', { count: known.length })}</summary>
              <div className="stack">{known.map(column)}</div>
            </details>
          )}
        </div>
      </Card>
      <div className="row">
        <Button
          look="primary"
          isPending={busy}
          onPress={() => {
            setAttempt(attempt + 1)
            if (missingIn(chosen).length === 0) void check()
          }}
        >
          {t('caseload.check')}
        </Button>
        <Button look="quiet" onPress={() => back('file')}>
          {t('caseload.another')}
        </Button>
      </div>
    </div>
  )
}

/** Whose list it is, and in which letters it was written where nothing in it says so. */
function Whose({
  listing: { put, choose },
  chosen,
  error,
}: {
  listing: Listing
  chosen: ChosenList
  error: string | undefined
}) {
  const t = useText()
  return (
    <>
      <TextField
        id="list-name"
        label={t('directory.lists.whose')}
        hint={t('directory.lists.whose.hint')}
        maxLength={120}
        value={chosen.name}
        onChange={(name) => put({ name })}
        error={error}
      />
      {chosen.encoding.startsWith('windows') && (
        <Select
          label={t('caseload.letters.which')}
          hint={t('caseload.letters')}
          options={olderEncodings.map((one) => ({ value: one, label: t(`caseload.letters.${one}`) }))}
          value={chosen.encoding}
          onChange={(encoding) => encoding && void choose(chosen.file, encoding as Encoding)}
        />
      )}
    </>
  )
}

/** One column: its heading, its first values, and what it becomes. A field that another column had is taken from that one. */
function Column({
  heading,
  chosen: { columns, rows, mapping },
  onChange,
}: {
  heading: string
  chosen: ChosenList
  onChange: (mapping: ChosenList['mapping']) => void
}) {
  const t = useText()
  const at = columns.indexOf(heading)
  const set = (target: ListTarget) => {
    const others = Object.entries(mapping).map(([one, was]): [string, ListTarget] => [
      one,
      was === target && target !== 'none' ? 'none' : was,
    ])
    onChange({ ...Object.fromEntries(others), [heading]: target })
  }
  return (
    <ColumnField
      heading={heading}
      samples={samplesOf(rows, at)}
      options={['none' as const, ...listFieldNames].map((value) => ({
        value,
        label: t(`directory.lists.field.${value}`),
      }))}
      value={mapping[heading] ?? 'none'}
      onChange={(target) => set(target as ListTarget)}
    />
  )
}
