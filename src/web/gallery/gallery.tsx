// Every control in every state, inside the shell: for looking, and for axe (`node scripts/shots.ts`). Only served
// while developing.
import { useState } from 'react'
import { useLocation, useRouter } from '@tanstack/react-router'
import { Button } from '../controls/button.tsx'
import { Card, EmptyState, Facts } from '../controls/card.tsx'
import { HoldToRead } from '../controls/hold-to-read.tsx'
import { Icon, iconNames, type IconName } from '../controls/icon.tsx'
import { Lanes, type Lane } from '../controls/lanes.tsx'
import { useNotices } from '../controls/notice.tsx'
import { lanes as tracks } from '../../tracks/define.ts'
import { Held, Pill } from '../controls/pill.tsx'
import { Progress, Skeleton } from '../controls/progress.tsx'
import { Rows } from '../controls/rows.tsx'
import { Table } from '../controls/table.tsx'
import { useDates, useLanguage } from '../language/language.tsx'
import { Page } from '../shell/page.tsx'
import { Shell, type Place } from '../shell/shell.tsx'
import { Acts } from './acts.tsx'
import { Questions } from './questions.tsx'
import { Says } from './says.tsx'
import { sample, type Sample } from './sample.ts'
import './gallery.css'

const today = '2026-11-24'

function sampleLanes({ lanes, spans, pills }: Sample): Lane[] {
  const span = (place: number, from: string, to: string | null, current = false) => ({
    label: spans[place]!,
    from,
    to,
    current,
  })
  return [
    {
      spans: [
        span(0, '2026-09-12', '2026-09-15'),
        span(1, '2026-09-15', '2026-10-02'),
        span(2, '2026-10-02', null, true),
      ],
      pills: [{ label: pills[0]!, on: '2026-12-18', tone: 'calm' as const }],
    },
    {
      spans: [span(3, '2026-09-12', '2026-09-15'), span(4, '2026-09-15', null, true)],
      pills: [{ label: pills[1]!, on: today, tone: 'due' as const }],
    },
    {
      spans: [span(5, '2026-10-14', '2026-11-02'), span(6, '2026-11-02', null, true)],
      pills: [{ label: pills[2]!, on: '2026-12-11', tone: 'calm' as const }],
    },
    {
      spans: [span(7, '2026-10-12', '2026-11-26', true)],
      pills: [{ label: pills[3]!, on: '2026-11-26', tone: 'due' as const }],
    },
    {
      spans: [span(8, '2026-11-12', null, true)],
      pills: [{ label: pills[4]!, on: '2027-01-12', tone: 'calm' as const }],
    },
  ].map((lane, place) => ({ ...lane, lane: tracks[place]!, label: lanes[place]! }))
}

function Case({ words }: { words: Sample }) {
  return (
    <>
      <Card>
        <Lanes lanes={sampleLanes(words)} today={today} from="2026-09-12" to="2027-01-31" />
      </Card>
      <div className="main-and-side">
        <Card title={words.sections[1]!}>
          <Work words={words} />
        </Card>
        <div className="stack">
          <Card title={words.contact} accent="action">
            <Facts
              facts={[
                ...words.contactFacts.map(([term, value]) => ({ term: term!, value })),
                { term: words.word, value: <HoldToRead label={words.word} read={() => words.codeWord} /> },
              ]}
            />
          </Card>
          <Card title={words.who}>
            <div className="stack">
              <p>
                <strong>{words.organisation}</strong>
              </p>
              <div className="row">
                {words.held.map((compartment, place) => (
                  <Held key={compartment} held={place < 3} words={place < 3 ? words.holds : words.holdsNot}>
                    {compartment}
                  </Held>
                ))}
              </div>
              <Button wide>{words.change}</Button>
            </div>
          </Card>
        </div>
      </div>
    </>
  )
}

function Work({ words }: { words: Sample }) {
  const { due, dueTone, ago } = useDates()
  const now = new Date(2026, 10, 24, 14, 0)
  const when = [
    new Date(2026, 10, 24, 13, 48),
    '2026-11-23',
    new Date(2026, 10, 24, 10, 50),
    new Date(2026, 10, 24, 17, 0),
  ] as const
  const row = (place: number) => ({
    id: String(place),
    title: words.work[place]![0]!,
    detail: words.work[place]![1],
    href: `/gallery?row=${place}`,
    before: (
      <Pill tone={place === 0 ? 'danger' : dueTone(when[place]!, now)}>
        {place === 0 ? ago(when[0], now) : due(when[place]!, now)}
      </Pill>
    ),
    about: {
      name: words.aliases[place]!,
      reference: ['K-40 81 22', 'C-7QF3-2K9M', 'C-M4TD-8XWE', 'C-2HVA-9PRC'][place]!,
    },
    facts: [
      <Pill key="track" track={tracks[(place + 1) % 3]!}>
        {words.lanes[(place + 1) % 3]}
      </Pill>,
      <Pill key="agreed">{words.agreed[place]}</Pill>,
    ],
  })
  return (
    <>
      <Rows heading={words.groups[0]!} tone="danger" rows={[row(0)]} />
      <Rows heading={words.groups[1]!} tone="late" rows={[row(1), row(2)]} />
      <Rows
        heading={words.groups[2]!}
        rows={[{ ...row(3), actions: <Button size="small">{words.take}</Button> }]}
      />
    </>
  )
}

function Lists({ words }: { words: Sample }) {
  const items = words.tableRows.map(([name, free, until]) => ({ id: name!, name, free, until }))
  return (
    <div className="columns">
      <Card title={words.sections[4]!}>
        <div className="stack">
          <Progress label={words.sealing} value={3} max={12} />
          <Progress label={words.loading} />
          <Skeleton label={words.loading} />
        </div>
      </Card>
      <Card title={words.sections[5]!}>
        <Table
          holds="clear"
          caption={words.table}
          items={items}
          columns={[
            { id: 'name', label: words.columns[0]!, cell: ({ name }) => name },
            { id: 'free', label: words.columns[1]!, cell: ({ free }) => free, end: true },
            { id: 'until', label: words.columns[2]!, cell: ({ until }) => until, end: true },
          ]}
        />
      </Card>
      <Card>
        <EmptyState icon="send" title={words.empty[0]!} words={words.empty[1]!}>
          <Button look="primary">{words.empty[2]}</Button>
        </EmptyState>
      </Card>
    </div>
  )
}

const placeIcons: IconName[] = ['list', 'document', 'send', 'book', 'bed', 'message', 'chart', 'people']
const places = (words: Sample): Place[] =>
  words.places.map((label, place) => ({
    label,
    icon: placeIcons[place]!,
    href: place === 1 ? '/gallery' : `/gallery/${place}`,
    ...(([8, 23, 4, null, words.bedsFree, 3] as const)[place] != null
      ? { count: ([8, 23, 4, null, words.bedsFree, 3] as const)[place]! }
      : {}),
    urgent: place === 0,
  }))

/** Finds among the invented people. */
function useFinding(words: Sample) {
  const [find] = useState(
    () => (text: string) =>
      words.aliases
        .filter((one) => one.toLowerCase().includes(text.toLowerCase()))
        .map((one) => ({
          id: one,
          label: one,
          detail: 'C-7QF3-2K9M',
          icon: 'document' as const,
          href: '/gallery',
        })),
  )
  return find
}

/** Every sign, with its name. */
function Signs({ title }: { title: string }) {
  return (
    <Card title={title}>
      <ul className="gallery-signs">
        {iconNames.map((name) => (
          <li key={name}>
            <Icon name={name} size={24} />
            <small lang="en">{name}</small>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The gallery, in the shell. */
export function Gallery() {
  const { language } = useLanguage()
  const words = sample(language.tag)
  const router = useRouter()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const { announce } = useNotices()
  const find = useFinding(words)
  return (
    <Shell
      path={path}
      places={places(words)}
      who={{ name: words.name, organisation: words.organisation, role: words.role }}
      whoEntries={[{ id: 'leave', label: words.keep, icon: 'leave' }]}
      search={{ placeholder: words.search, find, open: (href) => void router.navigate({ href }) }}
      onLock={() => announce(words.toast)}
      demo
    >
      <Page
        title={words.title}
        windowTitle={words.places[1]!}
        beside={
          <>
            <span className="second">
              <bdi>C-7QF3-2K9M</bdi> · {words.reference}
            </span>
            <Pill tone="late">{words.risk}</Pill>
          </>
        }
        lead={
          <>
            {words.ownWords} <HoldToRead label={words.wordsLabel} read={() => words.words} />
          </>
        }
        actions={
          <>
            <Button>{words.note}</Button>
            <Button look="primary">{words.next}</Button>
          </>
        }
      >
        <Case words={words} />
        <Acts words={words} />
        <Questions words={words} />
        <Says words={words} />
        <Lists words={words} />
        <Signs title={words.sections[6]!} />
      </Page>
    </Shell>
  )
}
