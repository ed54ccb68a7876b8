// What came of her matters in money, to the cent: in clear the page has whole units alone, and what her words open says the rest.

import type { OpenFile } from '../client/open-file.ts'

export function paintMoney({ cases }: OpenFile): void {
  const notes = cases
    .flatMap(({ records }) => records)
    .filter(({ kind, value }) => kind === 'note' && typeof value?.['amount'] === 'string')
    .toReversed()
  for (const place of document.querySelectorAll<HTMLElement>('[data-sum]')) {
    const { sum: move, matter, whole, currency } = place.dataset
    const at = notes.findIndex(
      ({ track, value }) =>
        track === matter && value?.['move'] === move && String(value?.['amount']).split('.')[0] === whole,
    )
    const [note] = at < 0 ? [] : notes.splice(at, 1)
    if (note) place.textContent = moneyIn(String(note.value?.['amount']), currency ?? 'EUR')
  }
}

const moneyIn = (amount: string, currency: string): string =>
  new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`, { style: 'currency', currency }).format(
    amount as never,
  )
