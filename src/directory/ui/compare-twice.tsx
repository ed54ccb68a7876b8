// Two rows of the directory beside each other: which one stays, which of their services are the same, and whether they are one at all.
import { useQueryClient } from '@tanstack/react-query'
import { newId } from '../../api/new-id.ts'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useText, type Text } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { sameServices } from '../twice.ts'
import type { TwiceProvider } from '../twice-api.ts'

export const nameOf = ({ name }: TwiceProvider, t: Text): string => name ?? t('directory.twice.unnamed')

const facts = ['phones', 'emails', 'addresses'] as const

/** Says what was decided; then the list is asked anew. */
function useDecision(onClose: () => void) {
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const decide = async (act: () => Promise<unknown>, words: string) => {
    const done = await run(async () => {
      await act()
      await queries.invalidateQueries({ queryKey: ['directory'] })
    })
    if (!done) return
    onClose()
    say({ text: words, tone: 'done' })
  }
  return { busy, error, decide }
}

export function CompareTwice({
  pair: { one, other },
  onClose,
}: {
  pair: { one: TwiceProvider; other: TwiceProvider }
  onClose: () => void
}) {
  const t = useText()
  const { busy, error, decide } = useDecision(onClose)
  const house = [one, other].find(({ isHouse }) => isHouse)
  const fuller = one.services.length >= other.services.length ? one : other
  const [kept, setKept] = useState((house ?? fuller).id)
  const [stays, goes] = kept === one.id ? [one, other] : [other, one]
  const pairs = sameServices(stays.services, goes.services)
  // Pressed again after a lost answer, it is the same decision.
  const [id] = useState(() => newId())
  const [notSame, setNotSame] = useState<readonly string[]>([])
  const same = pairs
    .filter((pair) => !notSame.includes(pair.goes.id))
    .map((pair) => ({ stays: pair.stays.id, goes: pair.goes.id }))
  const merge = () =>
    decide(
      () => api.twice.merge({ id, kept: stays.id, merged: goes.id, same }),
      t('directory.twice.merged', { name: nameOf(stays, t) }),
    )
  const apart = () =>
    decide(() => api.twice.apart({ one: one.id, other: other.id }), t('directory.twice.areTwo'))
  return (
    <Dialog
      title={t('directory.twice.compare.title')}
      onClose={onClose}
      actions={() => (
        <>
          <Button isPending={busy} onPress={() => void apart()}>
            {t('directory.twice.two')}
          </Button>
          <Button look="primary" isPending={busy} onPress={() => void merge()}>
            {t('directory.twice.one')}
          </Button>
        </>
      )}
    >
      <ErrorMessage error={error} />
      <Sides sides={[one, other]} />
      <Stays sides={[one, other]} kept={kept} onChange={setKept} />
      {pairs.length > 0 && (
        <CheckboxGroup
          label={t('directory.twice.same')}
          hint={t('directory.twice.same.hint')}
          choices={pairs.map((pair) => ({ value: pair.goes.id, label: pair.stays.name }))}
          value={same.map((pair) => pair.goes)}
          onChange={(ticked) =>
            setNotSame(pairs.map((pair) => pair.goes.id).filter((one) => !ticked.includes(one)))
          }
        />
      )}
    </Dialog>
  )
}

/** Under which name both are found: a house of the network keeps its own. */
function Stays({
  sides,
  kept,
  onChange,
}: {
  sides: readonly TwiceProvider[]
  kept: string
  onChange: (kept: string) => void
}) {
  const t = useText()
  const hasHouse = sides.some(({ isHouse }) => isHouse)
  return (
    <RadioGroup
      columns
      label={t('directory.twice.stays')}
      hint={t(hasHouse ? 'directory.twice.stays.house' : 'directory.twice.stays.hint')}
      choices={sides.map((row) => ({
        value: row.id,
        label: nameOf(row, t),
        isDisabled: hasHouse && !row.isHouse,
      }))}
      value={kept}
      onChange={onChange}
    />
  )
}

function Sides({ sides }: { sides: readonly TwiceProvider[] }) {
  const t = useText()
  const some = (words: readonly string[]) => <bdi>{words.slice(0, 4).join(' · ') || '—'}</bdi>
  return (
    <Table
      holds="draft"
      caption={t('directory.twice.compare.title')}
      hideCaption
      items={sides}
      columns={[
        { id: 'name', label: t('directory.twice.who'), cell: (row) => <bdi>{nameOf(row, t)}</bdi> },
        ...facts.map((fact) => ({
          id: fact,
          label: t(`directory.twice.fact.${fact}`),
          cell: (row: TwiceProvider) => some(row[fact]),
        })),
        {
          id: 'services',
          label: t('directory.lists.services'),
          cell: ({ services }) => some(services.map(({ name }) => name)),
        },
      ]}
    />
  )
}
