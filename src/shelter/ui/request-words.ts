// A request in words: how many come, of what age, and what they need of a room.
import { ageCounts, groupCounts } from '../codes.ts'
import { useText } from '../../web/language/language.tsx'
import type { Stay } from '../api.ts'
import type { Fit } from '../fitting.ts'

/** The first instant from which some room fits, where one is known. */
export const fitFrom = (fits: readonly Fit[]): string | undefined =>
  fits.flatMap((one) => (!one.fits && one.because === 'beds' && one.fitsFrom ? [one.fitsFrom] : [])).sort()[0]

export function useRequestWords() {
  const t = useText()
  return {
    whoOf: ({ party, ages, groups, ageGroup }: Stay): string =>
      [
        t('inbox.party', { count: party }),
        ...(ageCounts.some((age) => ages[age])
          ? ageCounts.map((age) => ages[age] && t(`inbox.ages.${age}`, { count: ages[age] }))
          : [ageGroup && t(`inbox.age.${ageGroup}`)]),
        ...groupCounts.map((group) => groups[group] && t(`inbox.groups.${group}`, { count: groups[group] })),
      ]
        .filter(Boolean)
        .join(', '),
    needsOf: ({ needs, safeIn }: Stay): string =>
      [
        ...needs.map((need) => t(`code.${need}`)),
        ...(safeIn ? [t('beds.safeIn', { place: t(`code.${safeIn}`) })] : []),
      ].join(' · '),
    /** Why a room is not for a request; nothing where it is. */
    notBecause: (fit: Fit | undefined, party: number): string | undefined => {
      if (!fit || fit.fits) return undefined
      if (fit.because === 'beds') return t('beds.because.beds', { free: fit.free, needed: party })
      return t(`beds.because.${fit.because}`)
    },
  }
}
