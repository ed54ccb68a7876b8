// What a process is about, in words: at the head of its panel, with what stood there before. Whoever helps can put it anew.
import { lazy, Suspense } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { descriptionsOf, openDescription, type Description } from '../../client/description.ts'
import { partOfWords } from '../../tracks/define.ts'
import { useLazyDialog } from '../actions/lazy-dialog.ts'
import { Button } from '../controls/button.tsx'
import { Card } from '../controls/card.tsx'
import { ChangedText } from '../controls/changed-text.tsx'
import { Skeleton } from '../controls/progress.tsx'
import { useDates, useText } from '../language/language.tsx'
import { useColleagueName } from '../session/colleagues.ts'
import { session } from '../session/window-session.ts'
import { machineOf } from './machines.ts'

const loadDialog = () => import('./description-dialog.tsx')
const DescriptionDialog = lazy(async () => ({ default: (await loadDialog()).DescriptionDialog }))

interface Props {
  shared: SharedCase
  track: { id: string; kind: string; subkind: string | null; sides: readonly string[] }
  onChanged: () => void
}

export function DescriptionCard({ shared, track, onChanged }: Props) {
  const t = useText()
  const dialog = useLazyDialog(loadDialog)
  const rows = descriptionsOf(shared, track.id)
  const { data, isPending } = useQuery({
    queryKey: ['description', track.id, rows.map(({ id }) => id).join()],
    queryFn: () => Promise.all(rows.map((row) => openDescription(session, shared.case.id, row))),
    gcTime: 0,
    placeholderData: (before) => before,
  })
  const part = partOfWords(machineOf(track.kind), track.subkind ?? undefined)
  const isHeld = (shared.held as readonly string[]).includes(part)
  const mayWrite = isHeld && track.sides.some((side) => side === 'holder' || side === 'carrier')
  if (!isHeld || (rows.length === 0 && !mayWrite)) return null
  if (isPending) return <Skeleton label={t('case.opening')} lines={2} />
  const [now, ...before] = data ?? []
  const write = (
    <Button size="small" look="quiet" {...dialog.button}>
      {t(rows.length === 0 ? 'about.write' : 'about.change')}
    </Button>
  )
  const opened = (
    <Suspense>
      {dialog.open && (
        <DescriptionDialog
          shared={shared}
          track={track}
          now={now}
          onClose={dialog.hide}
          onSaved={() => {
            dialog.hide()
            onChanged()
          }}
        />
      )}
    </Suspense>
  )
  // As long as nothing is written there is nothing to read: a button is enough.
  if (rows.length === 0)
    return (
      <div className="row">
        {write}
        {opened}
      </div>
    )
  return (
    <Card title={t('about.title')} aside={mayWrite && write}>
      {now && <Words of={now} />}
      {before.length > 0 && (
        <details>
          <summary>{t('about.before', { count: before.length })}</summary>
          {before.map((one, at) => (
            <Words key={one.row.id} of={one} next={data?.[at]} />
          ))}
        </details>
      )}
      {opened}
    </Card>
  )
}

const lines = ['goal', 'with', 'who', 'stands', 'why', 'met'] as const

interface Told {
  row: { by: string | null }
  on: string
  value?: Description
  trouble?: string
}

/** `next`: what took its place; what went with that is struck through. */
function Words({ of, next }: { of: Told; next?: Told | undefined }) {
  const t = useText()
  const dates = useDates()
  const colleague = useColleagueName()
  const { value, trouble, on, row } = of
  if (!value) return <p>{t(trouble === 'unfit' ? 'chain.unfit' : 'web.hold.failed')}</p>
  return (
    <div className="about-words">
      {value.text !== '' && (
        <p dir="auto">
          {next?.value ? <ChangedText before={value.text} after={next.value.text} /> : value.text}
        </p>
      )}
      <dl className="facts">
        {lines.map((name) => {
          const said = name === 'who' ? value.who && colleague(value.who) : value[name]
          return said ? (
            <div key={name}>
              <dt>{t(`about.${name}`)}</dt>
              <dd dir="auto">{said}</dd>
            </div>
          ) : null
        })}
      </dl>
      <p className="second">
        <bdi>{row.by ?? t('track.by.person')}</bdi> · {dates.day(on)}
      </p>
    </div>
  )
}
