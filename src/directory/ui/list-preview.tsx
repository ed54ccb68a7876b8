// What a list would bring, before anything is changed: how many are new, changed and gone, the first of them as they would be found,
// and each fault by its line and column, to be taken along to whoever keeps the list.
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage, type Text } from '../../web/language/language.tsx'
import { Faults, type NamedFault } from '../../web/table/faults.tsx'
import type { ListFound } from '../lists-api.ts'
import type { ChosenList, Listing } from './use-list.ts'

/** What is said in words of its own; the rest cannot come of a list. */
const worded = [
  'no-name',
  'twice',
  'not-a-link',
  'not-an-email',
  'no-number',
  'no-such-language',
  'not-coarse',
  'not-a-time',
  'not-a-number',
  'shortened',
  'confidential-place',
] as const

/** Lines that are no rows, and what was found in those that are. */
function faultsOf({ faults }: ChosenList, { remarks }: ListFound, t: Text): NamedFault[] {
  const all = [
    ...faults.map(({ line, column, code }) => ({ line, column, words: t(`caseload.fault.${code}`) })),
    ...remarks.map(({ line, column, cause }) => ({
      line,
      column,
      words: t(`directory.lists.cause.${worded.find((one) => one === cause) ?? 'other'}`),
    })),
  ]
  return all.toSorted((a, b) => a.line - b.line)
}

export function ListPreview({
  listing: { busy, bring, back },
  chosen,
  found,
}: {
  listing: Listing
  chosen: ChosenList
  found: ListFound
}) {
  const { t, dates } = useLanguage()
  const faults = faultsOf(chosen, found, t)
  const counts = ['added', 'changed', 'unchanged', 'gone', 'confidential'] as const
  return (
    <div className="stack">
      <Card title={t('directory.lists.preview')}>
        <div className="stack">
          <Facts
            facts={[
              ...counts
                .filter((one) => found[one] > 0)
                .map((one) => ({ term: t(`directory.lists.count.${one}`), value: dates.number(found[one]) })),
              {
                term: t('directory.lists.count.refused'),
                value: dates.number(found.refused + chosen.faults.length),
              },
            ]}
          />
          {found.gone > 0 && (
            <Notice tone="due" title={t('directory.lists.gone', { count: found.gone, name: chosen.name })} />
          )}
          {found.first.length > 0 && <First first={found.first} />}
          <div className="row">
            <Button
              look="primary"
              isPending={busy}
              isDisabled={found.services === 0}
              onPress={() => void bring()}
            >
              {t('directory.lists.bring', { count: found.services })}
            </Button>
            <Button look="quiet" onPress={() => back('columns')}>
              {t('caseload.toColumns')}
            </Button>
          </div>
        </div>
      </Card>
      <Faults
        title={t('directory.lists.faults', { count: faults.length })}
        lead={t('directory.lists.faults.lead')}
        faults={faults}
        fileName="faults.csv"
      />
    </div>
  )
}

/** The first of them, as they will be found. */
function First({ first }: Pick<ListFound, 'first'>) {
  const { t, language } = useLanguage()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  return (
    <Table
      holds="draft"
      caption={t('directory.lists.first')}
      items={first.map((one) => ({ ...one, id: String(one.line) }))}
      columns={[
        { id: 'name', label: t('directory.own.name'), cell: ({ name }) => <bdi>{name}</bdi> },
        {
          id: 'codes',
          label: t('directory.own.codes'),
          cell: ({ codes }) =>
            codes.length > 0
              ? list.format(codes.map((code) => t(`service.${code}`)))
              : t('directory.lists.noNeed'),
        },
        {
          id: 'phone',
          label: t('directory.fact.phone'),
          cell: ({ phone }) => <bdi dir="ltr">{phone ?? '—'}</bdi>,
        },
      ]}
    />
  )
}
