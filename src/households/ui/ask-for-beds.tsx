// One bed search for everybody who belongs together: how many and how old follows from their files, and can be put right. Numbers go
// along with the request, and nothing else of them.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { useCase } from '../../cases/ui/use-case.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useRecipients } from '../../web/session/organisations.ts'
import { session } from '../../web/session/window-session.ts'
import { BedWishes, noWishes, wishesAsked } from '../../shelter/ui/bed-wishes.tsx'
import { askForBeds, sizeOf, type HouseholdSize, type Wanted } from '../client/household-size.ts'
import { useReadAgain } from './use-household.ts'

const asked = {
  grown_up: 'adults',
  from_12_to_17: 'teens',
  from_3_to_11: 'children',
  under_3: 'babies',
} as const
type Band = keyof typeof asked
const bands = Object.keys(asked) as Band[]
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

export function AskForBeds({ shared, back, onClose }: Props) {
  const t = useText()
  const [put, setPut] = useState<Partial<HouseholdSize>>({})
  const [urgency, setUrgency] = useState<Urgency>('day')
  const [wishes, wish] = useState(noWishes)
  const found = useQuery({
    queryKey: ['household-size', shared.case.id, shared.records.length],
    queryFn: () => sizeOf(session, shared),
    gcTime: 0,
  })
  const size = found.data && { ...found.data, ...put }
  const count = size ? bands.reduce((sum, band) => sum + size[band], 0) : 0
  const [houses, setHouses] = useState<string[]>([])
  const shelters = useRecipients().filter(({ organisation }) => organisation.kind === 'shelter')
  const { busy, error, ask } = useAskForBeds(shared.case.id, back)
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
          isDisabled={count === 0}
          onPress={() => size && ask(size, { urgency, ...wishesAsked(wishes) }, houses.map(Number))}
        >
          {t('household.bedsAsk', { count })}
        </Button>
      )}
    >
      <p className="second">{t('household.bedsLead')}</p>
      <ErrorMessage error={found.error ?? error} />
      {!size && !found.error && <Skeleton label={t('case.opening')} lines={4} />}
      {size && <Sizes size={size} put={(change) => setPut((before) => ({ ...before, ...change }))} />}
      <RadioGroup
        label={t('ask.urgency')}
        columns
        choices={urgencies.map((value) => ({ value, label: t(`code.${value}`) }))}
        value={urgency}
        onChange={(value) => setUrgency(value as Urgency)}
      />
      <BedWishes value={wishes} onChange={wish} most={size?.grown_up ?? 0} />
      {shelters.length > 0 && (
        <CheckboxGroup
          optional
          columns
          label={t('household.houses')}
          hint={t('household.houses.hint')}
          choices={shelters.map((one) => ({ value: String(one.circle), label: one.name }))}
          value={houses}
          onChange={setHouses}
        />
      )}
    </Dialog>
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
  const ask = (size: HouseholdSize, wanted: Wanted, houses: readonly number[]) =>
    void run(async () => {
      const asked = await askForBeds(session, { caseId, id, ...wanted }, size, houses)
      say({
        text:
          houses.length > 0 ? t('household.housesDone', { count: houses.length }) : t('household.bedsDone'),
      })
      await readAgain()
      await navigateWhenDone(back ?? (asked.length === 1 ? `/tracks/${asked[0]!.id}` : `/cases/${caseId}`))
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
      label={t(`ask.${asked[band]}`)}
      options={options}
      value={String(size[band])}
      onChange={(value) => put({ [band]: Number(value ?? 0) })}
    />
  ))
}
