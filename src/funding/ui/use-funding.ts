// Calls and applications as they were read last, and how money, a call and a claim are said.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useOrganisationName } from '../../coordination/ui/use-desk.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { areaWords } from '../../web/language/area-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import type { Application, BudgetLine, Call } from '../api.ts'
import { decimalIn } from '../currency.ts'

export interface Shown {
  application: Application
  lines: readonly BudgetLine[]
}

/** What a line is for: the unit in which it is counted, or the kind of cost. */
export const lineName = ({ unit, cost }: Pick<BudgetLine, 'unit' | 'cost'>) =>
  unit ? (`funding.unit.${unit}` as const) : (`funding.cost.${cost}` as const)

const fundingKey = ['funding']

export const useCalls = () =>
  useQuery({
    queryKey: [...fundingKey, 'calls'],
    queryFn: ({ signal }) => api.funding.calls({}, { signal }),
    refetchOnMount: 'always',
  })

export const useApplications = () =>
  useQuery({
    queryKey: [...fundingKey, 'applications'],
    queryFn: ({ signal }) => api.funding.list({}, { signal }),
    refetchOnMount: 'always',
  })

export const useApplication = (track: string) =>
  useQuery({
    queryKey: [...fundingKey, track],
    queryFn: ({ signal }) => api.funding.read({ track }, { signal }),
    refetchOnMount: 'always',
  })

/** Something that a press does; what stands on the screens is read anew, also where it was refused. */
export function useFundingAct() {
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const again = () => queries.invalidateQueries({ queryKey: fundingKey })
  const act = (doing: () => Promise<unknown>) =>
    run(async () => {
      await doing()
      await again()
    }, again)
  return { busy, error, act }
}

export function useFundingWords() {
  const { t, dates } = useLanguage()
  const nameOf = useOrganisationName()
  const money = (minor: number, currency: string) =>
    dates.number(decimalIn(minor, currency) as never, { style: 'currency', currency })
  const where = (district: string | null) => (district ? areaWords(district) : t('funding.everywhere'))
  return {
    money,
    nameOf,
    /** What it is for, and where. */
    titleOf: ({ purpose, district }: Pick<Call | Application, 'purpose' | 'district'>) =>
      [t(`service.${purpose}`), where(district)].join(' · '),
    /** Whoever stands on the other side. */
    otherOf: ({ side, house, funder }: Application) => nameOf(side === 'holder' ? funder : house),
  }
}
