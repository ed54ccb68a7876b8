// What comes first on this case, by name, with its reason and the time that is left: on every view of it, and on the plan as its one
// filled button.
import { canBeLate } from '../../../jurisdictions/packs.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { useText } from '../../web/language/language.tsx'
import { Due, dutyWords } from '../../web/track/clocks.tsx'
import { machineOf } from '../../web/track/machines.ts'
import { panelOf } from './panel-address.ts'
import { nextStepOf } from './rank-steps.ts'

/** The one duty that this page names before everything else. A day until which something lasts at least is none. */
export const firstStepOf = ({ clocks, tracks }: Pick<SharedCase, 'clocks' | 'tracks'>) =>
  nextStepOf(clocks.filter(canBeLate), tracks, machineOf)

export function NextStep({ shared, isFirst }: { shared: SharedCase; isFirst: boolean }) {
  const t = useText()
  const isNarrow = useIsNarrow()
  const next = firstStepOf(shared)
  if (!next) return null
  const { clock, track } = next
  const page = machineOf(track.kind).casePageOfClock?.[clock.clock]
  const href = page ? `/cases/${shared.case.id}${page}` : panelOf(shared.case.id, track.id)
  return (
    <section
      className="case-step"
      data-slim={!isFirst || isNarrow || undefined}
      aria-label={t('case.step.title')}
    >
      <div className="case-step-words">
        <p className="second">
          {t('case.step.title')} · {t(`${track.kind}.name`)}
        </p>
        <p className="row">
          <strong>{dutyWords({ clock: clock.clock, state: track.state }, t)}</strong>
          <Due clock={clock} />
        </p>
      </div>
      <ButtonLink
        {...(isFirst && { look: 'primary' })}
        {...((!isFirst || isNarrow) && { size: 'small' })}
        href={href}
      >
        {t('case.step.do')}
      </ButtonLink>
    </section>
  )
}
