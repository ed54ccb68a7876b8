// Whoever has read what somebody lived through is offered a talk: a quiet line that can be put away. Nothing of it is written anywhere.
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useColleagues } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { forgetStories, useStoriesRead } from './stories-read.ts'

export function Debrief() {
  const t = useText()
  const { id } = useMe()
  const count = useStoriesRead()
  const { data: colleagues = [] } = useColleagues()
  if (count === 0) return null
  const supervisors = colleagues.filter((one) => one.id !== id && one.roles.includes('supervisor'))
  const names = supervisors.map(({ name, handle }) => name ?? handle).join(', ')
  return (
    <div className="row" role="note">
      <p className="second">{t(names ? 'debrief.offer' : 'debrief.offer.alone', { count, names })}</p>
      <Button size="small" look="quiet" onPress={forgetStories}>
        {t('debrief.later')}
      </Button>
    </div>
  )
}
