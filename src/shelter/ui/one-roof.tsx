// Said before a bed is offered: with whom they must not sleep under one roof, and who of those is in the house.
import { useQuery } from '@tanstack/react-query'
import { Problem } from '../../api/problem.ts'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { checkOneRoof, underOneRoof, type OneRoof } from '../../cases/client/one-roof.ts'
import { compareMarks, ownMarks, readMarks } from '../client/roof-marks.ts'
import { useStayName, type House } from './use-night.ts'

/** For whom a room is looked for: by the request for a place, by the case where it is open here. */
export interface Asked {
  track: string | null
  caseId: string | null
}

/** The references of whoever sleeps in the house or comes, as far as it knows them. */
const referencesIn = ({ night }: Pick<House, 'night'>, besides: string | null): string[] =>
  night.stays.flatMap(({ reference, caseId, beds }) =>
    reference !== null && caseId !== besides && beds.length > 0 ? [reference] : [],
  )

/** Nothing where the person is known to the house by a code name alone. */
function useOneRoof(caseId: string | null, house: Pick<House, 'night'> | undefined) {
  const references = house ? referencesIn(house, caseId) : []
  return useQuery({
    queryKey: ['one-roof', caseId, references],
    queryFn: async () => (await underOneRoof(session, caseId!, references)) ?? null,
    enabled: caseId !== null && house !== undefined,
    gcTime: 0,
  }).data
}

/** Whoever sleeps in the house or comes, but for one of them. */
const othersIn = ({ night }: Pick<House, 'night'>, track: string | null, caseId: string | null) =>
  night.stays.filter(
    (one) => one.beds.length > 0 && one.track !== track && (caseId === null || one.caseId !== caseId),
  )

/** What the marks say that were sealed to this house: by either side, and of those too of whom it sees pages alone. */
async function comparedByMarks(house: Pick<House, 'night'>, { track, caseId }: Asked) {
  const all = await readMarks(session)
  const given = track === null ? undefined : all.marks.get(track)
  const mine = given ?? (caseId === null ? undefined : await ownMarks(session, caseId, all.house))
  return compareMarks(all, mine, othersIn(house, track, caseId))
}

function useMarks(house: Pick<House, 'night'> | undefined, who: Asked) {
  const others = house ? othersIn(house, who.track, who.caseId).map(({ track }) => track) : []
  return useQuery({
    queryKey: ['one-roof', 'marks', who.track, who.caseId, others],
    queryFn: async () => (await comparedByMarks(house!, who)) ?? null,
    enabled: house !== undefined,
    gcTime: 0,
  }).data
}

/** Whom they must not meet, by what the case says and by the marks; and whether one of those is in the house. */
export function useApart(house: Pick<House, 'night'> | undefined, who: Asked) {
  const roof = useOneRoof(who.caseId, house)
  const marks = useMarks(house, who)
  const isApart = (roof?.here.length ?? 0) > 0 || (marks?.here.length ?? 0) > 0
  return { roof, marks, isApart }
}

/** Asked once more in the moment of the offer. Problem `refused` where somebody is in the house whom they must not meet. */
export async function refuseApart(house: Pick<House, 'night'>, who: Asked): Promise<void> {
  if (who.caseId !== null) await checkOneRoof(session, who.caseId, referencesIn(house, who.caseId))
  const compared = await comparedByMarks(house, who)
  if (compared && compared.here.length > 0) throw new Problem('refused', { because: 'not-under-one-roof' })
}

/** Whom of the house they must not meet, by the code names that the house has for them; or that nobody here is such. */
export function MarksNotice({
  found,
  house,
}: {
  found: ReturnType<typeof useMarks>
  house: Pick<House, 'night'>
}) {
  const { t, language } = useLanguage()
  const nameOf = useStayName()
  if (!found) return null
  const names = house.night.stays.filter(({ track }) => found.here.includes(track)).map(nameOf)
  if (names.length > 0)
    return (
      <Notice
        tone="danger"
        title={t('beds.apart.here', {
          names: new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(names),
        })}
      />
    )
  return (
    <p className="second">
      {t(found.unknown === 0 ? 'beds.apart.nobody' : 'beds.apart.some', { count: found.unknown })}
    </p>
  )
}

export function OneRoofNotice({ found }: { found: OneRoof | null | undefined }) {
  const { t, language } = useLanguage()
  if (!found?.words) return null
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const names = list.format(found.here.map((reference) => aliasHere(reference, t)))
  return found.here.length > 0 ? (
    <Notice tone="danger" title={t('beds.apart.here', { names })}>
      <bdi>{found.words}</bdi>
    </Notice>
  ) : (
    <p>
      {t('beds.apart')} <bdi>{found.words}</bdi>
    </p>
  )
}
