// The claim on paper: under the pseudonym of the case, or with the person's name where a court takes no other, each sum shown, each document
// with its number and the hash of its bytes, and the rules by which it was counted. Under the pseudonym the name stands nowhere on it,
// neither in what a document is called nor in what was typed. It comes out of a printer alone, and says nothing of where it was written.
import { pseudonymOf } from '../../cases/alias.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { hundredthsIn } from '../../jurisdiction/money.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { lossKinds, type PeriodLine } from '../losses.ts'
import { burnText, nameParts } from '../redaction.ts'
import type { LossPart } from './loss-part.tsx'
import { useMoney } from './use-losses.ts'

interface Claim extends LossPart {
  shared: { case: Pick<SharedCase['case'], 'reference'> }
  /** Of the person, where it is known here. */
  name?: string | undefined
  /** Whether it stands on the paper; under the pseudonym alone otherwise. */
  isNamed?: boolean
}
/** What was typed, without what must not be read. */
type Read = (text: string) => string

export function ClaimPack({ shared, name, isNamed = false, ...part }: Claim) {
  const { t, dates } = useLanguage()
  const today = useToday()
  const { written, schedule, papers } = part
  const { money } = useMoney(written.currency)
  const numbers = new Map(papers.map(({ row }, at) => [row.id, at + 1]))
  const shownBy = (ids: readonly string[]) =>
    ids.flatMap((id) => (numbers.has(id) ? [`[${dates.number(numbers.get(id)!)}]`] : [])).join(' ')
  const read: Read = (text) => (isNamed ? text : burnText(text, nameParts(name)))
  const used = papers.filter(({ row }) =>
    [...written.periods, ...written.losses].some((one) => one.papers.includes(row.id)),
  )
  return (
    <article className="claim-pack" aria-label={t('losses.pack')}>
      <h2>{t('losses.pack')}</h2>
      <p>
        {isNamed && name && (
          <>
            <bdi>{name}</bdi> ·{' '}
          </>
        )}
        <bdi>{pseudonymOf(shared.case.reference, t)}</bdi> · {dates.longDay(today)}
      </p>
      <h3>{t('losses.periods')}</h3>
      <Wages {...part} shownBy={shownBy} />
      <Others {...part} shownBy={shownBy} read={read} />
      <p>
        <strong>
          {t('losses.total')}: {money(schedule.total)}
        </strong>
      </p>
      {used.length > 0 && <h3>{t('losses.evidence')}</h3>}
      <ul>
        {used.map(({ row, about }) => (
          <li key={row.id}>
            [{dates.number(numbers.get(row.id)!)}] <bdi>{about && read(about.name)}</bdi>
            <br />
            <small dir="ltr">SHA-256 {about?.sha256}</small>
          </li>
        ))}
      </ul>
      <Rules {...part} />
    </article>
  )
}

/** Each time of work with how it was counted. */
function Wages({ written, schedule, shownBy }: LossPart & { shownBy: (ids: readonly string[]) => string }) {
  const { t, dates } = useLanguage()
  const { money } = useMoney(written.currency)
  return (
    <table>
      <thead>
        <tr>
          {(['period', 'sum', 'due', 'paid', 'owed', 'evidence'] as const).map((name) => (
            <th key={name}>{t(`losses.pack.${name}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {schedule.lines.map((line) => (
          <tr key={line.period.id}>
            <td>
              {t('losses.range', {
                from: dates.longDay(line.period.from),
                until: dates.longDay(line.period.until),
              })}
            </td>
            <td>
              <Shown line={line} currency={written.currency} />
            </td>
            <td>{money(line.due)}</td>
            <td>{money(line.paid)}</td>
            <td>{money(line.owed)}</td>
            <td>{shownBy(line.period.papers)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How a line was worked out, piece by piece. */
function Shown({ line, currency }: { line: PeriodLine; currency: string }) {
  const { t, dates } = useLanguage()
  const { decimal } = useMoney(currency)
  return line.pieces.map(({ from, days, rate }) => (
    <div key={from}>
      {t('losses.pack.piece', {
        days: dates.number(days),
        hours: decimal(hundredthsIn(line.period.hours)),
        rate: decimal(rate),
      })}
    </div>
  ))
}

interface Other extends LossPart {
  shownBy: (ids: readonly string[]) => string
  read: Read
}

function Others({ written, schedule, shownBy, read }: Other) {
  const { t } = useLanguage()
  const { money } = useMoney(written.currency)
  return (
    <>
      {(['added', 'less', 'listed'] as const).map((group) => {
        const losses = written.losses.filter(({ kind }) => lossKinds[kind] === group)
        return (
          losses.length > 0 && (
            <section key={group}>
              <h3>{t(`losses.group.${group}`)}</h3>
              <ul>
                {losses.map(({ id, kind, what, amount, papers }) => (
                  <li key={id}>
                    {t(`losses.kind.${kind}`)}: {money(hundredthsIn(amount))} <bdi>{what && read(what)}</bdi>{' '}
                    {shownBy(papers)}
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
      {schedule.raised > 0n && (
        <p>
          {t('losses.raised')}: {money(schedule.raised)}
        </p>
      )}
      {schedule.interest > 0n && (
        <p>
          {t('losses.interest')}: {money(schedule.interest)}
        </p>
      )}
    </>
  )
}

/** The figures that were used, as they are cited. */
function Rules({ pack }: LossPart) {
  const { t, dates } = useLanguage()
  const { leastPay, overtime, interest, arrears, currency = '' } = pack.compensation
  const cite = (source: string) => pack.sources.find(({ id }) => id === source)?.cite ?? source
  if (leastPay.length === 0) return null
  return (
    <>
      <h3>{t('losses.pack.rules')}</h3>
      <ul>
        {leastPay.map(({ from, hour, source }) => (
          <li key={from}>
            {t('law.money.hour', { hour, currency })} · {t('law.since', { day: dates.longDay(from) })} ·{' '}
            {cite(source)}
          </li>
        ))}
        {overtime && (
          <li>
            {t('law.money.overtime', { over: overtime.over, percent: overtime.percent })} ·{' '}
            {cite(overtime.source)}
          </li>
        )}
        {arrears && (
          <li>
            {t('law.money.arrears')} · {cite(arrears.source)}
          </li>
        )}
        {interest && (
          <li>
            {t('law.money.interest', { percent: interest.percent })} · {cite(interest.source)}
          </li>
        )}
      </ul>
    </>
  )
}
