// She came home: an embassy asked whether she can be met. She was, the embassy heard of it, and after a month she is well.

import { assess, explainRights, go, open, start } from '../acts.ts'
import { dayFrom, life } from '../stage.ts'

export const luz = life(
  {
    id: 'luz',
    persona: { language: 'es', ageGroup: 'adult', origin: 'embassy' },
    began: 36,
    cast: { caseworker: 'amara' },
  },
  (on) => {
    on(0, 'caseworker', open('day'), explainRights, assess('medium', 'safe'), (scene, who) =>
      start('homecoming', { came_by: 'official_channel', comes_on: dayFrom(2) })(scene, who),
    )
    on(0.1, 'caseworker', go('homecoming', 'tell_back', { told_back: 'yes' }))
    on(
      2,
      'caseworker',
      go('homecoming', 'arrive', () => ({ arrived_on: dayFrom(0) })),
      go('homecoming', 'tell_back', { told_back: 'arrived' }),
    )
    on(
      33,
      'caseworker',
      go('homecoming', 'follow', { contact: 'first', reached: true }),
      go('homecoming', 'tell_back', { told_back: 'first' }),
    )
  },
)
