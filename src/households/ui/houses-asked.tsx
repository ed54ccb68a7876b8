// Which houses are asked for a bed: those that may have places first and ticked, with why; somebody takes ticks away to ask fewer, and nobody
// asks none.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { usePlaces } from '../../web/session/organisations.ts'
import { housesFor, mostOfFew, type HouseFor } from '../houses-for.ts'

interface Shown extends HouseFor {
  name: string
}

/** The houses that can be asked, and those that are, unless somebody chose others. */
export function useHouses(count: number) {
  const [chosen, choose] = useState<readonly number[]>()
  const { data } = useQuery({
    queryKey: ['bed-houses'],
    queryFn: ({ signal }) => api.bedRequests.houses({}, { signal }),
    staleTime: 0,
  })
  // Beds are the whole house's, whatever team takes other things in.
  const shelters = usePlaces().filter(
    ({ circle, organisation }) => organisation.kind === 'shelter' && organisation.circle === circle,
  )
  const names = new Map(shelters.map(({ circle, name }) => [circle, name]))
  const houses: Shown[] | undefined =
    data &&
    housesFor([...names.keys()], data.houses, count).map((one) => ({ ...one, name: names.get(one.circle)! }))
  const asked = chosen ?? houses?.filter(({ mayFit }) => mayFit).map(({ circle }) => circle) ?? []
  return { houses, asked, choose }
}

interface Props {
  houses: readonly Shown[]
  asked: readonly number[]
  choose: (houses: number[]) => void
}

export function HousesAsked({ houses, asked, choose }: Props) {
  const t = useText()
  if (houses.length === 0) return <Notice tone="danger" title={t('household.houses.none')} />
  return (
    <>
      <CheckboxGroup
        columns
        label={t('household.houses')}
        hint={t('household.houses.hint')}
        choices={houses.map(({ circle, name, places }) => ({
          value: String(circle),
          label: name,
          detail:
            places === 'tooFew'
              ? t('household.houses.tooFew', { count: mostOfFew })
              : t(`directory.places.${places}`),
        }))}
        value={asked.map(String)}
        onChange={(houses) => choose(houses.map(Number))}
      />
      {asked.length === 0 && <Notice tone="due" title={t('household.houses.choose')} />}
    </>
  )
}
