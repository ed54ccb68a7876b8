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

export function Opinions({ opinions }: Pick<Rule, 'opinions'>) {
  const { t, dates } = useLanguage()
  return opinions.map(({ house, opinion, words, on }) => (
    <p key={house}>
      <bdi>{house}</bdi>: <b>{t(`voice.opinion.${opinion}`)}</b>
      {words && ` “${words}”`} · {dates.day(on)}
    </p>
  ))
}
