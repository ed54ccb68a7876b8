// Pages that a person agrees to give to another house, as they stand on that day.

import type { Purpose } from '../src/consent/terms.ts'
import { placeOf } from './actor.ts'
import { caseOf } from './acts.ts'
import { agreeToPages } from './case-work.ts'
import type { Part } from './cast.ts'
import { colleague, type Act } from './stage.ts'

/** Who they are, how they are reached and what was noted, to somebody who reads nothing else of the file. */
export const givePages =
  (part: Part, purpose: Purpose): Act =>
  async (scene, who) => {
    const { ageGroup, language } = scene.persona
    const asked = ageGroup === 'adult' ? {} : ({ assent: true, onBehalf: 'best_interests_decided' } as const)
    const recipient = placeOf(colleague(scene, part))
    await agreeToPages(who, caseOf(scene), { recipient, purpose, days: 120, language, ...asked })
  }
