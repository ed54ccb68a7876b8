// What the council of survivors thinks of a change of the rules: beside the change for whoever signs it.
import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'

export type Rule = Awaited<ReturnType<typeof api.voices.rules>>['rules'][number]

export const useRules = () =>
  useQuery({ queryKey: ['voice rules'], queryFn: () => api.voices.rules({}), refetchOnMount: 'always' })

export function OpinionsOnChange({ n }: { n: number }) {
  const { t } = useLanguage()
  const { data } = useRules()
  const rule = data?.rules.find((one) => one.n === n)
  if (!rule) return null
  return rule.opinions.length > 0 ? <Opinions opinions={rule.opinions} /> : <p>{t('voice.opinion.none')}</p>
}

/** A policy in an edition, or a target of so many percent. */
export interface Subject {
  subject: 'policy' | 'target'
  id: string
  value: number
}
export const opinionsKey = ['voice opinions']

/** What is said of it as it stands, and nothing of what stood there before; undefined while that is asked. */
export function useOpinionsOn({ subject, id, value }: Subject) {
  const { data } = useQuery({
    queryKey: opinionsKey,
    queryFn: () => api.voices.opinions({}),
    staleTime: 60_000,
  })
  return data?.opinions.filter((one) => one.subject === subject && one.id === id && one.value === value)
}

export function OpinionsOn(of: Subject) {
  const { t } = useLanguage()
  const said = useOpinionsOn(of)
  if (!said) return null
  return said.length > 0 ? <Opinions opinions={said} /> : <p className="second">{t('voice.opinion.none')}</p>
}

export function OpinionsOnPolicy({ id, edition }: { id: string; edition: number }) {
  return <OpinionsOn subject="policy" id={id} value={edition} />
}

export function Opinions({ opinions }: Pick<Rule, 'opinions'>) {
  const { t, dates } = useLanguage()
  return opinions.map(({ house, opinion, words, on }) => (
    <p key={house}>
      <bdi>{house}</bdi>: <b>{t(`voice.opinion.${opinion}`)}</b>
      {words && ` “${words}”`} · {dates.day(on)}
    </p>
  ))
}
