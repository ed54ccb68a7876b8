// One bed search for everybody who belongs together: how many and how old follows from their files, and can be put right. Numbers go
// along with the request, and nothing else of them.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { useCase } from '../../cases/ui/use-case.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { BedWishes, noWishes, wishesAsked } from '../../shelter/ui/bed-wishes.tsx'
import { askForBeds, sizeOf, type HouseholdSize, type Wanted } from '../client/household-size.ts'
import { HousesAsked, useHouses } from './houses-asked.tsx'
import { useReadAgain } from './use-household.ts'

const asks = {
  grown_up: 'adults',
  from_12_to_17: 'teens',
  from_3_to_11: 'children',
  under_3: 'babies',
} as const
type Band = keyof typeof asks
const bands = Object.keys(asks) as Band[]
const urgencies = ['now', 'day', 'routine'] as const
type Urgency = (typeof urgencies)[number]
const most = 12

interface Props {
  shared: SharedCase
  /** Where whoever has asked goes on; else the page of the request. */
  back?: string
  onClose: () => void
}

/** For somebody who sleeps in a house already. */
export function AskAnotherHouse({ caseId, ...rest }: Omit<Props, 'shared'> & { caseId: string }) {
  const { data: shared } = useCase(caseId)
  return shared ? <AskForBeds shared={shared} {...rest} /> : null
}

/** Who comes, as far as it is known: the ages that stand in the files, what was put right, and what was said of those of whom none does. */
function useSize(shared: SharedCase) {
  const [put, setPut] = useState<Partial<HouseholdSize>>({})
  const [said, setSaid] = useState<Readonly<Record<string, Band>>>({})
  const { data, error } = useQuery({
    queryKey: ['household-size', shared.case.id, shared.records.length],
    queryFn: () => sizeOf(session, shared),
    gcTime: 0,
  })
  const known = data && { ...data.size, ...put }
  const unknown = data?.unknown ?? []
  const ages = unknown.flatMap(({ id }) => said[id] ?? [])
  const size = known && withAges(known, ages)
  return {
    error,
    known,
    unknown,
    said,
    size,
    count: size ? bands.reduce((sum, band) => sum + size[band], 0) : 0,
    isWhole: known !== undefined && ages.length === unknown.length,
    put: (change: Partial<HouseholdSize>) => setPut((before) => ({ ...before, ...change })),
    say: (id: string, band: Band) => setSaid((before) => ({ ...before, [id]: band })),
  }
}

export function AskForBeds({ shared, back, onClose }: Props) {
  const t = useText()
  const who = useSize(shared)
  const { size, count } = who
  const [urgency, setUrgency] = useState(() => urgencyOf(shared))
  const [wishes, wish] = useState(noWishes)
  const { houses, asked, choose } = useHouses(count)
  const { busy, error, ask } = useAskForBeds(shared.case.id, back)
  const [first, ...rest] = asked
  const isReady = who.isWhole && count > 0 && first !== undefined && urgency !== null
  return (
    <Dialog
      title={t('household.beds')}
      place="side"
      onClose={onClose}
      actions={() => (
        <Button
          look="primary"
          icon="bed"
          isPending={busy}
          isDisabled={!isReady}
          onPress={() => isReady && size && ask(size, { urgency, ...wishesAsked(wishes) }, [first, ...rest])}
        >
          {count > 0 ? t('household.bedsAsk', { count }) : t('household.beds')}
        </Button>
      )}
    >
      <p className="second">{t('household.bedsLead')}</p>
      <AskedAlready shared={shared} />
      <ErrorMessage error={who.error ?? error} />
      <RadioGroup
        label={t('ask.urgency')}
        columns
        choices={urgencies.map((value) => ({ value, label: t(`code.${value}`) }))}
        value={urgency}
        onChange={(value) => setUrgency(value as Urgency)}
      />
      <WhoComes who={who} />
      <BedWishes value={wishes} onChange={wish} most={size?.grown_up ?? 0} />
      {houses && <HousesAsked houses={houses} asked={asked} choose={choose} />}
    </Dialog>
  )
}

/** Whose age stands nowhere is asked for; the others can be put right. */
function WhoComes({ who: { known, error, unknown, said, put, say } }: { who: ReturnType<typeof useSize> }) {
  const t = useText()
  if (!known) return error ? null : <Skeleton label={t('case.opening')} lines={4} />
  return (
    <>
      {unknown.map(({ id, reference }) => (
        <RadioGroup
          key={id}
          columns
          label={t('household.age', { name: aliasHere(reference, t) })}
          hint={t('household.age.hint')}
          choices={bands.map((band) => ({ value: band, label: t(`ask.${asks[band]}`) }))}
          value={said[id] ?? null}
          onChange={(band) => say(id, band as Band)}
        />
      ))}
      <Sizes size={known} put={put} />
    </>
  )
}

/** As the case says it since it was opened; else it is asked. */
const urgencyOf = ({ events }: SharedCase): Urgency | null =>
  urgencies.find((one) =>
    events.some(({ kind, move, facts }) => kind === 'case' && move === 'opened' && facts['urgency'] === one),
  ) ?? null

/** With those whose age was asked. */
const withAges = (known: HouseholdSize, said: readonly Band[]): HouseholdSize =>
  Object.fromEntries(
    bands.map((band) => [band, known[band] + said.filter((one) => one === band).length]),
  ) as HouseholdSize

const open = ['requested', 'matched', 'offered', 'held']

/** One request for a family: where one is open it is looked at first. */
function AskedAlready({ shared }: { shared: SharedCase }) {
  const t = useText()
  const track = shared.tracks.find(({ kind, state }) => kind === 'placement' && open.includes(state))
  if (!track) return null
  return (
    <Notice
      tone="due"
      title={t('household.bedsAsked')}
      action={<ButtonLink href={`/tracks/${track.id}`}>{t('household.bedsAsked.look')}</ButtonLink>}
    />
  )
}

/** Asks once, however often it is pressed over a broken line. */
function useAskForBeds(caseId: string, back: string | undefined) {
  const t = useText()
  const { say } = useNotices()
  const navigateWhenDone = useNavigateWhenDone()
  const readAgain = useReadAgain()
  const { busy, error, run } = usePendingAction()
  const [id] = useState(() => newId())
  const ask = (size: HouseholdSize, wanted: Wanted, houses: readonly [number, ...number[]]) =>
    void run(async () => {
      const asked = await askForBeds(session, { caseId, id, ...wanted }, size, houses)
      say({
        text: t('household.housesDone', { count: houses.length }),
      })
      await readAgain()
      await navigateWhenDone(back ?? `/tracks/${asked[0]!.id}`)
    })
  return { busy, error, ask }
}

/** How many of each age, as it was found or put right. */
function Sizes({ size, put }: { size: HouseholdSize; put: (change: Partial<HouseholdSize>) => void }) {
  const t = useText()
  const { number } = useDates()
  const options = Array.from({ length: most + 1 }, (_, at) => ({ value: String(at), label: number(at) }))
  return bands.map((band) => (
    <Select
      key={band}
      label={t(`ask.${asks[band]}`)}
      options={options}
      value={String(size[band])}
      onChange={(value) => put({ [band]: Number(value ?? 0) })}
    />
  ))
}
