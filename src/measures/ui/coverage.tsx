// Every entry of the source page with its honest state, for visitors and auditors: what is asked, what one sees, where.

import { useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { EmptyState } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill, type Tone } from '../../web/controls/pill.tsx'
import { Table } from '../../web/controls/table.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useDates, useLanguage, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import type { CoverageItem } from '../coverage-item.ts'
import { coverage } from '../coverage.ts'
import { exampleOf, lives } from '../examples.ts'
import { placeOf } from './places.ts'
import './coverage.css'

const all = 'all'
const tones: Record<CoverageItem['state'], Tone> = { done: 'done', thin: 'due', 'not yet': 'calm' }
const stateKey = (state: CoverageItem['state']) => `coverage.state.${state.replace(' ', '')}`
const kinds = [...new Set(coverage.map(({ kind }) => kind))]
const measures = Array.from({ length: 15 }, (_, at) => at + 1)
const countOf = (state: CoverageItem['state']) => coverage.filter((item) => item.state === state).length

export function Coverage() {
  const t = useText()
  const { language } = useLanguage()
  const [filter, setFilter] = useState<CoverageFilter>({ state: all, kind: all, measure: all })
  const items = coverage
    .filter(({ state }) => filter.state === all || state === filter.state)
    .filter(({ kind }) => filter.kind === all || kind === filter.kind)
    .filter(({ measure }) => filter.measure === all || measure === Number(filter.measure))
    .map((item) => ({ ...item, id: String(item.n) }))

  return (
    <Page
      title={t('coverage.title')}
      lead={t('coverage.lead', {
        done: countOf('done'),
        thin: countOf('thin'),
        none: countOf('not yet'),
        all: coverage.length,
      })}
    >
      {language.tag !== 'en' && <Notice tone="info">{t('coverage.english')}</Notice>}
      <Filters value={filter} onChange={setFilter} />
      {items.length === 0 ? (
        <EmptyState icon="list" title={t('coverage.none')} words={t('coverage.none.words')} />
      ) : (
        <CoverageTable items={items} />
      )}
    </Page>
  )
}

/** What is shown: one of each, or all. */
type CoverageFilter = Record<'state' | 'kind' | 'measure', string>

function Filters({ value, onChange }: { value: CoverageFilter; onChange: (value: CoverageFilter) => void }) {
  const t = useText()
  const options = {
    state: (['done', 'thin', 'not yet'] as const).map((code) => ({ value: code, label: t(stateKey(code)) })),
    kind: kinds.map((code) => ({ value: code, label: t(`coverage.kind.${code}`) })),
    measure: measures.map((n) => ({
      value: String(n),
      label: t('coverage.measure.of', { n, name: t(`measure.${n}.name`) }),
    })),
  }
  return (
    <div className="coverage-choices no-print">
      {(['state', 'kind', 'measure'] as const).map((name) => (
        <Select
          key={name}
          label={t(`coverage.${name}`)}
          value={value[name]}
          onChange={(code) => onChange({ ...value, [name]: code ?? all })}
          options={[{ value: all, label: t(`coverage.${name}.all`) }, ...options[name]]}
        />
      ))}
    </div>
  )
}

function CoverageTable({ items }: { items: readonly (CoverageItem & { id: string })[] }) {
  const t = useText()
  const { number } = useDates()
  return (
    <div className="coverage-table">
      <Table
        holds="clear"
        caption={t('coverage.count', { count: items.length })}
        items={items}
        columns={[
          {
            id: 'item',
            label: t('coverage.item'),
            cell: ({ n, item, kind, measure }) => (
              <>
                <bdi lang="en">{item}</bdi>
                <small className="coverage-about">
                  {number(n)} · {t(`coverage.kind.${kind}`)}
                  {measure !== undefined &&
                    ` · ${t('coverage.measure.of', { n: measure, name: t(`measure.${measure}.name`) })}`}
                </small>
              </>
            ),
          },
          { id: 'shows', label: t('coverage.shows'), cell: ({ shows }) => <bdi lang="en">{shows}</bdi> },
          {
            id: 'state',
            label: t('coverage.state'),
            cell: ({ state }) => <Pill tone={tones[state]}>{t(stateKey(state))}</Pill>,
          },
          { id: 'place', label: t('coverage.place'), cell: (item) => <Example {...item} /> },
        ]}
      />
    </div>
  )
}

/** Where it can be seen in the invented country, and the test that shows it working; nothing is claimed for the rest. */
function Example({ n, state, folder, test }: CoverageItem) {
  const t = useText()
  const { demo } = useMe().network
  if (state === 'not yet') return <small>{t('coverage.place.none')}</small>
  const example = demo ? exampleOf(n) : undefined
  const { href, key } = placeOf(folder)
  return (
    <>
      {example && 'life' in example ? (
        <Link href={`/example/${example.life}`}>{t(`coverage.life.${example.life}`)}</Link>
      ) : example ? (
        <Link href={example.href}>{t(`coverage.screen.${example.screen}`)}</Link>
      ) : (
        <Link href={href}>{t(`coverage.place.${key}`)}</Link>
      )}
      {example && (
        <small className="coverage-about">
          {t('coverage.example.as', { handle: 'life' in example ? lives[example.life].as : example.as })}
        </small>
      )}
      {test && (
        <small className="coverage-about">
          {t('coverage.test')}: <bdi lang="en">{test.split(' > ').slice(1).join(' · ')}</bdi>
        </small>
      )}
    </>
  )
}
