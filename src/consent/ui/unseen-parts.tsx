// Said before anything is signed: a part that no profession of the place sees. They would get its key, and no screen of theirs would
// show what lies under it. Who works there, and as what, is what their checked log says.
import { useQuery } from '@tanstack/react-query'
import { knowCircles } from '../../client/logs.ts'
import { seenBy } from '../../cases/reach.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { usePlaces } from '../../web/session/organisations.ts'
import { vault } from '../../web/session/vault.ts'
import { session } from '../../web/session/window-session.ts'

/** Of these parts the ones that nobody with any of these professions sees. Pure. */
export function unseenParts<Part extends string>(parts: readonly Part[], roles: readonly string[]): Part[] {
  const { parts: seen } = seenBy(roles)
  return parts.filter((part) => !seen.has(part))
}

/** The professions in a circle of an organisation; nothing while they are not known. */
function useRolesOf(circle: number | null, caseId: string): string[] | undefined {
  const organisation = usePlaces().find((one) => one.circle === circle)?.organisation.id
  const { data } = useQuery({
    queryKey: ['roles of', circle, caseId],
    enabled: circle !== null && organisation !== undefined,
    staleTime: 300_000,
    queryFn: async () => {
      await knowCircles(session, [circle!], caseId)
      const log = await vault.viewLog({ organisation: organisation! })
      const inside = log.circles.find(({ id }) => id === circle)?.members ?? []
      return log.members.filter(({ id }) => inside.includes(id)).flatMap(({ roles }) => roles)
    },
  })
  return data
}

interface UnseenPartsProps {
  caseId: string
  circle: number | null
  parts: readonly string[]
}

export function UnseenParts({ caseId, circle, parts }: UnseenPartsProps) {
  const { t, language } = useLanguage()
  const name = usePlaces().find((one) => one.circle === circle)?.name
  const roles = useRolesOf(circle, caseId)
  if (!roles || roles.length === 0) return null
  const unseen = unseenParts(parts, roles)
  if (unseen.length === 0) return null
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  return (
    <Notice
      tone="due"
      title={t('access.unseen', {
        organisation: name ?? '',
        parts: list.format(unseen.map((part) => t(`compartment.${part}`))),
      })}
    >
      {t('access.unseen.words')}
    </Notice>
  )
}
