// Rules that every country has one of, each with its own source: about children, and what is allowed as a whole.

import type { Words } from '../jurisdiction/define.ts'
import type { Law } from './law-of.ts'
import { rowOf, type RuleRow, type Saying } from './rule-row.ts'

export function childRows(law: Law, say: Saying): RuleRow[] {
  const { children: rules } = law
  const { t } = say
  const row = rowOf(law, say)
  const within =
    rules.guardianDays === null
      ? t('track.noLimit')
      : t('law.children.guardianDays', { count: rules.guardianDays })
  return [
    ...row(
      'children.adultFrom',
      t('law.children.adultFrom', { age: rules.adultFrom }),
      rules.adultFromSource,
    ),
    ...row('children.inDoubt', say.inWords(rules.inDoubt as Words), rules.inDoubtSource),
    ...row('children.guardian', say.inWords(rules.guardian as Words), rules.guardianSource),
    ...row('children.guardianDays', within, rules.guardianDaysSource),
    ...row(
      'children.ownPageFrom',
      t('law.children.ownPageFrom', { age: rules.ownPageFrom }),
      rules.ownPageFromSource,
    ),
  ]
}

export function switchRows(law: Law, say: Saying): RuleRow[] {
  const { switches } = law
  const { t } = say
  const row = rowOf(law, say)
  const roles = switches.visits.map((role) => t(`people.role.${role}`)).join(', ')
  return [
    ...row('switches.matching', t(`matching.${switches.matching}`), switches.matchingSource),
    ...row('switches.visits', t('law.switches.visits', { roles }), switches.visitsSource),
    ...row(
      'switches.firstDesk',
      t('law.switches.firstDesk', { kind: t(`people.kind.${switches.firstDesk}`) }),
      switches.firstDeskSource,
    ),
    ...row(
      'switches.firstDeskOfChild',
      t('law.switches.firstDeskOfChild', { kind: t(`people.kind.${switches.firstDeskOfChild}`) }),
      switches.firstDeskOfChildSource,
    ),
  ]
}
