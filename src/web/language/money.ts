// Money and decimals as the reader's language writes them.
import { decimalOf } from '../../jurisdiction/money.ts'
import { useDates } from './language.tsx'

export function useMoneyWords() {
  const { number } = useDates()
  return {
    money: (hundredths: bigint, currency: string) =>
      number(decimalOf(hundredths) as never, { style: 'currency', currency }),
    decimal: (hundredths: bigint) => number(decimalOf(hundredths) as never, { minimumFractionDigits: 2 }),
  }
}
