// The auditor's look at the circles of my own organisation, the whole one and its teams, as its checked log has them: after
// somebody has left, those who remain make a new key within a day.
import { momentOf } from '../../sealing/minute.ts'
import type { LogView } from '../../sealing/vault-log-shape.ts'
import type { Check } from './auditor.ts'
import { rotationHours } from './case-checks.ts'

/** A circle that nobody is in cannot be turned by anybody; the teams' page says so. */
export const circlesInTime = ({ circles }: Pick<LogView, 'circles'>, now: string): Check => ({
  name: 'circles',
  holds: circles.every(
    ({ due, dueSince, members }) =>
      !due ||
      members.length === 0 ||
      (dueSince !== undefined && momentOf(now) - momentOf(dueSince) < rotationHours * 3_600_000),
  ),
})
