// Whether the trail holds, as this browser found by itself: one sentence, and behind it each check by name.

import { useQuery } from '@tanstack/react-query'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { vault } from '../../web/session/vault.ts'
import { memory, useTrailLook } from './looking.ts'

/** Six words for the key by which this browser believes checkpoints: what two organisations compare on the telephone. */
function useKeyWords(at: Date | undefined) {
  const { id } = useMe()
  return useQuery({
    queryKey: ['oversight', 'key-words', at],
    enabled: at !== undefined,
    queryFn: async () => {
      const publicKey = await memory.believedKey(id)
      return publicKey === undefined ? null : (await vault.fingerprint({ publicKey })).words
    },
    staleTime: Infinity,
  })
}

export function State() {
  const t = useText()
  const { time } = useDates()
  const { data, error, isFetching, refetch } = useTrailLook()
  const { data: words } = useKeyWords(data?.at)
  const broken = data?.checks.filter(({ holds }) => !holds) ?? []
  const again = (
    <Button size="small" isPending={isFetching} onPress={() => void refetch()}>
      {t('audit.state.again')}
    </Button>
  )
  if (error && !data) return <ErrorMessage error={error} action={again} />
  return (
    <Card
      title={t(
        !data
          ? 'audit.state.looking'
          : broken.length > 0
            ? broken[0]?.name === 'answered'
              ? 'audit.unanswered'
              : 'audit.state.broken'
            : data.cosigned
              ? 'audit.state.holds'
              : 'audit.state.none',
      )}
      {...(data ? { lead: t('audit.state.lead', { time: time(data.at) }) } : {})}
      aside={again}
      {...(broken.length > 0 ? { accent: 'late' as const } : {})}
    >
      {!data ? (
        <Skeleton label={t('audit.state.looking')} lines={3} />
      ) : (
        <ul className="audit-checks">
          {data.checks.map(({ name, holds }) => (
            <li key={name} data-broken={!holds || undefined}>
              <Icon name={holds ? 'check' : 'alert'} size={18} />
              <span>{t(holds ? `audit.holds.${name}` : `audit.broken.${name}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {words && <Facts facts={[{ term: t('audit.key'), value: <bdi dir="ltr">{words}</bdi> }]} />}
    </Card>
  )
}
