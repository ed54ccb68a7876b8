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

/** A policy in a version, or a target of so many percent. */
export interface Subject {
  subject: 'policy' | 'target'
  id: string
  value: number
}
export const opinionsKey = ['voice opinions']
export const useOpinions = () =>
  useQuery({ queryKey: opinionsKey, queryFn: () => api.voices.opinions({}), staleTime: 60_000 })

/** What is said of it as it stands; nothing of what stood there before. */
export function OpinionsOn({ subject, id, value }: Subject) {
  const { t } = useLanguage()
  const { data } = useOpinions()
  if (!data) return null
  const said = data.opinions.filter((one) => one.subject === subject && one.id === id && one.value === value)
  return said.length > 0 ? <Opinions opinions={said} /> : <p className="second">{t('voice.opinion.none')}</p>
}

export function OpinionsOnPolicy({ id, version }: { id: string; version: number }) {
  return <OpinionsOn subject="policy" id={id} value={version} />
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
