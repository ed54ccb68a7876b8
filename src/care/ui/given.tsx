// Given today: what somebody got, in two taps. The cost code is the one that stood there last; more than one, or another code, opens beside.
import { lazy, Suspense, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { wordsOf } from '../../web/actions/error-words.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Menu } from '../../web/controls/menu.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { useNotices } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { give, readGiven, takeBack } from '../client/give.ts'
import { givenKinds, type Chosen, type Given, type GivenKind } from '../given.ts'

const GiveMore = lazy(async () => ({ default: (await import('./give-more.tsx')).GiveMore }))
const shown = 3

export function GivenToday({ shared, onChanged }: { shared: SharedCase; onChanged: () => void }) {
  const { t } = useLanguage()
  const [isMore, setMore] = useState(false)
  const caseId = shared.case.id
  const isMine = shared.case.mine && shared.held.includes('finance')
  const rows = shared.records.filter(({ kind }) => kind === 'given')
  const { data } = useQuery({
    queryKey: ['given', caseId, rows.map(({ id }) => id).join()],
    queryFn: () => readGiven(session, shared),
    enabled: isMine,
    gcTime: 0,
  })
  const { busy, giveIt } = useGiveProvision(caseId, data ?? [], onChanged)
  if (!isMine || !data) return null
  const codeFor = (kind: GivenKind) => data.find(({ value }) => value.kind === kind)?.value.costCode ?? ''
  const line = (kind: GivenKind) => [t(`given.kind.${kind}`), codeFor(kind)].filter(Boolean).join(' · ')
  return (
    <Card
      title={t('given.title')}
      aside={
        <Menu
          label={t('given.title')}
          entries={[
            ...givenKinds.map((kind) => ({
              id: kind,
              label: line(kind),
              onAction: () => void giveIt({ kind, units: 1, costCode: codeFor(kind) }),
            })),
            { id: 'more', label: t('given.more'), onAction: () => setMore(true) },
          ]}
          trigger={
            <Button size="small" icon="plus" isPending={busy}>
              {t('given.give')}
            </Button>
          }
        />
      }
    >
      <Newest given={data} />
      <Suspense>
        {isMore && (
          <GiveMore
            codeFor={codeFor}
            onClose={() => setMore(false)}
            onGive={(chosen) => {
              setMore(false)
              void giveIt(chosen)
            }}
          />
        )}
      </Suspense>
    </Card>
  )
}

function Newest({ given }: { given: readonly { on: string; value: Given }[] }) {
  const { t, dates } = useLanguage()
  const isNarrow = useIsNarrow()
  // A telephone has no room for what is not there.
  if (given.length === 0) return isNarrow ? null : <p className="second">{t('given.none')}</p>
  return (
    <ul className="given">
      {given.slice(0, shown).map(({ on, value }) => (
        <li key={value.count}>
          {t(`given.kind.${value.kind}`)} × {dates.number(value.units)}
          <span className="second">{[value.costCode, dates.shortDay(on)].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}

/** Gives it, and offers to take a slip back. */
function useGiveProvision(
  caseId: string,
  before: Awaited<ReturnType<typeof readGiven>>,
  onChanged: () => void,
) {
  const { t, dates } = useLanguage()
  const { say } = useNotices()
  const { busy, run } = usePendingAction()
  const failed = (fault: unknown) => say({ text: wordsOf(fault, t), tone: 'due' })
  const giveIt = (chosen: Chosen) =>
    run(async () => {
      const what = `${t(`given.kind.${chosen.kind}`)} × ${dates.number(chosen.units)}`
      const value = await give(session, caseId, { ...chosen, text: what, before, id: newId() })
      const undo = () =>
        void run(async () => {
          await takeBack(session, caseId, value)
          onChanged()
        }, failed)
      say({ text: t('given.noted', { what }), action: { label: t('given.undo'), onPress: undo } })
      onChanged()
    }, failed)
  return { busy, giveIt }
}
