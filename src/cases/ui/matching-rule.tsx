// With whose files a name is compared: never with another organisation's, whose names nobody here can open. What the rules of this country
// say of asking another organisation stands beside it, with its source.
import { useQuery } from '@tanstack/react-query'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'

export function MatchingRule() {
  const t = useText()
  const { pack } = useMe().network
  const on = useToday()
  const { data: law } = useQuery({
    queryKey: ['law', pack, on],
    queryFn: () => api.law.read({ pack, on }),
  })
  if (!law) return null
  const { matching, matchingSource } = law.switches
  const source = law.sources.find(({ id }) => id === matchingSource)
  return (
    <p className="second">
      {t(`matching.${matching}`)} {source && source.basis !== 'house' && <bdi>{source.cite}</bdi>}
    </p>
  )
}
