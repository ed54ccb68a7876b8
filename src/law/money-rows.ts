// The rules about money and courts of a country, as rows: the least pay, long weeks, interest, the ways to money with their last days, and until
// when one can appeal.

import type { Words } from '../jurisdiction/define.ts'
import type { Law } from './law-of.ts'
import { citation, citationOfDated, lengthWords, stateOf, type RuleRow, type Saying } from './rule-row.ts'

/** The least pay by its days, pay for long weeks, interest, each way to money with its last day, and each appeal with its own. */
export function moneyRows(law: Law, say: Saying): RuleRow[] {
  const { t, day } = say
  const { currency = '', leastPay, overtime, interest, arrears, routes } = law.compensation
  const row = (id: string, title: string, source: string, detail: string[] = []): RuleRow => ({
    id,
    title,
    detail: [...detail, citation(law, source, say)],
    state: stateOf({ source }, law, say),
  })
  return [
    ...leastPay.map(({ from, hour, source }) => ({
      ...row(`pay.${from}`, t('law.money.hour', { hour, currency }), source),
      detail: [t('law.since', { day: day(from) }), citationOfDated(law, source, say)],
    })),
    ...(overtime ? [row('overtime', t('law.money.overtime', overtime), overtime.source)] : []),
    ...(interest ? [row('interest', t('law.money.interest', interest), interest.source)] : []),
    ...(arrears ? [row('arrears', t('law.money.arrears'), arrears.source)] : []),
    ...routes.map(({ id, kind, matter, label, limit, reachesBack, source }) =>
      row(`route.${id}`, say.inWords(label as Words), source, [
        t(`law.money.kind.${kind}`),
        t(`code.${matter}`),
        typeof limit === 'object' && limit !== null
          ? [
              lengthWords(limit.length, limit.unit, say),
              t(`law.money.from.${limit.from}`),
              ...(limit.lessDays ? [t('law.money.less', { count: limit.lessDays })] : []),
            ].join(' · ')
          : lengthWords(limit, 'days', say),
        ...(reachesBack ? [t('law.money.reachesBack', { count: reachesBack })] : []),
      ]),
    ),
    ...law.appeals.map(({ id, of, from, label, limit, source }) =>
      row(`appeal.${id}`, say.inWords(label as Words), source, [
        t(`law.appeal.of.${of}`),
        t(`appealLimits.from.${from}`),
        typeof limit === 'object' && limit !== null
          ? lengthWords(limit.length, limit.unit, say)
          : lengthWords(limit, 'days', say),
      ]),
    ),
  ]
}
